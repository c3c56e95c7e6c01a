"""Files to take away: of what type each is by its name, and the answer a browser saves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from django.http import HttpResponse

__all__ = ["TYPES", "to_keep"]

TYPES: Mapping[str, str] = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml",
}


def to_keep(name: str, body: bytes | str = b"") -> HttpResponse:
    """An answer that a browser saves under this name, and that no cache keeps."""
    response = HttpResponse(body, content_type=TYPES[PurePath(name).suffix])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
