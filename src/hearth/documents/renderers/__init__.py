"""The report model drawn three ways."""

from __future__ import annotations

from hearth.documents.renderers.html import as_html, write_html
from hearth.documents.renderers.pdf import as_pdf, write_pdf

__all__ = ["as_html", "as_pdf", "write_html", "write_pdf"]
