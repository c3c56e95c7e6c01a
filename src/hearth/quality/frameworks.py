"""By what frameworks the work is inspected, what each grades, and the words for where and what.

Grades and areas are data: they are dated, for a framework changes between two inspections.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

__all__ = ["Framework", "frameworks", "services", "themes"]


@dataclass(frozen=True)
class Area:
    """One thing a framework gives a grade to, from `first` to `last` (None: no end)."""

    name: str
    first: date | None
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is graded in an inspection that ended on this day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Framework:
    """One kind of inspection: who makes it, and its grades, best first; some give none."""

    key: str
    name: str
    by: str
    grades: tuple[str, ...]
    areas: tuple[Area, ...]

    def areas_on(self, day: date) -> tuple[str, ...]:
        """What is graded in an inspection that ended on this day."""
        return tuple(area.name for area in self.areas if area.holds_on(day))


@cache
def frameworks() -> Mapping[str, Framework]:
    """Every framework by its key, in the order they are offered."""
    areas: dict[str, list[Area]] = {}
    for row in rows("areas"):
        area = Area(row["area"], day_of(row["first"]), day_of(row["last"]))
        areas.setdefault(row["framework"], []).append(area)
    return {
        row["framework"]: Framework(
            row["framework"],
            row["name"],
            row["by"],
            tuple(filter(None, row["grades"].split(";"))),
            tuple(areas.get(row["framework"], ())),
        )
        for row in rows("frameworks")
    }


@cache
def services() -> Mapping[str, str]:
    """The parts of the service a finding may be about, in the order a report takes them."""
    return {row["service"]: row["name"] for row in rows("services")}


@cache
def themes() -> Mapping[str, str]:
    """What a finding may be about, whichever part of the service it was found in."""
    return {row["theme"]: row["name"] for row in rows("themes")}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file of this package."""
    text = files("hearth.quality").joinpath("data", f"{name}.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def day_of(words: str) -> date | None:
    """A day of a data file; nothing is no bound."""
    return date.fromisoformat(words) if words else None
