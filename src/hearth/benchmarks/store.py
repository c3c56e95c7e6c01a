"""The published values as files, and the way to a series of them.

Each value is kept under three small keys: its series (indicator, breakdown, breakdown value), its
area and its source. The files are written by ``tools/build_benchmarks.py``.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from hearth.benchmarks.model import Area, Indicator, Published, Superseded
from hearth.frames import read_parquet
from hearth.measures.model import Better
from hearth.vocabulary import not_found

__all__ = [
    "Cell",
    "Cells",
    "SeriesKey",
    "areas",
    "breakdown_values",
    "cells",
    "data_rows",
    "indicator",
    "indicators",
    "printed",
    "sources",
    "superseded",
]

DATA = Path(__file__).parent / "data"


class SeriesKey(NamedTuple):
    """Which series: an indicator and one value of one breakdown of it."""

    indicator: str
    breakdown: str
    breakdown_value: str


class Cell(NamedTuple):
    """One value, its status and the key of its source."""

    value: float | None
    status: str
    source: int


Cells = Mapping[tuple[int, int], Cell]  # (area key, year) -> cell


class Place(NamedTuple):
    """A series' number, and which rows of the published values are its own."""

    number: int
    start: int
    rows: int


def data_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one of the CSV files kept beside the values."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def areas() -> tuple[Area, ...]:
    """Every area with a published value: England, regions, councils."""
    return tuple(
        Area(
            int(row["area_key"]),
            row["geographic_level"],
            row["area_code"],
            row["la_number"],
            row["area_name"],
        )
        for row in data_rows("areas.csv")
    )


@cache
def sources() -> Mapping[int, str]:
    """Each source file's key and name."""
    return {int(row["source_key"]): row["source"] for row in data_rows("sources.csv")}


@cache
def _indicators() -> Mapping[str, Indicator]:
    meanings = {row["indicator"]: row["meaning"] for row in data_rows("meanings.csv")}
    return {row["indicator"]: _indicator(row, meanings) for row in data_rows("indicators.csv")}


def _indicator(row: dict[str, str], meanings: Mapping[str, str]) -> Indicator:
    whole = row["indicator"].removesuffix("-percent")
    return Indicator(
        id=row["indicator"],
        title=row["title"],
        theme=row["theme"],
        unit=row["unit"],
        better=Better(row["good_is"]),
        places=int(row["places"]),
        first_year=int(row["first_year"]),
        last_year=int(row["last_year"]),
        first_year_la=int(row["first_year_la"]) if row["first_year_la"] else None,
        last_year_la=int(row["last_year_la"]) if row["last_year_la"] else None,
        meaning=meanings.get(row["indicator"]) or meanings.get(whole, ""),
    )


def indicators() -> tuple[Indicator, ...]:
    """Every published indicator, in order of id."""
    return tuple(_indicators().values())


def indicator(id: str) -> Indicator:
    """The indicator with this id. Raises NotFoundError, offering the nearest ids."""
    if id not in _indicators():
        raise not_found("published indicator", id, _indicators())
    return _indicators()[id]


@cache
def _places() -> Mapping[SeriesKey, Place]:
    keys = read_parquet(DATA / "series.parquet")
    columns = ("indicator", "breakdown", "breakdown_value", "series", "start", "rows")
    return {SeriesKey(*row[:3]): Place(*map(int, row[3:])) for row in keys.select(*columns).rows()}


@cache
def _published() -> nw.DataFrame[Any]:
    return read_parquet(DATA / "published.parquet")


def breakdown_values(id: str, breakdown: str) -> tuple[str, ...]:
    """The values that an indicator's breakdown was ever published for, in order of name."""
    return tuple(each.breakdown_value for each in _places() if each[:2] == (id, breakdown))


def _place(key: SeriesKey) -> Place:
    indicator(key.indicator)
    if key in _places():
        return _places()[key]
    known = (f"{s.breakdown}: {s.breakdown_value}" for s in _places() if s[0] == key[0])
    wanted = f"{key.breakdown}: {key.breakdown_value}"
    raise not_found(f"breakdown of {key.indicator} called", wanted, known)


@lru_cache(maxsize=128)
def cells(key: SeriesKey) -> Cells:
    """Every value of a series, by area and year. Raises NotFoundError for an unknown series."""
    place = _place(key)
    rows = _published()[place.start : place.start + place.rows]
    area, year, *cell = (
        rows[name].to_list() for name in ("area", "year", "value", "status", "source")
    )
    found = map(Cell._make, zip(*cell, strict=True))
    return dict(zip(zip(area, year, strict=True), found, strict=True))


def printed(key: SeriesKey, area: Area, year: int, cell: Cell) -> Published:
    """A cell as a published value that says what it is."""
    return Published(
        year=year,
        area_code=area.code,
        indicator=key.indicator,
        breakdown=key.breakdown,
        breakdown_value=key.breakdown_value,
        value=cell.value,
        status=cell.status,
        unit=indicator(key.indicator).unit,
        source=sources()[cell.source],
    )


@cache
def _superseded() -> nw.DataFrame[Any]:
    return read_parquet(DATA / "superseded.parquet")


def superseded(area: Area) -> tuple[Superseded, ...]:
    """Every value of the area that a later release replaced."""
    names = {place.number: key for key, place in _places().items()}
    rows = _superseded().filter(nw.col("area") == area.key)
    columns = (
        rows[name].to_list()
        for name in ("series", "year", "value", "status", "source", "current_value")
    )
    return tuple(
        Superseded(printed(names[series], area, year, Cell(value, status, source)), now)
        for series, year, value, status, source, now in zip(*columns, strict=True)
    )
