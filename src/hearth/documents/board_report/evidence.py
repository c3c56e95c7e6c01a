"""Everything the board report may draw on. Sections see this and nothing else.

In a public report the figures here are already protected, so no section can print what it never
sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from hearth.benchmarks import Comparison, beside
from hearth.dates import add_months
from hearth.measures import Figure, Figures
from hearth.sources import Problem
from hearth.vocabulary import Council

__all__ = ["Evidence", "Homes", "Subject"]


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


@dataclass(frozen=True)
class Evidence:
    """One council's figures on one date, what they were, and what everyone else's were.

    `years` are the dates a year apart, oldest first, that the returns reach; `returns` the
    collection years read.
    """

    subject: Subject
    as_at: date
    figures: Figures
    years: tuple[date, ...] = ()
    returns: tuple[int, ...] = ()
    homes: Homes | None = None
    aspirations: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    public: bool = False

    @cached_property
    def year_before(self) -> date:
        """The same day a year earlier."""
        return add_months(self.as_at, -12)

    def now(self, measure: str) -> Figure | None:
        """The measure's whole figure on the day, or None when it is lacking."""
        return self.figures.whole(measure, self.as_at)

    def before(self, measure: str) -> Figure | None:
        """The whole figure a year earlier, or None when it is lacking."""
        return self.figures.whole(measure, self.year_before)

    def beside(
        self, measure: str, on: date | None = None, breakdown: str = "", value: str = ""
    ) -> Comparison | None:
        """What is published about others, for the latest year up to a date."""
        return beside(
            measure,
            self.subject.council,
            on or self.as_at,
            measure_breakdown=breakdown,
            measure_breakdown_value=value,
        )
