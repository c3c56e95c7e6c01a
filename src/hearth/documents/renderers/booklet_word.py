"""A booklet as a Word document: a section for each part, with its own running head and pages."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.text.paragraph import Paragraph

from hearth.documents.booklet import Booklet, BookletPart
from hearth.documents.model import Business
from hearth.documents.renderers.booklet_layout import PlacedPart, lay_out_parts
from hearth.documents.renderers.word import add_block, describe, packed
from hearth.documents.renderers.word_boxes import add_banner
from hearth.documents.renderers.word_business import add_business, end_of, start_of
from hearth.documents.renderers.word_fields import (
    add_bookmark,
    add_field,
    add_paragraph,
    count_again,
    element,
)
from hearth.documents.renderers.word_pictures import chart_images
from hearth.documents.renderers.word_styles import run_head, set_styles

__all__ = ["booklet_word"]

Pages = Mapping[str, tuple[int, int]]


def booklet_word(booklet: Booklet, pages: Pages) -> bytes:
    """The booklet as a .docx file. The same booklet gives the same bytes.

    `pages` are the page ranges of its PDF: they stand in the order of business until Word, whose
    pages may end elsewhere, has worked out its own.
    """
    parts = list(lay_out_parts(booklet))
    images = chart_images([placed for each in parts for placed in each.placed])
    document = docx.Document()
    set_styles(document, booklet.language)
    describe(document, booklet, booklet.name, booklet.description)
    first = next((part.key for part in booklet.parts if part.numbered), "")
    for at, each in enumerate(parts):
        if at:
            _end_section(document)
        start = booklet.first_page if each.part.key == first else 0
        _begin_section(document, booklet, each.part, start, is_front=at == 0)
        if at == 0:
            _masthead(document, booklet)
        _add_part(document, each, images, pages)
    return packed(document)


def _masthead(document: Document, booklet: Booklet) -> None:
    add_paragraph(document, "Cover line", booklet.council)
    add_paragraph(document, "Title", booklet.title)
    for line in booklet.lines:
        add_paragraph(document, "Subtitle", line)


def _add_part(
    document: Document, each: PlacedPart, images: Mapping[str, bytes], pages: Pages
) -> None:
    part = each.part
    if part.banner:
        add_banner(document, part.banner, part.title, start_of(part.key))
    elif part.title:
        add_bookmark(add_paragraph(document, "Heading 1", part.title), start_of(part.key))
    for placed in each.placed:
        if isinstance(placed.block, Business):
            add_business(document, placed.block, pages)
        else:
            add_block(document, placed, images)
    last = _last_paragraph(document)
    add_bookmark(last, end_of(part.key))
    if any(placed.number for placed in each.placed):
        count_again(last)


def _last_paragraph(document: Document) -> Paragraph:
    """The last paragraph of the document so far, made if it ends with anything else."""
    body = document.element.body
    last = body[-2] if len(body) > 1 else None
    if last is None or last.tag != qn("w:p"):
        return add_paragraph(document, "Source")
    return Paragraph(last, document._body)


def _end_section(document: Document) -> None:
    """End the section where the document ends now; the next begins a page."""
    last = _last_paragraph(document)
    properties: Any = document.element.body[-1]
    last._p.get_or_add_pPr().append(deepcopy(properties))
    # The copy keeps head and foot; the section that goes on gets its own.
    for kind in ("headerReference", "footerReference", "pgNumType"):
        for found in properties.findall(qn(f"w:{kind}")):
            properties.remove(found)


def _begin_section(
    document: Document, booklet: Booklet, part: BookletPart, start: int, *, is_front: bool
) -> None:
    """Running head and foot of a part, and how its pages are numbered."""
    section = document.sections[-1]
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    _number_pages(section, part, start)
    if not is_front:
        run_head(section, booklet.title, part.running)
    if booklet.marking:
        _mark(section.header.add_paragraph(), booklet.marking)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if part.numbered:
        add_field(foot, "PAGE", "1")
    if booklet.marking:
        _mark(section.footer.add_paragraph(), booklet.marking)


def _mark(paragraph: Paragraph, marking: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(marking).bold = True


def _number_pages(section: Section, part: BookletPart, start: int) -> None:
    """Numbers that go on from the part before, or start again; small Roman ones at the front."""
    how = {"fmt": "decimal" if part.numbered else "lowerRoman"}
    if start:
        how["start"] = str(start)
    columns = section._sectPr.find(qn("w:cols"))
    made = element("pgNumType", **how)
    if columns is None:
        section._sectPr.append(made)
    else:
        columns.addprevious(made)
