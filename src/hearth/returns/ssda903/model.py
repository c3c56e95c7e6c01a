"""What a check of the return is: a few words and one expression, or a short function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear

if TYPE_CHECKING:
    from hearth.returns.ssda903.returned import Returned

__all__ = [
    "EVERY_YEAR",
    "FROM_2024",
    "FROM_2025",
    "FROM_2026",
    "FROM_2027",
    "ONLY_2023",
    "ONLY_2024",
    "ONLY_2025",
    "UNTIL_2024",
    "UNTIL_2025",
    "Finder",
    "Found",
    "Frame",
    "Rule",
    "View",
    "Years",
]

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]
Found: TypeAlias = Mapping[str, Frame]  # table -> frame whose `row` column has the rows that fail
Finder: TypeAlias = "Callable[[Returned], Found]"


@dataclass(frozen=True)
class Years:
    """Collection years a rule is in force, each as the year it ends, both included."""

    first: int = 2023
    last: int = 2027

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def __str__(self) -> str:
        first, last = CollectionYear(self.first).label, CollectionYear(self.last).label
        return first if first == last else f"{first} to {last}"


EVERY_YEAR = Years()
UNTIL_2024, UNTIL_2025 = Years(last=2024), Years(last=2025)
FROM_2024, FROM_2025, FROM_2026, FROM_2027 = (Years(first=year) for year in range(2024, 2028))
ONLY_2023, ONLY_2024, ONLY_2025 = (Years(year, year) for year in range(2023, 2026))


@dataclass(frozen=True)
class View:
    """Rows that rules look at one by one: a table, two tables joined, a table in order.

    `needs` names what must have been given: tables, last year's as ``Episodes_last``, and
    ``authority``, ``providers``, ``uasc flag``. `rows` maps a table to the column that says which
    of its rows stands here. `build` makes the frame the first time a rule asks for it.
    """

    name: str
    needs: tuple[str, ...]
    rows: Mapping[str, str]
    build: Callable[[Returned], Frame]

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True)
class Rule:
    """One check of the return.

    `fails` says which rows of the view `over` fail: an expression, or one for each span of years
    when the check has changed. A null is no failure. Rules that look at more than one row at a
    time have a function `find` in its place, and `over` only says what they need. `fields` are
    the columns to look at, as one text. `message` says what to do, in under 30 words; `means`
    what a failure says about the data, `why` the check exists, `cause` what usually lies behind.
    `reports` are the tables whose rows are reported, all of the view's when empty.
    """

    code: str
    fields: str
    over: View
    message: str
    means: str
    why: str
    cause: str
    fails: nw.Expr | Mapping[Years, nw.Expr] | None = None
    find: Finder | None = None
    years: Years = EVERY_YEAR
    reports: tuple[str, ...] = ()
    differs: str = ""  # how it departs from the reference, where that is plainly not meant
    of_last_year: bool = False  # the rows reported are those of last year's table

    def in_force(self, year: int) -> bool:
        """Whether the return of the collection year that ends in `year` is checked by this."""
        if isinstance(self.fails, Mapping):
            return any(year in years for years in self.fails)
        return year in self.years

    def expression(self, year: int) -> nw.Expr | None:
        """What fails in that year; None when a function finds it."""
        if isinstance(self.fails, Mapping):
            return next(fails for years, fails in self.fails.items() if year in years)
        return self.fails

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables whose rows can be reported."""
        return self.reports or tuple(self.over.rows)

    @property
    def spans(self) -> tuple[Years, ...]:
        """The spans of years it is in force, one for each wording of the check."""
        return tuple(self.fails) if isinstance(self.fails, Mapping) else (self.years,)
