"""The columns of a sheet found, and its rows understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hearth.records import Kind
from hearth.sources.cells import Meaning
from hearth.sources.plain.remarks import Remarks
from hearth.sources.plain.sheets import Sheet
from hearth.sources.plain.workbook import Value
from hearth.sources.problems import Problem
from hearth.sources.words import short

__all__ = ["Field", "Line", "lines_of"]


@dataclass(frozen=True)
class Field:
    """A column of a source's own layout. `name` is ours, `heading` the source's.

    `most` bounds a whole number. A row without a `required` cell is left out.
    """

    name: str
    heading: str
    kind: Kind
    code_set: str | None = None
    required: bool = False
    most: int | None = None


@dataclass(frozen=True)
class Line:
    """One row understood: what it says, by field; and which cells say that there is nothing.

    A field in neither is one the sheet has not, or whose cell could not be used.
    """

    sheet: Sheet
    row: int
    line: int
    values: Mapping[str, Any]
    blank: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Any:
        """What the row says of a field; None when it says nothing."""
        return self.values.get(name)

    @property
    def where(self) -> dict[str, Any]:
        """Where the row came from, as rows of a bundle have it."""
        return {"file": self.sheet.file, "line": self.line, "row": self.row}

    def take(self, **names: str) -> dict[str, Any]:
        """Cells under other names, those only that say something: ``take(decom="started")``."""
        return {to: self.values[at] for to, at in names.items() if at in self.values}

    def take_end(self, **names: str) -> dict[str, Any]:
        """The same, and None for those that say that there is nothing: ends of what goes on."""
        ends = {to: None for to, at in names.items() if at in self.blank}
        return {**ends, **self.take(**names)}

    def problem(self, table: str, column: str, what: str, *, blocking: bool = False) -> Problem:
        """A problem of this row; `what` ends the sentence."""
        child = self.values.get("child")
        who = f" (child {short(str(child))})" if child else ""
        sentence = f"{self.sheet.file}, line {self.line}{who}: {what}"
        return Problem(table, self.row, column, sentence, blocking)


@dataclass
class Known:
    """What each cell of a field means, worked out once for each different cell."""

    of: Field
    understand: Callable[[Field, Value], Meaning]
    meanings: dict[tuple[type, Value], Meaning] = field(default_factory=dict)

    def __call__(self, value: Value) -> Meaning:
        key = (type(value), value)
        if key not in self.meanings:
            self.meanings[key] = self.understand(self.of, value)
        return self.meanings[key]


def lines_of(
    sheet: Sheet,
    below: int,
    columns: Mapping[int, Field],
    understand: Callable[[Field, Value], Meaning],
    remarks: Remarks,
) -> Iterator[Line]:
    """The rows of a sheet `below` a line (counted from 0), understood.

    `columns` are the fields by their position. Rows with nothing in them, and rows that repeat the
    headings, are passed over; rows without a required cell are left out. `remarks` gets what there
    is to say.
    """
    known = {position: Known(each, understand) for position, each in columns.items()}
    headings = {position: text(sheet.rows[below], position) for position in columns}
    for row, cells in enumerate(sheet.rows[below + 1 :]):
        if not any(cell is not None and str(cell).strip() for cell in cells):
            continue
        if all(text(cells, position) == head for position, head in headings.items()):
            remarks.repeated += 1
            continue
        line = understood(sheet, row, row + below + 2, cells, known, remarks)
        if lacks := [each for each in columns.values() if each.required and not line[each.name]]:
            remarks.left_out(line, lacks[0])
        else:
            yield line


def text(cells: Sequence[Value], position: int) -> str:
    """A cell as text, for headings."""
    return str(cells[position] or "").strip().lower() if position < len(cells) else ""


def understood(
    sheet: Sheet,
    row: int,
    number: int,
    cells: Sequence[Value],
    known: Mapping[int, Known],
    remarks: Remarks,
) -> Line:
    """One row understood."""
    values: dict[str, Any] = {}
    blank: list[str] = []
    said: list[tuple[Field, Value, Meaning]] = []
    for position, each in known.items():
        value = cells[position] if position < len(cells) else None
        meaning = each(value)
        if meaning.value is not None:
            values[each.of.name] = meaning.value
        elif not meaning.unusable:
            blank.append(each.of.name)
        if meaning.remark:
            said.append((each.of, value, meaning))
    line = Line(sheet, row, number, values, frozenset(blank))
    for each_field, value, meaning in said:
        remarks.add(line, each_field, value, meaning)
    return line
