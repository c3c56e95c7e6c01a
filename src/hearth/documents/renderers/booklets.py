"""A booklet in every format it is given in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hearth.documents.booklet import Booklet
from hearth.documents.renderers.booklet_html import booklet_html
from hearth.documents.renderers.booklet_pdf import booklet_pdf
from hearth.documents.renderers.booklet_word import booklet_word
from hearth.documents.renderers.files import save
from hearth.progress import Progress, silent

__all__ = ["DrawnBooklet", "draw_booklet", "write_booklet"]


@dataclass(frozen=True)
class DrawnBooklet:
    """A booklet in every format, and the pages of its PDF on which each part stands."""

    html: str
    pdf: bytes
    word: bytes
    pages: Mapping[str, tuple[int, int]]

    @property
    def files(self) -> Mapping[str, bytes]:
        """The content of each format by its suffix."""
        return {"html": self.html.encode(), "docx": self.word, "pdf": self.pdf}

    @property
    def last_page(self) -> int:
        """The number on the last numbered page of its PDF; 0 where none is numbered."""
        return max((last for _, last in self.pages.values()), default=0)

    def write(self, out: Path, name: str) -> list[Path]:
        """Write `name` as HTML, Word and PDF into a folder; the files, in that order."""
        paths = []
        for suffix, content in self.files.items():
            paths.append(out / f"{name}.{suffix}")
            save(content, paths[-1])
        return paths


def draw_booklet(booklet: Booklet, progress: Progress = silent, *, name: str = "") -> DrawnBooklet:
    """The booklet as PDF, Word and HTML; the PDF comes first, as the others cite its pages."""
    what = name or booklet.title
    progress(f"Setting {what} as PDF", 0, 3)
    pdf = booklet_pdf(booklet)
    progress(f"Writing {what} for Word", 1, 3)
    word = booklet_word(booklet, pdf.pages)
    progress(f"Writing {what} as a web page", 2, 3)
    html = booklet_html(booklet, pdf.pages)
    progress(f"{what} is made", 3, 3)
    return DrawnBooklet(html, pdf.content, word, pdf.pages)


def write_booklet(
    booklet: Booklet, out: Path, name: str, progress: Progress = silent
) -> list[Path]:
    """Write `name` as HTML, Word and PDF into a folder; the files, in that order."""
    return draw_booklet(booklet, progress, name=name).write(out, name)
