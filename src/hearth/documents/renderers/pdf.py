"""The report as an accessible PDF (PDF/UA-1): tagged, titled, with alternative text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from hearth.documents.model import (
    Business,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Note,
    Numbered,
    Paragraph,
    Report,
    Rolls,
    Signature,
    SourceLine,
    Table,
)
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

__all__ = ["as_pdf", "charts_of", "drawn", "packed", "shortened", "templates"]

LONGEST_HEADER = 70
# Cells longer than this may break across pages; shorter ones are kept whole.
LONG_CELL = 1200
# Longer than any English word: in the narrow columns of a table only these may be broken anywhere,
# and in a line of text only what no line could hold. A break hidden in a word is copied with it.
ENDLESS, ENDLESS_IN_TEXT = re.compile(r"\S{24,}"), re.compile(r"\S{60,}")
ZERO_WIDTH_SPACE = "\u200b"


def as_pdf(report: Report) -> bytes:
    """The report as a PDF. The same report gives the same bytes."""
    placed = list(lay_out(report))
    sources = {"report.json": packed(_content(report, placed)), **charts_of(placed)}
    return pdf({**templates("report.typ"), **sources}, report.on)


def templates(main: str) -> dict[str, bytes]:
    """A document's own template as ``main.typ``, with what all are drawn with beside it."""
    folder = files("hearth.documents.renderers")
    return {
        "main.typ": folder.joinpath(main).read_bytes(),
        "drawing.typ": folder.joinpath("drawing.typ").read_bytes(),
    }


def charts_of(placed: Sequence[Placed]) -> dict[str, bytes]:
    """The file of each chart, as the template asks for it."""
    return {
        f"{each.anchor}.svg": each.block.chart.svg.encode()
        for each in placed
        if isinstance(each.block, Figure)
    }


def packed(content: Mapping[str, Any]) -> bytes:
    """The content of a document as the template reads it."""
    return json.dumps(_clean(content), ensure_ascii=False).encode()


def drawn(placed: Sequence[Placed]) -> list[dict[str, Any]]:
    """Blocks as plain data, for the template to draw."""
    return [{"kind": type(each.block).__name__, **_fields(each)} for each in placed]


def _content(report: Report, placed: Sequence[Placed]) -> dict[str, Any]:
    """The whole report as plain data, for the template to draw."""
    language, _, region = report.language.partition("-")
    headings = [each for each in placed if isinstance(each.block, Heading)]
    return {
        "title": report.title,
        "short_title": shortened(report.title),
        "subtitle": report.subtitle,
        "council": report.council,
        "as_at": as_at(report),
        "banner": PUBLIC_BANNER if report.public else "",
        "keywords": list(report.keywords),
        "lang": language,
        "region": region or None,
        "made": [report.on.year, report.on.month, report.on.day],
        "sections": len(headings),
        "blocks": drawn(placed),
    }


def shortened(words: str) -> str:
    """A title that fits the running header."""
    return words if len(words) <= LONGEST_HEADER else words[: LONGEST_HEADER - 1].rstrip() + "…"


def _fields(placed: Placed) -> Mapping[str, Any]:
    """One block as plain data."""
    block = placed.block
    match block:
        case Heading():
            return {"text": block.text, "level": block.level - 1, "new_page": block.new_page}
        case Paragraph():
            return {"runs": list(runs(block.text)), "leads": block.leads}
        case Note():
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
        case Numbered():
            items = [list(runs(item)) for item in block.items]
            return {"items": items, "start": block.start, "letters": block.letters}
        case Facts():
            return {"facts": [list(fact) for fact in block.facts]}
        case Rolls():
            return {"rolls": [vars(roll) for roll in block.rolls]}
        case Business():
            return {"caption": block.caption, "lines": [vars(line) for line in block.lines]}
        case Signature():
            return {"labels": list(block.labels)}


def _table(table: Table, caption: str) -> dict[str, Any]:
    grid = grid_of(table)
    return {
        "caption": caption,
        "columns": list(map(breakable, table.columns)),
        "rows": [list(map(breakable, row)) for row in table.rows] or [nothing_row(table)],
        "short": len(table.rows) <= SHORT,
        "whole_rows": all(len(cell) < LONG_CELL for row in table.rows for cell in row),
        "numeric": sorted(table.numeric),
        "notes": list(table.notes),
        "widths": list(grid.shares),
        "size": grid.size,
        "tight": grid.is_tight,
    }


def breakable(words: str, endless: re.Pattern[str] = ENDLESS) -> str:
    """Words of which those too long for a line may be broken."""
    return endless.sub(lambda found: ZERO_WIDTH_SPACE.join(found[0]), clean(words))


def _clean(value: Any) -> Any:
    """The data with every string fit for a document, and words too long for a line breakable."""
    if isinstance(value, str):
        return breakable(value, ENDLESS_IN_TEXT)
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return value
