"""Which collection year a return is of, told by the dates in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.sources.ssda903.raw import Raw

__all__ = ["IN_THE_YEAR", "STARTS", "find_year", "label", "year_in_name"]

# Dates that fall in the year of the return; starts may lie years before it. The day a child stops
# being unaccompanied is none of them: it is given years ahead, as the 18th birthday (check 205B).
IN_THE_YEAR = {
    "episodes": ("dec",),
    "reviews": ("review",),
    "missing": ("mis_start", "mis_end"),
    "sw_episodes": ("sw_dec",),
    "placed_adoption": ("date_placed_ceased",),
    "dolo": ("dolo_end",),
}
STARTS = {"episodes": ("decom",), "sw_episodes": ("sw_decom",), "dolo": ("dolo_start",)}
FEW = 20  # a year with less than one in so many of the busiest year's dates is a slip of the pen
TWO_YEARS = re.compile(r"(?<!\d)(20\d\d)\D{0,2}(?:20)?(\d\d)(?!\d)")
ONE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def find_year(tables: Iterable[Raw], names: Sequence[str]) -> tuple[int | None, str]:
    """The collection year (as the year it ends) and a sentence about it when it needs one.

    The dates decide; a year in one of `names` (nearest first) settles what they leave open. None
    when there is nothing to tell it by.
    """
    tables = list(tables)
    within, starts = dates_by_year(tables, IN_THE_YEAR), dates_by_year(tables, STARTS)
    named = next((year for name in names if (year := year_in_name(name))), None)
    told = latest_busy(within) or latest_busy(starts)
    if told is None or named == told:
        return named, ""
    if named is not None and not within and named > told:
        return named, ""  # nobody moved: only old starts, which any later year may hold
    if named is not None and within[named] * FEW >= max(within.values(), default=0) > 0:
        return named, ""
    if named is not None:
        return told, f"its name says {label(named)} but its dates are of {label(told)}"
    return told, ""


def dates_by_year(tables: Iterable[Raw], columns: Mapping[str, tuple[str, ...]]) -> Counter[int]:
    """How many of these dates fall in each collection year."""
    counts: Counter[int] = Counter()
    for raw in tables:
        for name in columns.get(raw.table.name, ()):
            counts.update(years_of(raw.frame[name]))
    return counts


def years_of(dates: nw.Series[Any]) -> Counter[int]:
    """How many dates fall in each collection year, which starts on 1 April."""
    days = dates.drop_nulls()
    years = days.dt.year().cast(nw.Int32) + (days.dt.month() >= 4).cast(nw.Int32)
    counted = years.alias("year").to_frame().group_by("year").agg(nw.len().alias("count"))
    return Counter(dict(counted.iter_rows()))


def latest_busy(counts: Counter[int]) -> int | None:
    """The latest year with dates enough not to be a slip."""
    most = max(counts.values(), default=0)
    for year in sorted(counts, reverse=True):
        alone = counts[year] < most and year - 1 not in counts
        if counts[year] * FEW >= most and not alone:
            return year
    return None


def year_in_name(name: str) -> int | None:
    """The collection year that a folder or file is named for: ``2024-25`` and ``2025`` are 2025."""
    for match in TWO_YEARS.finditer(name):
        first, last = int(match[1]), int(match[2])
        if (first + 1) % 100 == last:
            return first + 1
    one = ONE_YEAR.search(name)
    return int(one[1]) if one else None


def label(year: int) -> str:
    """The way people write a collection year: 2025 is ``2024/25``."""
    return CollectionYear(year).label
