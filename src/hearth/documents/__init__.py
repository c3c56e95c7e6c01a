"""One report model, drawn as HTML, Word and accessible PDF."""

from __future__ import annotations

from hearth.documents.renderers import write_every, write_html, write_pdf, write_printed, write_word

__all__ = ["write_every", "write_html", "write_pdf", "write_printed", "write_word"]
