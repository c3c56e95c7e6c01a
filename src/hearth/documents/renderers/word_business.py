"""An order of business in Word: titles lead to their parts, and Word works out the pages."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document

from hearth.documents.model import Business, BusinessLine
from hearth.documents.renderers.word_fields import add_caption, add_paragraph, bookmark_name
from hearth.documents.renderers.word_styles import TABLE_STYLE
from hearth.documents.renderers.word_tables import (
    TWIPS,
    append,
    cell,
    paragraph,
    table_start,
    uncut,
)

__all__ = ["add_business", "end_of", "start_of"]

WIDTHS = (1020, TWIPS - 1020 - 1250, 1250)
HEADS = ("Item No.", "Title", "Page No.")


def start_of(part: str) -> str:
    """The anchor on the first page of a part."""
    return f"part-{part}"


def end_of(part: str) -> str:
    """The anchor on its last."""
    return f"end-{part}"


def add_business(document: Document, block: Business, pages: Mapping[str, tuple[int, int]]) -> None:
    """The table. `pages` are shown until Word has worked out its own."""
    add_caption(document, "", block.caption)
    heads = "".join(
        cell(paragraph(words, "Tableheading", right=at == 2, keep=True), WIDTHS[at])
        for at, words in enumerate(HEADS)
    )
    rows = "".join(_row(line, pages) for line in block.lines)
    start = table_start(TABLE_STYLE, WIDTHS, block.caption)
    append(document, f"{start}<w:tr>{uncut(True)}{heads}</w:tr>{rows}</w:tbl>")
    add_paragraph(document, "Source")


def _row(line: BusinessLine, pages: Mapping[str, tuple[int, int]]) -> str:
    title = paragraph(line.title, "Tabletext", size=21, bold=True)
    if line.part:
        link = f'<w:hyperlink w:anchor="{bookmark_name(start_of(line.part))}" w:history="1"><w:r>'
        title = title.replace("<w:r>", link, 1).replace("</w:r>", "</w:r></w:hyperlink>", 1)
    note = paragraph(line.note, "Tabletext") if line.note else ""
    cells = (
        cell(paragraph(line.number, "Tabletext", size=21), WIDTHS[0]),
        cell(title + note, WIDTHS[1]),
        cell(_pages(line.part, pages), WIDTHS[2]),
    )
    return f"<w:tr>{uncut()}{''.join(cells)}</w:tr>"


def _pages(part: str, pages: Mapping[str, tuple[int, int]]) -> str:
    """The numbers of the first and last page, worked out again when Word opens the document."""
    if not part:
        return paragraph("", "Tabletext")
    first, last = pages.get(part, (0, 0))
    fields = f"{_page_of(start_of(part), first)}{_run('–')}{_page_of(end_of(part), last)}"
    return f'<w:p><w:pPr><w:pStyle w:val="Tabletext"/><w:jc w:val="right"/></w:pPr>{fields}</w:p>'


def _page_of(anchor: str, shown: int) -> str:
    """A field with the number of the page on which an anchor stands."""
    asked = f"PAGEREF {bookmark_name(anchor)} \\h"
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {asked} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_run(str(shown))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"
