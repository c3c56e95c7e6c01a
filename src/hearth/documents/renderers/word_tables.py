"""Tables in Word: a header row that repeats, sensible widths, numbers to the right.

Written as XML in one piece: python-docx builds a table cell by cell, a hundred times slower.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hearth.documents.model import KeyFigure, Table
from hearth.documents.renderers.layout import SHORT, grid_of, key_columns, nothing_row
from hearth.documents.renderers.word_fields import add_paragraph
from hearth.documents.renderers.word_styles import TABLE_STYLE, TEXT_WIDTH
from hearth.documents.words import clean

__all__ = [
    "TWIPS",
    "add_key_figures",
    "add_table",
    "append",
    "cell",
    "paragraph",
    "table_start",
    "uncut",
]

KEY_LOOK = (
    '<w:tcBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="12436D"/></w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F3F5F8"/>'
)
TWIPS = int(TEXT_WIDTH.twips)


def add_table(document: Document, table: Table, summary: str) -> None:
    """The table at the end of the document; `summary` is its alternative text."""
    grid = grid_of(table)
    widths, size = [round(TWIPS * share) for share in grid.shares], round(grid.size * 2)
    body = table.rows or [nothing_row(table)]
    rows = [
        _row(row, widths, table.numeric, size, keep=i + 1 < len(body) <= SHORT)
        for i, row in enumerate(body)
    ]
    append(
        document,
        f"{table_start(TABLE_STYLE, widths, summary)}"
        f"{_row(table.columns, widths, table.numeric, size, head=True, keep=True)}"
        f"{''.join(rows)}</w:tbl>",
    )


def add_key_figures(document: Document, figures: Sequence[KeyFigure]) -> None:
    """Large numbers side by side, in a table without lines."""
    columns = key_columns(len(figures))
    for start in range(0, len(figures), columns or 1):
        row = figures[start : start + columns]
        widths = [TWIPS // columns] * columns
        cells = [*map(_key_figure, row), *[paragraph("", "Tabletext")] * (len(widths) - len(row))]
        drawn = "".join(
            cell(words, width, KEY_LOOK if i < len(row) else "")
            for i, (words, width) in enumerate(zip(cells, widths, strict=True))
        )
        start_words = table_start("TableNormal", widths, "Key figures", layout=True)
        append(document, f"{start_words}<w:tr>{uncut()}{drawn}</w:tr></w:tbl>")
        add_paragraph(document, "Source")


def append(document: Document, xml: str) -> None:
    """Put a piece of XML at the end of the document."""
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def table_start(style: str, widths: Sequence[int], summary: str, *, layout: bool = False) -> str:
    """Everything of a table before its rows. A table for layout has no header row."""
    look = "0000" if layout else "0020"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{0 if layout else 1}" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean(summary))}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _row(
    cells: Sequence[str],
    widths: Sequence[int],
    numeric: frozenset[int],
    size: int,
    *,
    head: bool = False,
    keep: bool = False,
) -> str:
    """One row, never cut by a page end; `keep` holds it on the page of the next, `head` repeats."""
    style = "Tableheading" if head else "Tabletext"
    drawn = (
        cell(paragraph(words, style, size=size, right=i in numeric, keep=keep), width)
        for i, (words, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{uncut(head)}{''.join(drawn)}</w:tr>"


def uncut(head: bool = False) -> str:
    """The properties of a row that no page end cuts; a head repeats on each page."""
    return f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"


def cell(paragraphs: str, width: int, look: str = "") -> str:
    """A cell of a width in twentieths of a point."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{paragraphs}</w:tc>'


def _key_figure(figure: KeyFigure) -> str:
    detail = paragraph(figure.detail, "Source") if figure.detail else ""
    return paragraph(figure.value, "Keynumber") + paragraph(figure.label, "Tabletext") + detail


def paragraph(
    words: str,
    style: str,
    *,
    size: int = 0,
    right: bool = False,
    keep: bool = False,
    bold: bool = False,
) -> str:
    """A paragraph of a style by its id; `size` in half points overrides the style's.

    Lines of the words are kept apart.
    """
    kept = "<w:keepNext/>" if keep else ""
    side = '<w:jc w:val="right"/>' if right else ""
    look = f'<w:rPr>{bold * "<w:b/>"}<w:sz w:val="{size}"/></w:rPr>' if size else ""
    look = look or bold * "<w:rPr><w:b/></w:rPr>"
    lines = (f'<w:t xml:space="preserve">{escape(clean(line))}</w:t>' for line in words.split("\n"))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{side}</w:pPr>'
        f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r></w:p>"
    )
