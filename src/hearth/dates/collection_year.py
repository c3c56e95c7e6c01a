"""The year of the return: 1 April to 31 March."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hearth.dates.period import Period
from hearth.errors import UsageError

__all__ = ["CollectionYear"]

_WRITTEN = re.compile(r"\s*((?:19|20)\d{2})\s*(?:[/-]\s*(\d{4}|\d{2})\s*)?")


@dataclass(frozen=True, order=True)
class CollectionYear:
    """A collection year by the year it ends: 2025 is 1 April 2024 to 31 March 2025, "2024/25"."""

    ending: int

    @classmethod
    def of(cls, day: date) -> CollectionYear:
        """The collection year that `day` is in."""
        return cls(day.year + (day.month >= 4))

    @classmethod
    def parse(cls, text: str) -> CollectionYear:
        """The year written as "2024/25", "2024-25", "2024/2025", or "2025" for the year it ends.

        UsageError when it is none of these, or when its two years do not follow each other.
        """
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise UsageError(f"{text!r} is not a collection year. Write it as 2024/25 or 2025.")
        year, second = written.groups()
        if second is None:
            return cls(int(year))
        ending = int(year) + 1
        if not str(ending).endswith(second):
            raise UsageError(f"{text!r} is not one year: {cls(ending).label} would be.")
        return cls(ending)

    @property
    def start(self) -> date:
        """Its first day, 1 April."""
        return date(self.ending - 1, 4, 1)

    @property
    def end(self) -> date:
        """Its last day, 31 March."""
        return date(self.ending, 3, 31)

    @property
    def period(self) -> Period:
        """The year as a period."""
        return Period(self.start, self.next.start)

    @property
    def label(self) -> str:
        """How people write it, for example "2024/25"."""
        return f"{self.ending - 1}/{self.ending % 100:02}"

    @property
    def next(self) -> CollectionYear:
        """The year after."""
        return CollectionYear(self.ending + 1)

    @property
    def previous(self) -> CollectionYear:
        """The year before."""
        return CollectionYear(self.ending - 1)

    def __str__(self) -> str:
        return self.label
