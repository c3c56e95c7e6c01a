"""One report model, drawn as HTML, Word and accessible PDF."""

from __future__ import annotations

from hearth.documents.renderers import PRINTED, write_every, write_printed

__all__ = ["PRINTED", "write_every", "write_printed"]
