"""The whole database as a record of the pure half, or the rows of some children of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import TABLES, Record, schema_of
from hearth_web.bridge import above, workers
from hearth_web.bridge.beside import COUNTED, counted
from hearth_web.bridge.episodes import episodes
from hearth_web.bridge.given import given
from hearth_web.bridge.tables import Only, facts, header, read, uasc
from hearth_web.ui import clock

__all__ = ["Tables", "plain_tables", "record_of"]

Tables = Mapping[str, nw.DataFrame[Any]]

DATED = {
    "episodes": ("decom", "dec"),
    "reviews": ("review",),
    "placed_adoption": ("date_placed", "date_placed_ceased"),
    "missing": ("mis_start",),
    "sw_episodes": ("sw_decom",),
    "dolo": ("dolo_start",),
}
"""The columns that say in which collection year something of a table happened."""


def plain_tables(only: Only = None) -> dict[str, nw.DataFrame[Any]]:
    """Every table read from the database; those of the return have no `year` where it follows."""
    found = {model.table: read(model, only) for model in facts()}
    return found | {
        "header": header(only),
        "uasc": uasc(only),
        "episodes": episodes(only),
        "sw_episodes": workers.sw_episodes(only),
        "allocations": workers.allocations(only),
        **counted(only),
        **above.tables(only),
    }


def record_of(tables: Tables, today: date | None = None) -> Record:
    """The record these tables make: those of the return, `allocations`, and those of practice.

    A row is of the collection year in which it ended or happened; what goes on is of the last
    year held, so that it is taken to go on.
    """
    today = today or clock.today()
    years, held = given({name: days_of(name, frame) for name, frame in tables.items()}, today)
    last = years[-1] if years else today.year
    dated = {
        name: with_year(name, frame, last).select(*schema_of(TABLES[name])).lazy()
        for name, frame in tables.items()
        if name in TABLES
    }
    beside = {
        name: tables[name].lazy()
        for name in ("allocations", *COUNTED, *above.names())
        if name in tables
    }
    return Record({**dated, **beside}, years, held)


def days_of(name: str, frame: nw.DataFrame[Any]) -> set[date]:
    """The days on which anything of a table happened; for a year's position its last day."""
    if "year" in frame.columns:
        return {date(year, 3, 31) for year in frame["year"].unique().to_list()}
    columns = DATED.get(name, ())
    return {day for column in columns for day in frame[column].unique().to_list() if day}


def with_year(name: str, frame: nw.DataFrame[Any], last: int) -> nw.DataFrame[Any]:
    """The table with `year`."""
    if "year" in frame.columns:
        return frame
    if name not in DATED:
        return frame.with_columns(nw.lit(last, nw.Int64).alias("year"))
    day = nw.col("dec") if name == "episodes" else nw.col(DATED[name][0])
    ending = day.dt.year().cast(nw.Int64) + (day.dt.month() >= 4).cast(nw.Int64)
    return frame.with_columns(ending.fill_null(last).alias("year"))
