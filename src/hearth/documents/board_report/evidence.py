"""Everything the board report may draw on. Sections see this and nothing else.

In a public report the figures here are already protected, so no section can print what it never
sees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from hearth.dates import CollectionYear, add_months
from hearth.measures import Figure, Figures
from hearth.sources import Problem
from hearth.vocabulary import Council

__all__ = ["Evidence", "Homes", "Subject"]


MOST_UNKNOWN = 0.25
"""The share of a whole that may be unknown before a figure says more about records than care."""


@dataclass(frozen=True)
class Subject:
    """Whose report it is. An invented council borrows a real one's boundary and comparators."""

    name: str
    council: Council
    invented: bool = False


@dataclass(frozen=True)
class Homes:
    """Where children lived on the day: grid references in metres, and how many are not known."""

    places: Sequence[tuple[int, int]]
    centre: tuple[int, int]
    unknown: int


def print_nowhere(figure: Figure) -> None:
    """Where nobody asks which figures a section prints."""


@dataclass(frozen=True)
class Evidence:
    """One council's figures on one date, what they were, and what everyone else's were.

    `years` are the dates a year apart, oldest first, that the returns reach; `returns` the
    collection years read. `problems` are what could not be read as given, `changes` what a later
    return says otherwise than an earlier one. `prints` is told of each figure a section prints.
    """

    subject: Subject
    as_at: date
    figures: Figures
    years: tuple[date, ...] = ()
    returns: tuple[int, ...] = ()
    homes: Homes | None = None
    aspirations: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    changes: Sequence[Problem] = ()
    public: bool = False
    prints: Callable[[Figure], None] = field(default=print_nowhere, repr=False, compare=False)

    @cached_property
    def year_before(self) -> date:
        """The same day a year earlier."""
        return add_months(self.as_at, -12)

    def at(self, measure: str, on: date, breakdown: str = "", value: str = "") -> Figure | None:
        """One figure on a day: the whole, or a category by its label; None when lacking."""
        found = self.figures.by(measure, breakdown, on)
        return next((figure for figure in found if figure.breakdown_value == value), None)

    def has(self, measure: str) -> bool:
        """Whether there is any figure of the measure for the report's day; a mix has no whole."""
        days = {self.as_at, CollectionYear.of(self.as_at).previous.end}
        return any(f.measure == measure and f.end in days for f in self.figures.all)

    def now(self, measure: str, breakdown: str = "", value: str = "") -> Figure | None:
        """The figure on the report's day."""
        return self.at(measure, self.as_at, breakdown, value)

    def before(self, measure: str, breakdown: str = "", value: str = "") -> Figure | None:
        """The figure a year earlier."""
        return self.at(measure, self.year_before, breakdown, value)

    def comparable(self, figure: Figure | None) -> bool:
        """Whether a figure may be judged, drawn or set beside others: enough of it is known."""
        if figure is None or figure.value is None:
            return False
        whole = figure.denominator or 0
        return not figure.unknown or figure.unknown <= MOST_UNKNOWN * whole

    def series(self, measure: str, breakdown: str = "", value: str = "") -> list[Figure]:
        """The figure a year apart, oldest first, where there is one."""
        found = (self.at(measure, on, breakdown, value) for on in self.years)
        return list(dict.fromkeys(figure for figure in found if figure is not None))
