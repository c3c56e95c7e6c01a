"""A page with a table on it, or that table as the file the address asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from hearth_web.ui.tables.files import as_csv, as_excel
from hearth_web.ui.tables.model import Table

__all__ = ["FORMATS", "respond"]

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Mapping[str, tuple[str, Callable[[Table], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (EXCEL, as_excel),
}


def respond(
    request: HttpRequest, table: Table, template: str, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The template with `table` in its context; with `?format=csv` or `xlsx`, the whole table.

    The view that calls this has already recorded who saw it, page or file alike.
    """
    asked = request.GET.get("format", "")
    if asked not in FORMATS:
        return render(request, template, {**(context or {}), "table": table})
    kind, write = FORMATS[asked]
    response = HttpResponse(write(table), content_type=kind)
    name = slugify(table.caption)[:80] or "table"
    response["Content-Disposition"] = f'attachment; filename="{name}.{asked}"'
    response["Cache-Control"] = "no-store"
    return response
