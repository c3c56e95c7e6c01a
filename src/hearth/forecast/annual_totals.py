"""What is published of every council year by year, in columns, as far as a year.

Figures are as they stand in the newest release that ships. About half of all totals are put right
after they are first printed, most of them by less than one child in a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.benchmarks import ALL, indicator
from hearth.benchmarks.series import england
from hearth.benchmarks.store import Cells, SeriesKey, areas, cells

__all__ = ["THERE", "Totals", "totals"]

Array = NDArray[Any]

THERE, STARTED, CEASED = "cla-31-march", "cla-started", "cla-ceased"


@dataclass(frozen=True)
class Totals:
    """Published totals, a row a council and a column a year, NaN where there is none.

    `first` and `last` are the years of the first and last column; `numbers` the councils'
    three-digit numbers; `there` children looked after on 31 March, `started` and `ceased` those
    who came and left in the year to it. `england` is the country's total, from `england_first`.
    """

    first: int
    last: int
    numbers: tuple[str, ...]
    there: Array
    started: Array
    ceased: Array
    england_first: int
    england: Array

    def row(self, la_number: str) -> int:
        """The row of a council."""
        return self.numbers.index(la_number)

    def upto(self, year: int) -> Totals:
        """The same as far as an earlier year."""
        kept = max(0, year - self.first + 1)
        return Totals(
            self.first,
            min(year, self.last),
            self.numbers,
            self.there[:, :kept],
            self.started[:, :kept],
            self.ceased[:, :kept],
            self.england_first,
            self.england[: max(0, year - self.england_first + 1)],
        )


@cache
def totals() -> Totals:
    """Every year that ships."""
    of = indicator(THERE)
    assert of.first_year_la is not None and of.last_year_la is not None
    years = range(of.first_year_la, of.last_year_la + 1)
    councils = [area for area in areas() if area.la_number]
    keys = [area.key for area in councils]
    there, started, ceased = (
        table(cells(SeriesKey(name, ALL, ALL)), keys, years) for name in (THERE, STARTED, CEASED)
    )
    country = range(of.first_year, of.last_year + 1)
    whole = table(cells(SeriesKey(THERE, ALL, ALL)), [england().key], country)[0]
    numbers = tuple(area.la_number for area in councils)
    return Totals(years[0], years[-1], numbers, there, started, ceased, country[0], whole)


def table(found: Cells, keys: list[int], years: range) -> Array:
    """The values of areas by year; NaN where withheld or never published."""
    rows = [[value(found, key, year) for year in years] for key in keys]
    return np.array(rows, float)


def value(found: Cells, key: int, year: int) -> float:
    """One value, or NaN."""
    cell = found.get((key, year))
    return np.nan if cell is None or cell.value is None else cell.value
