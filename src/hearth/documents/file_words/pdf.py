"""The words of a PDF: of its pages as they are seen, and of what lies beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw

from hearth.documents.file_words.streams import no_trap, unpacked

__all__ = ["CANNOT_READ", "LOCKED", "pdf_words"]

LOCKED = pikepdf.PasswordError
CANNOT_READ = (pikepdf.PdfError, pikepdf.DataDecodingError, pypdfium2.PdfiumError, ValueError,
               OverflowError, AttributeError, KeyError, TypeError)  # fmt: skip
"""What a file raises that another program wrote wrongly. Of one page, the others are read."""
MARKS = re.compile(rb"<[^>]*>")
BESIDE = ("/Contents", "/T", "/TU", "/V", "/Title", "/Alt", "/ActualText")
"""What annotations, fields of forms, bookmarks and pictures say."""
MOST_UNKNOWN = 0.1
"""The share of letters that may have no name: a bullet or a sign here and there."""


@dataclass(frozen=True)
class Page:
    """What a page says, and whether that is all there is to read on it."""

    words: str = ""
    is_legible: bool = False


def pdf_words(path: Path) -> tuple[str, int, int]:
    """All words of a PDF, how many pages it has, and how many have words that cannot be read.

    LOCKED where it asks for a password, one of CANNOT_READ where it is no PDF.
    """
    with pikepdf.open(path) as opened, pypdfium2.PdfDocument(path) as seen:
        pages = [_page(page, seen, at) for at, page in enumerate(opened.pages)]
        beside = [*_titles(opened), *_beside(opened)]
    unread = sum(not each.is_legible for each in pages)
    return " ".join([*(each.words for each in pages), *beside]), len(pages), unread


def _page(page: pikepdf.Page, seen: pypdfium2.PdfDocument, at: int) -> Page:
    """What is seen of a page; as far as it can be read."""
    try:
        no_trap(page.obj)
        return _read(seen[at])
    except CANNOT_READ:
        return Page()


def _read(page: pypdfium2.PdfPage) -> Page:
    """A page is legible that is no scan, and whose letters have names."""
    text = page.get_textpage()
    words = text.get_text_range()
    if not words.strip():
        return Page(is_legible=not any(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])))
    letters = text.count_chars()
    unknown = sum(raw.FPDFText_HasUnicodeMapError(text, at) == 1 for at in range(letters))
    return Page(words, unknown <= letters * MOST_UNKNOWN)


def _titles(opened: pikepdf.Pdf) -> Iterator[str]:
    """The title, author and keywords, in either place that a PDF keeps them."""
    yield from (str(each) for each in opened.docinfo.values() if isinstance(each, pikepdf.String))
    described = opened.Root.get("/Metadata")
    if isinstance(described, pikepdf.Stream):
        yield MARKS.sub(b" ", unpacked(described)).decode("utf-8", "replace")


def _beside(opened: pikepdf.Pdf) -> Iterator[str]:
    """What stands beside the pages: notes, forms, bookmarks, words for those who cannot see."""
    for each in opened.objects:
        if isinstance(each, pikepdf.Dictionary):
            found = (each.get(name) for name in BESIDE)
            yield from (str(said) for said in found if isinstance(said, pikepdf.String))
