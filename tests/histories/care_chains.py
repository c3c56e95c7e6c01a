"""Episodes drawn as text, and the histories a reader of the guidance would work out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records import record_from
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import council

Row = dict[str, Any]

COLUMNS = ("decom", "dec", "rne", "ls", "place", "rec", "pl_post", "urn")
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
NOWHERE = Postcodes(
    frames.empty(
        {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String}
    ).lazy()
)


def drawn(text: str, child: str = "C001", year: int = 2025) -> list[Row]:
    """One episode a line, in the order of COLUMNS; "-" is empty, and so is what is left out."""
    rows = []
    for line in text.strip().splitlines():
        cells = [None if cell == "-" else cell for cell in line.split()]
        cells += [None] * (len(COLUMNS) - len(cells))
        row: Row = dict(zip(COLUMNS, cells, strict=True), child=child, year=year, cin="N1")
        rows.append(row | {key: day(row[key]) for key in ("decom", "dec")})
    return rows


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def histories(
    rows: Sequence[Row],
    years: Sequence[int] = (2025,),
    postcodes: Postcodes = NOWHERE,
    of: str = "Lewisham",
    **tables: Sequence[Row],
) -> Histories:
    record = record_from({"episodes": list(rows), **tables}, years)
    return derive(record, council(of), postcodes)


def told(frame: nw.LazyFrame[Any], *names: str) -> list[tuple[Any, ...]]:
    """Rows of a history as tuples, in order of child and start."""
    start = "start" if "start" in frame.collect_schema() else "decom"
    return frames.collect(frame.sort("child", start)).select(*names).rows()
