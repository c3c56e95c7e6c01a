"""The report as a Word document an officer can edit: real styles, headings, captions, contents."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from hearth.documents.booklet import Booklet
from hearth.documents.model import (
    Business,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Note,
    Numbered,
    Paragraph,
    Report,
    Rolls,
    Signature,
    SourceLine,
    Table,
)
from hearth.documents.renderers.layout import (
    PUBLIC_BANNER,
    Placed,
    as_at,
    lay_out,
    numbered_caption,
    source_words,
)
from hearth.documents.renderers.word_boxes import add_facts, add_rolls, add_signature
from hearth.documents.renderers.word_business import add_business
from hearth.documents.renderers.word_fields import (
    add_bookmark,
    add_caption,
    add_contents,
    add_paragraph,
    add_runs,
)
from hearth.documents.renderers.word_lists import add_numbered
from hearth.documents.renderers.word_pictures import add_chart, chart_images
from hearth.documents.renderers.word_styles import dress
from hearth.documents.renderers.word_tables import add_key_figures, add_table
from hearth.documents.renderers.zipped import same_every_time
from hearth.documents.words import clean

__all__ = ["add_block", "as_word", "describe", "packed"]

# Sections and what lies directly under them.
CONTENTS_DEPTH = 3


def as_word(report: Report) -> bytes:
    """The report as a .docx file. The same report gives the same bytes."""
    placed = list(lay_out(report))
    images = chart_images(placed)
    document = docx.Document()
    banner = PUBLIC_BANNER if report.public else ""
    dress(document, report.title, report.council, banner, report.language)
    describe(document, report, report.title, report.subtitle, report.keywords)
    _title_page(document, report)
    _add_contents(document, placed)
    first = len(document.element.body) - 1
    for each in placed:
        add_block(document, each, images)
    _begin_page(document, first)
    return packed(document)


def _add_contents(document: Document, placed: Sequence[Placed]) -> None:
    """The contents, if there are sections."""
    headings = [
        (each.anchor, each.block.text, each.block.level - 1)
        for each in placed
        if isinstance(each.block, Heading) and each.block.level <= CONTENTS_DEPTH
    ]
    if headings:
        add_contents(document, headings)


def _begin_page(document: Document, place: int) -> None:
    """Let what stands at this place in the body begin a page, if it is a paragraph."""
    found = document.element.body[place]
    if found.tag == qn("w:p"):
        WordParagraph(found, document._body).paragraph_format.page_break_before = True


def packed(document: Document) -> bytes:
    """The document as a file; the same document gives the same bytes."""
    file = io.BytesIO()
    document.save(file)
    return same_every_time(file.getvalue())


def describe(
    document: Document,
    report: Report | Booklet,
    title: str,
    subject: str,
    keywords: Sequence[str] = (),
) -> None:
    """The properties Word shows under Info."""
    made = datetime(report.on.year, report.on.month, report.on.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title = clean(title)[:255]
    properties.subject = clean(subject)[:255]
    properties.author = clean(report.council)[:255]
    properties.last_modified_by = clean(report.council)[:255]
    properties.keywords = clean(", ".join(keywords))[:255]
    properties.language = report.language
    properties.comments = ""
    properties.created = properties.modified = made


def _title_page(document: Document, report: Report) -> None:
    """Council, title, subtitle and date; the contents follow on the same page."""
    add_paragraph(document, "Cover line", report.council)
    add_paragraph(document, "Title", report.title)
    if report.subtitle:
        add_paragraph(document, "Subtitle", report.subtitle)
    add_paragraph(document, "Cover line", as_at(report))
    if report.public:
        add_paragraph(document, "Callout", PUBLIC_BANNER)


def add_block(document: Document, placed: Placed, images: Mapping[str, bytes]) -> None:
    """One block at the end of the document."""
    block = placed.block
    match block:
        case Heading():
            _add_heading(document, placed, block)
        case Paragraph():
            paragraph = add_paragraph(document, "Normal")
            add_runs(paragraph, block.text)
            paragraph.paragraph_format.keep_with_next = block.leads or None
        case Listing():
            for item in block.items:
                add_runs(add_paragraph(document, "List Bullet"), item)
        case KeyFigures():
            add_key_figures(document, block.figures)
        case Table():
            add_caption(document, placed.number, block.caption)
            add_table(document, block, numbered_caption(placed.number, block.caption))
            _add_notes(document, block.notes)
        case Figure():
            _add_figure(document, placed, block, images)
        case Note():
            add_runs(add_paragraph(document, "Callout"), block.text)
        case SourceLine():
            add_paragraph(document, "Source", source_words(block))
        case Numbered():
            add_numbered(document, block)
        case Facts():
            add_facts(document, block.facts)
        case Rolls():
            add_rolls(document, block.rolls)
        case Business():
            add_business(document, block, {})
        case Signature():
            add_signature(document, block.labels)


def _add_heading(document: Document, placed: Placed, heading: Heading) -> None:
    """A heading that the contents can point to."""
    paragraph = add_paragraph(document, f"Heading {heading.level - 1}", heading.text)
    paragraph.paragraph_format.page_break_before = heading.new_page or None
    add_bookmark(paragraph, placed.anchor)


def _add_figure(
    document: Document, placed: Placed, figure: Figure, images: Mapping[str, bytes]
) -> None:
    """Caption, chart, then the chart's figures as a table."""
    add_caption(document, placed.number, figure.caption)
    add_chart(document, figure.chart, images[placed.anchor], placed.number)
    words = f"{placed.number} as a table: {figure.table.caption}"
    add_paragraph(document, "Table title", words)
    add_table(document, figure.table, words)
    _add_notes(document, figure.table.notes)


def _add_notes(document: Document, notes: Sequence[str]) -> None:
    """Notes beneath a table; without any, a little space, or Word joins it to the next."""
    for note in notes or [""]:
        add_paragraph(document, "Source", note)
