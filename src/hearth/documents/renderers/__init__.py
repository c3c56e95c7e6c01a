"""The report model drawn three ways."""

from __future__ import annotations

from hearth.documents.renderers.booklets import DrawnBooklet, draw_booklet, write_booklet
from hearth.documents.renderers.every import FORMATS, write_every, write_printed
from hearth.documents.renderers.html import as_html, write_html
from hearth.documents.renderers.pdf import as_pdf, write_pdf
from hearth.documents.renderers.word import as_word, write_word

__all__ = [
    "FORMATS",
    "DrawnBooklet",
    "as_html",
    "as_pdf",
    "as_word",
    "draw_booklet",
    "write_booklet",
    "write_every",
    "write_html",
    "write_pdf",
    "write_printed",
    "write_word",
]
