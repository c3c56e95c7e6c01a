"""The report as an accessible PDF (PDF/UA-1): tagged, titled, with alternative text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from hearth.documents.model import (
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Note,
    Paragraph,
    Report,
    SourceLine,
    Table,
)
from hearth.documents.renderers.files import save
from hearth.documents.renderers.layout import (
    PUBLIC_BANNER,
    SHORT,
    Placed,
    as_at,
    grid_of,
    key_columns,
    lay_out,
    nothing_row,
    numbered_caption,
    source_words,
)
from hearth.documents.renderers.typesetting import pdf
from hearth.documents.words import clean, runs

__all__ = ["as_pdf", "write_pdf"]

LONGEST_HEADER = 70
# Cells longer than this may break across pages; shorter ones are kept whole.
LONG_CELL = 1200
# Longer than any English word: only these may be broken anywhere.
ENDLESS = re.compile(r"\S{24,}")
ZERO_WIDTH_SPACE = "\u200b"


def write_pdf(report: Report, path: Path) -> None:
    """Write the report as one PDF file; UsageError if the file cannot be written."""
    save(as_pdf(report), path)


def as_pdf(report: Report) -> bytes:
    """The report as a PDF. The same report gives the same bytes."""
    placed = list(lay_out(report))
    template = files("hearth.documents.renderers").joinpath("report.typ").read_bytes()
    content = json.dumps(_clean(_content(report, placed)), ensure_ascii=False).encode()
    charts = {
        f"{each.anchor}.svg": each.block.chart.svg.encode()
        for each in placed
        if isinstance(each.block, Figure)
    }
    return pdf({"main.typ": template, "report.json": content, **charts}, report.on)


def _content(report: Report, placed: Sequence[Placed]) -> dict[str, Any]:
    """The whole report as plain data, for the template to draw."""
    language, _, region = report.language.partition("-")
    headings = [each for each in placed if isinstance(each.block, Heading)]
    return {
        "title": report.title,
        "short_title": _short(report.title),
        "subtitle": report.subtitle,
        "council": report.council,
        "as_at": as_at(report),
        "banner": PUBLIC_BANNER if report.public else "",
        "keywords": list(report.keywords),
        "lang": language,
        "region": region or None,
        "made": [report.on.year, report.on.month, report.on.day],
        "sections": len(headings),
        "blocks": [{"kind": type(each.block).__name__, **_fields(each)} for each in placed],
    }


def _short(words: str) -> str:
    """A title that fits the running header."""
    return words if len(words) <= LONGEST_HEADER else words[: LONGEST_HEADER - 1].rstrip() + "…"


def _fields(placed: Placed) -> Mapping[str, Any]:
    """One block as plain data."""
    block = placed.block
    match block:
        case Heading():
            return {"text": block.text, "level": block.level - 1, "new_page": block.new_page}
        case Paragraph() | Note():
            return {"runs": list(runs(block.text))}
        case Listing():
            return {"items": [list(runs(item)) for item in block.items]}
        case KeyFigures():
            figures = [vars(each) for each in block.figures]
            return {"figures": figures, "columns": key_columns(len(figures))}
        case Table():
            return _table(block, numbered_caption(placed.number, block.caption))
        case Figure():
            return {
                "caption": numbered_caption(placed.number, block.caption),
                "file": f"{placed.anchor}.svg",
                "alt": block.chart.alt,
                "width": round(82 * block.chart.width / 640, 2),
                "table": _table(block.table, f"{placed.number} as a table: {block.table.caption}"),
            }
        case SourceLine():
            return {"text": source_words(block)}


def _table(table: Table, caption: str) -> dict[str, Any]:
    grid = grid_of(table)
    return {
        "caption": caption,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows] or [nothing_row(table)],
        "short": len(table.rows) <= SHORT,
        "whole_rows": all(len(cell) < LONG_CELL for row in table.rows for cell in row),
        "numeric": sorted(table.numeric),
        "notes": list(table.notes),
        "widths": list(grid.shares),
        "size": grid.size,
        "tight": grid.is_tight,
    }


def _clean(value: Any) -> Any:
    """The data with every string fit for a document, and words too long for a line breakable."""
    if isinstance(value, str):
        return ENDLESS.sub(lambda found: ZERO_WIDTH_SPACE.join(found[0]), clean(value))
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return value
