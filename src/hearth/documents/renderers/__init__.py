"""The report model drawn three ways."""

from __future__ import annotations

from hearth.documents.renderers.booklets import DrawnBooklet, draw_booklet, write_booklet
from hearth.documents.renderers.every import FORMATS, PRINTED, write_every, write_printed
from hearth.documents.renderers.html import as_html
from hearth.documents.renderers.pdf import as_pdf
from hearth.documents.renderers.word import as_word

__all__ = [
    "FORMATS",
    "PRINTED",
    "DrawnBooklet",
    "as_html",
    "as_pdf",
    "as_word",
    "draw_booklet",
    "write_booklet",
    "write_every",
    "write_printed",
]
