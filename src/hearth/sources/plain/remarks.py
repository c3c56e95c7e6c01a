"""What there is to say of the cells and rows of one sheet, gathered while it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hearth.sources.cells import Meaning, Remark
from hearth.sources.plain.workbook import Value, text_of
from hearth.sources.problems import Problem
from hearth.sources.words import count_of, in_words, quoted

if TYPE_CHECKING:
    from hearth.sources.plain.fields import Field, Line
    from hearth.sources.plain.sheets import Sheet

__all__ = ["Remarks"]

MANY_ALIKE = 20  # more rows than this with one fault in one column are told of together
LINES_NAMED = 12  # of the rows that have one text no code is known for

# What one sentence for a whole column says, after the first cell like it.
FOR_ALL = {
    Remark.TIDIED: "read all the same",
    Remark.RECAST: "each is read as what it says",
    Remark.BLANK: "that and words like it are read as empty",
}


@dataclass(frozen=True)
class Said:
    """One cell that is not plain."""

    line: Line
    field: Field
    value: Value
    meaning: Meaning


@dataclass
class Remarks:
    """The remarks on one sheet. `table` is the name problems carry.

    With `by_text` what cannot be used is said once for each text, with its rows: so it is with
    words that only a person can find a code for.
    """

    sheet: Sheet
    table: str
    by_text: bool = False
    repeated: int = 0
    said: list[Said] = field(default_factory=list)
    without: list[tuple[Line, Field]] = field(default_factory=list)

    def add(self, line: Line, each: Field, value: Value, meaning: Meaning) -> None:
        """Remember a cell that is not plain."""
        self.said.append(Said(line, each, value, meaning))

    def left_out(self, line: Line, lacks: Field) -> None:
        """Remember a row that is left out for what it lacks."""
        self.without.append((line, lacks))

    def problems(self) -> list[Problem]:
        """Everything there is to say, in the order of the columns."""
        return [*self.of_cells(), *self.of_rows()]

    def of_cells(self) -> Iterator[Problem]:
        """What is said of cells: alike ones together."""
        groups: dict[tuple[str, Remark | None, str], list[Said]] = defaultdict(list)
        for one in self.said:
            told_apart = "" if one.meaning.remark in FOR_ALL else one.meaning.words
            if self.by_text and one.meaning.unusable:
                told_apart = text_of(one.value)
            groups[one.field.name, one.meaning.remark, told_apart].append(one)
        for (_, remark, _), alike in groups.items():
            if remark in FOR_ALL:
                yield self.for_all(alike, FOR_ALL[remark])
            elif self.by_text:
                yield self.for_text(alike)
            elif len(alike) > MANY_ALIKE:
                yield self.for_many(alike)
            else:
                yield from map(self.for_one, alike)

    def of_rows(self) -> Iterator[Problem]:
        """What is said of whole rows."""
        for line, lacks in self.without[:MANY_ALIKE]:
            what = f"{lacks.heading} is empty or cannot be used. The row is left out."
            yield line.problem(self.table, lacks.name, what, blocking=True)
        if more := len(self.without[MANY_ALIKE:]):
            what = f"has {count_of(more, 'more row')} left out for the same."
            yield self.sheet.problem(what, blocking=True)
        if self.repeated:
            what = f"has its headings again in {count_of(self.repeated, 'row')}, passed over."
            yield self.sheet.problem(what)

    def for_all(self, alike: list[Said], fate: str) -> Problem:
        """One sentence for cells that are read all the same."""
        first = alike[0]
        words = f", {first.meaning.words}" if first.meaning.words else ""
        so = f" So it is in {count_of(len(alike), 'row')}, this one first;" if alike[1:] else ""
        what = f"{named(first)}{words}.{so} {fate if so else capital(fate)}."
        return first.line.problem(self.table, first.field.name, what)

    def for_text(self, alike: list[Said]) -> Problem:
        """One sentence for all the rows with one text."""
        first = alike[0]
        lines = [str(one.line.line) for one in alike[:LINES_NAMED]]
        more = len(alike) - len(lines)
        where = in_words([*lines, f"{more:,} more"] if more else lines)
        what = (
            f"{named(first)}, {first.meaning.words}. It stands in {count_of(len(alike), 'row')} "
            f"({'lines' if alike[1:] else 'line'} {where}) and is taken as not known."
        )
        return first.line.problem(self.table, first.field.name, what, blocking=True)

    def for_many(self, alike: list[Said]) -> Problem:
        """One sentence for very many cells with one fault."""
        first = alike[0]
        what = (
            f"{named(first)}, {first.meaning.words}. It is the same fault in "
            f"{count_of(len(alike), 'row')}, this one first. {fate_of(first)} in each."
        )
        return first.line.problem(self.table, first.field.name, what, blocking=True)

    def for_one(self, one: Said) -> Problem:
        """One sentence for one cell."""
        what = f"{named(one)}, {one.meaning.words}. {fate_of(one)}."
        return one.line.problem(self.table, one.field.name, what, blocking=one.meaning.unusable)


def named(one: Said) -> str:
    """A cell and what stands in it."""
    return f"{one.field.heading} is {quoted(text_of(one.value))}"


def fate_of(one: Said) -> str:
    """What becomes of a cell."""
    if not one.meaning.unusable:
        return "It is kept"
    return "The row is left out" if one.field.required else "It is taken as not known"


def capital(text: str) -> str:
    """With a capital letter first."""
    return text[:1].upper() + text[1:]
