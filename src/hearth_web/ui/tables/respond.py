"""A page with a table on it, or that table as the file the address asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from hearth_web.ui.files import to_keep
from hearth_web.ui.tables.files import as_csv, as_excel
from hearth_web.ui.tables.model import Table

__all__ = ["FORMATS", "respond"]

FORMATS: Mapping[str, Callable[[Table], bytes]] = {"csv": as_csv, "xlsx": as_excel}


def respond(
    request: HttpRequest, table: Table, template: str, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The template with `table` in its context; with `?format=csv` or `xlsx`, the whole table.

    The view that calls this has already recorded who saw it, page or file alike.
    """
    asked = request.GET.get("format", "")
    if asked not in FORMATS:
        return render(request, template, {**(context or {}), "table": table})
    name = slugify(table.caption)[:80] or "table"
    return to_keep(f"{name}.{asked}", FORMATS[asked](table))
