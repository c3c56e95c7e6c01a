"""What python-docx lacks: fields, bookmarks, numbered captions, a contents list."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from hearth.documents.words import clean, runs

__all__ = [
    "add_bookmark",
    "add_caption",
    "add_contents",
    "add_field",
    "add_paragraph",
    "add_runs",
    "bookmark_mark",
    "bookmark_name",
    "count_again",
    "element",
]

# Word's own limit on the length of a bookmark's name.
LONGEST_BOOKMARK = 40


def element(name: str, /, **attributes: str) -> _Element:
    """A WordprocessingML element with attributes in its namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_paragraph(document: Document, style: str, words: str = "") -> Paragraph:
    """A paragraph in a style of that name.

    The style is set by its id, which is its name without spaces: python-docx would search every
    style of the document for each paragraph, most of the time a long report takes.
    """
    paragraph = document.add_paragraph(clean(words))
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def add_runs(paragraph: Paragraph, words: str) -> None:
    """Words with ``**bold**`` at the end of a paragraph."""
    for part, bold in runs(words):
        paragraph.add_run(part).bold = bold or None


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field such as PAGE, showing `shown` until Word works it out."""
    _begin(paragraph, instruction)
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def _begin(paragraph: Paragraph, instruction: str) -> None:
    """The part of a field before its result."""
    _mark(paragraph, "begin")
    words = element("instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {instruction} "
    paragraph.add_run()._r.append(words)
    _mark(paragraph, "separate")


def _mark(paragraph: Paragraph, kind: str) -> None:
    """One of a field's three marks: begin, separate, end."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind))


def bookmark_name(anchor: str) -> str:
    """An anchor as a name Word takes: letters, digits and low lines, 40 at most, still unique."""
    name = "_" + re.sub(r"\W", "_", anchor)
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return f"{name[:31]}_{zlib.crc32(anchor.encode()):08x}"


def add_bookmark(paragraph: Paragraph, anchor: str) -> None:
    """Make the paragraph a place that links can point to."""
    number = str(zlib.crc32(anchor.encode()) & 0x7FFFFFFF)
    inside = paragraph._p
    inside.insert(1, element("bookmarkStart", id=number, name=bookmark_name(anchor)))
    inside.append(element("bookmarkEnd", id=number))


def bookmark_mark(anchor: str) -> str:
    """A place that links can point to as XML, for paragraphs written as such."""
    number = zlib.crc32(anchor.encode()) & 0x7FFFFFFF
    name = bookmark_name(anchor)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def add_caption(document: Document, number: str, words: str) -> None:
    """A caption whose number Word counts itself, so that it stays right when blocks are moved.

    One without a number has only its words.
    """
    if not number:
        add_paragraph(document, "Caption", words)
        return
    kind, _, count = number.partition(" ")
    paragraph = add_paragraph(document, "Caption", f"{kind} ")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", count)
    paragraph.add_run(clean(f": {words}"))


def count_again(paragraph: Paragraph) -> None:
    """Let Word count the captions after this paragraph from 1; nothing of it is seen."""
    for kind in ("Table", "Figure"):
        add_field(paragraph, f"SEQ {kind} \\r 0 \\h", "")


def add_contents(document: Document, entries: Sequence[tuple[str, str, int]]) -> None:
    """A contents field over the headings, already filled with links; Word adds page numbers.

    `entries` are (anchor, words, level), level 1 being a section.
    """
    add_paragraph(document, "TOC Heading", "Contents")
    for i, (anchor, words, level) in enumerate(entries):
        paragraph = add_paragraph(document, f"toc {level}")
        if i == 0:
            _begin(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
        _add_link(paragraph, anchor, words)
    _mark(paragraph, "end")


def _add_link(paragraph: Paragraph, anchor: str, words: str) -> None:
    """A link to a bookmark in this document."""
    link = element("hyperlink", anchor=bookmark_name(anchor), history="1")
    run = paragraph.add_run(clean(words))
    link.append(run._r)
    paragraph._p.append(link)
