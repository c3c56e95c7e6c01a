"""The blocks of a report as JSON can hold them, and back, so that a page is what the files say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hearth.documents.model import (
    Block,
    Chart,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    Note,
    Paragraph,
    Report,
    SourceLine,
    Table,
)

__all__ = ["read_report", "write_page"]

PARTS = (
    Chart, Figure, Heading, KeyFigure, KeyFigures, Listing, Note, Paragraph, SourceLine, Table,
)  # fmt: skip
KINDS = {kind.__name__: kind for kind in PARTS}


def write_page(report: Report, path: Path) -> None:
    """Keep a report to be shown as pages."""
    head = {"title": report.title, "subtitle": report.subtitle, "council": report.council}
    kept = {**head, "on": report.on.isoformat(), "blocks": [plain(each) for each in report.blocks]}
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def read_report(path: Path) -> Report:
    """The report that was kept."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    blocks: list[Block] = [made(each) for each in kept["blocks"]]
    return Report(
        kept["title"], kept["subtitle"], kept["council"], date.fromisoformat(kept["on"]), blocks
    )


def plain(value: Any) -> Any:
    """A block, or what is in one, as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        return {"kind": type(value).__name__, **held}
    if isinstance(value, frozenset):
        return {"kind": "positions", "at": sorted(value)}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def made(value: Any) -> Any:
    """The same again from its plain form."""
    if isinstance(value, list):
        return [made(each) for each in value]
    if not isinstance(value, Mapping):
        return value
    if value["kind"] == "positions":
        return frozenset(value["at"])
    held = {name: made(each) for name, each in value.items() if name != "kind"}
    return KINDS[value["kind"]](**held)
