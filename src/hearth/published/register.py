"""The register as a CSV file, and what it answers: what have we told people about this?"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import IO, TypeVar

from hearth.errors import FaultError
from hearth.published.figure import Figure, Kind, Status, plain
from hearth.published.quantities import on_a_day, quantity_called, title_of
from hearth.published.when import NEVER, When, when_in
from hearth.sources.dates import NotADate, date_in
from hearth.sources.tables import Row, Table, each, read_table, table_in
from hearth.sources.words import in_words, quoted

__all__ = [
    "COLUMNS",
    "NEEDED",
    "Reading",
    "figures_in",
    "in_time",
    "read_figures",
    "time_of",
    "told",
    "write_figures",
]

NEEDED = ("quantity", "printed", "document")
COLUMNS = (
    "quantity", "label", "printed", "unit", "numerator", "denominator", "definition", "version",
    "population", "breakdown", "category", "complete", "when", "kind", "whose", "document",
    "place", "source", "status", "published_on", "covers", "note",
)  # fmt: skip
YES = ("yes", "y", "true", "1", "all")
LARGEST, PLACES = 10**12, 4  # of a count: as much as the register keeps
Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class Reading:
    """The figures of a file, and a sentence for each thing in it that could not be used."""

    figures: tuple[Figure, ...]
    faults: tuple[str, ...] = ()


def read_figures(path: Path) -> Reading:
    """The figures of a CSV file. NotFoundError or UnreadableError where there are none to read."""
    return reading_of(read_table(Path(path), NEEDED))


def figures_in(name: str, data: bytes) -> Reading:
    """The same of a file given as bytes, such as one that was uploaded."""
    return reading_of(table_in(name, data, NEEDED))


def reading_of(table: Table) -> Reading:
    good, faults = each(table, figure_in)
    strange = [head for head in table.headings if head and head not in COLUMNS]
    said = [str(fault) for fault in faults]
    if strange:
        said.append(f"{table.name}: nothing is read from {in_words(strange)}.")
    unread = dict.fromkeys(
        figure.when.text for _, figure in good if figure.when.text and not figure.when.known
    )
    if unread:
        said.append(
            f"{table.name}: no date is read from {in_words(map(quoted, unread))}; {NO_DATE}"
        )
    return Reading(tuple(figure for _, figure in good), tuple(said))


NO_DATE = "each meets only what has the same words. Write 31 March 2021, 2021-03 or 2020/21."


def figure_in(row: Row) -> Figure:
    """The figure of a row. Raises FaultError with what is wrong and the column."""
    for name in NEEDED:
        if not row.text(name):
            raise FaultError("is empty.", name)
    words = {
        name: bare(row.text(name))
        for name in ("printed", "label", "unit", "definition", "version", "population",
                     "breakdown", "category", "whose", "document", "place", "source", "note")
    }  # fmt: skip
    quantity = quantity_called(row.text("quantity"))
    known = title_of(quantity)
    words["label"] = words["label"] or (known if known != quantity else "")
    return Figure(
        quantity=quantity,
        numerator=number(row, "numerator"),
        denominator=number(row, "denominator"),
        complete=row.text("complete").casefold() in YES,
        when=time_of(quantity, row.text("when")),
        covers=when_in(row.text("covers")),
        kind=one_of(row, "kind", Kind, Kind.ACTUAL),
        status=one_of(row, "status", Status, Status.FINAL),
        published_on=day(row, "published_on"),
        **words,
    )


def time_of(quantity: str, text: str) -> When:
    """When a figure is of. What is counted on a day is, for a year, that of the year's last day."""
    when = when_in(text)
    if when.over and on_a_day(quantity):
        return replace(when, first=when.last, over=False)
    return when


def bare(text: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def number(row: Row, name: str) -> Decimal | None:
    text = row.text(name).replace(",", "")
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) >= LARGEST:
        raise FaultError(f"{quoted(text)} is no number.", name)
    return round(value, PLACES) if value != value.to_integral() else value


def day(row: Row, name: str) -> date | None:
    text = row.text(name)
    if not text:
        return None
    try:
        return date_in(text)[0]
    except NotADate as error:
        raise FaultError(f"{quoted(text)}, {error}. Write it as 2021-03-31.", name) from None


def one_of(row: Row, name: str, choices: type[Choice], usual: Choice) -> Choice:
    text = row.text(name).casefold()
    found = {str(choice.value): choice for choice in choices}
    if text and text not in found:
        raise FaultError(f"{quoted(text)} is none of {in_words(found)}.", name)
    return found.get(text, usual)


def write_figures(figures: Iterable[Figure], file: IO[str]) -> None:
    """Write figures as the CSV that `read_figures` reads."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: SHOWN[name](figure) for name in COLUMNS} for figure in figures)


def text_of(name: str) -> Callable[[Figure], str]:
    def text(figure: Figure) -> str:
        value = getattr(figure, name)
        if isinstance(value, bool):
            return "yes" if value else ""
        if isinstance(value, Enum):
            return str(value.value)
        return "" if value is None or value == NEVER else str(value)

    return text


SHOWN = {name: text_of(name) for name in COLUMNS}


def told(figures: Sequence[Figure], quantity: str, whose: str | None = None) -> list[Figure]:
    """What was ever printed of a quantity, in the order of what it is of, then of printing."""
    wanted = plain(quantity_called(quantity))
    found = [
        figure
        for figure in figures
        if plain(figure.quantity) == wanted
        and (whose is None or plain(figure.whose) == plain(whose))
    ]
    return sorted(found, key=in_time)


def in_time(figure: Figure) -> tuple[date, date, str]:
    """The order in which figures are told: by what they are of, then by when they were printed."""
    return figure.when.last or date.max, figure.published_on or date.max, figure.document
