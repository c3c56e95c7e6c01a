"""A booklet as one accessible PDF, and on which of its pages each part stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearth.documents.booklet import Booklet, BookletPart
from hearth.documents.renderers.booklet_layout import PlacedPart, lay_out_parts
from hearth.documents.renderers.pdf import charts_of, drawn, packed, shortened, templates
from hearth.documents.renderers.typesetting import linked, pdf, queried

__all__ = ["BookletPdf", "booklet_pdf", "booklet_sources"]


@dataclass(frozen=True)
class BookletPdf:
    """The file, and the numbers on the first and last page of each part by its key."""

    content: bytes
    pages: Mapping[str, tuple[int, int]]


def booklet_pdf(booklet: Booklet) -> BookletPdf:
    """The booklet as a PDF. The same booklet gives the same bytes.

    The typesetter works out the page ranges of the order of business, until they hold.
    """
    sources = booklet_sources(booklet)
    with _bound_files(booklet) as folder:
        content = pdf(sources, booklet.on, folder)
        pages = json.loads(queried(sources, "<pages>", folder))
    numbered = {part.key for part in booklet.parts if part.numbered}
    ranges = {key: (first, last) for key, first, last in pages if key in numbered}
    return BookletPdf(content, ranges)


def _bound_files(booklet: Booklet) -> AbstractContextManager[Path | None]:
    """A folder with the files that are bound in, each under the key of its part; None without."""
    files = {part.key: part.bound.path for part in booklet.parts if part.bound}
    return linked(files) if files else nullcontext()


def booklet_sources(booklet: Booklet) -> dict[str, bytes]:
    """Everything the typesetter needs: templates, content, charts."""
    parts = list(lay_out_parts(booklet))
    charts = {name: svg for each in parts for name, svg in charts_of(each.placed).items()}
    content = packed(_content(booklet, parts))
    return {**templates("booklet.typ"), "booklet.json": content, **charts}


def _content(booklet: Booklet, parts: list[PlacedPart]) -> dict[str, Any]:
    language, _, region = booklet.language.partition("-")
    first = next((part.key for part in booklet.parts if part.numbered), "")
    return {
        "title": booklet.title,
        "name": booklet.name,
        "short_title": shortened(booklet.title),
        "council": booklet.council,
        "description": booklet.description,
        "lines": list(booklet.lines),
        "marking": booklet.marking,
        "lang": language,
        "region": region or None,
        "made": [booklet.on.year, booklet.on.month, booklet.on.day],
        "first_numbered": first,
        "first_page": booklet.first_page,
        "parts": [_part(each) for each in parts],
    }


def _part(placed: PlacedPart) -> dict[str, Any]:
    part: BookletPart = placed.part
    return {
        "key": part.key,
        "title": part.title,
        "running": shortened(part.running),
        "numbered": part.numbered,
        "banner": vars(part.banner) if part.banner else None,
        "blocks": drawn(placed.placed),
        "bound": {"pages": part.bound.pages, "called": part.bound.called} if part.bound else None,
    }
