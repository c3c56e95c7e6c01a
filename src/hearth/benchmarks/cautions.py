"""Breaks and cautions in the published series, and which direction of each is better."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

from hearth.benchmarks.model import ALL, Caution
from hearth.benchmarks.store import data_rows, indicator
from hearth.measures.model import Better

__all__ = ["better", "cautions"]


def _matches(row: dict[str, str], id: str, breakdown: str, breakdown_value: str) -> bool:
    return (
        fnmatchcase(id, row["indicator"])
        and fnmatchcase(breakdown, row["breakdown"])
        and fnmatchcase(breakdown_value, row["breakdown_value"])
    )


@cache
def cautions(
    id: str, breakdown: str = ALL, breakdown_value: str = ALL, la_number: str = ""
) -> tuple[Caution, ...]:
    """What a reader of a series must know, for one council or, with none, for everyone."""
    found = (
        _caution(row)
        for row in data_rows("cautions.csv")
        if _matches(row, id, breakdown, breakdown_value)
    )
    return tuple(each for each in found if not each.la_numbers or la_number in each.la_numbers)


def _caution(row: dict[str, str]) -> Caution:
    return Caution(
        break_year=int(row["break_year"]) if row["break_year"] else None,
        la_numbers=frozenset(filter(None, row["la_numbers"].split(";"))),
        text=row["text"],
    )


@cache
def better(id: str, breakdown: str = ALL, breakdown_value: str = ALL) -> Better:
    """Which direction is better. A part of a breakdown is neutral unless the register says."""
    if breakdown == ALL:
        return indicator(id).better
    for row in data_rows("goodness.csv"):
        if _matches(row, id, breakdown, breakdown_value):
            return Better(row["good_is"])
    return Better.NEUTRAL
