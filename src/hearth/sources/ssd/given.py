"""The tables of an export as rows understood, and what they say of each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from hearth.sources.plain import Gathered, Line
from hearth.sources.problems import Problem

__all__ = ["Given", "covers", "holding"]


@dataclass
class Given:
    """The rows of each table, by its name, and where facts are gathered.

    `as_at` is the day of the export where its name tells it.
    """

    lines: Mapping[str, Sequence[Line]]
    gathered: Gathered
    as_at: date | None = None
    problems: list[Problem] = field(default_factory=list)

    def __getitem__(self, table: str) -> Sequence[Line]:
        """The rows of a table; none when it was not given."""
        return self.lines.get(table, ())

    def has(self, table: str) -> bool:
        """Whether a table was given."""
        return table in self.lines

    def add(self, table: str, line: Line, **cells: object) -> None:
        """Add a row of a bundle's table."""
        self.gathered.add(table, line, cells)

    def say(self, table: str, line: Line, column: str, what: str) -> None:
        """Say something about a row that is not used, or not as a whole."""
        self.problems.append(line.problem(table, column, what, blocking=True))

    @cached_property
    def of_care(self) -> Mapping[str, str]:
        """The child of each period of care, by its identifier."""
        return {line["care"]: line["child"] for line in self["ssd_cla_episodes"] if line["care"]}

    @cached_property
    def of_legacy(self) -> Mapping[str, str]:
        """The child of each identifier of an earlier system."""
        return {line["legacy"]: line["child"] for line in self["ssd_person"] if line["legacy"]}

    @cached_property
    def persons(self) -> Mapping[str, Line]:
        """Each person's row."""
        return {line["child"]: line for line in self["ssd_person"]}

    def child_of(self, line: Line) -> str | None:
        """Whose a row is: by the period of care first, since some extracts fill in old identifiers.

        None when it names nobody.
        """
        if line["care"] in self.of_care:
            return self.of_care[line["care"]]
        child: str | None = line["child"]
        if child and child not in self.persons:
            return self.of_legacy.get(child, child)
        return child

    @cached_property
    def care(self) -> Mapping[str, Sequence[Line]]:
        """Each child's episodes, in order."""
        return by_child(self["ssd_cla_episodes"], "decom")

    def in_care(self, child: str, day: date) -> bool:
        """Whether a day is in a period of care; True where no episodes were given."""
        if not self.has("ssd_cla_episodes"):
            return True
        return any(covers(each, day, "decom", "dec") for each in self.care.get(child, ()))


def by_child(lines: Iterable[Line], start: str) -> dict[str, list[Line]]:
    """Rows by child, in order of a date; those without it come first."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line["child"]].append(line)
    for each in found.values():
        each.sort(key=lambda line: line[start] or date.min)
    return dict(found)


def covers(line: Line, day: date, start: str, end: str) -> bool:
    """Whether a spell holds a day; the day it ended does not count."""
    starts = line[start] is None or line[start] <= day
    return starts and (line[end] is None or day < line[end])


def holding(lines: Sequence[Line], day: date) -> Line | None:
    """Of spells in order the one that holds a day: of several the last to start."""
    upto = bisect_right(lines, day, key=lambda line: line["start"] or date.min)
    for line in reversed(lines[:upto]):
        if covers(line, day, "start", "end"):
            return line
    return None
