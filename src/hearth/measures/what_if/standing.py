"""How the children of one figure stand: those who stay, and those whose mended rows may move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.figures import rounded
from hearth.measures.lines import Line
from hearth.measures.model import Population, Unit, Window
from hearth.measures.what_if.failing import NOBODY, Failing
from hearth.measures.what_if.reading import Reads, reads_of
from hearth.measures.whose import rows_of
from hearth.records import TABLES
from hearth.records.histories import Histories

__all__ = ["Standing", "standings"]

CHILDHOOD = 18 * 365 + 5  # days: the most that days of care or waiting can be


@dataclass(frozen=True)
class Counts:
    """What some rows come to."""

    numerator: int = 0
    denominator: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class Standing:
    """The figure of a line (or of one category of a mix) and how its children stand.

    `fixed` is what those come to whom no mend moves; `rows` the most rows the others could have in
    the denominator. `least` and `most` are what one row can add to the numerator.
    """

    line: Line
    category: str
    whole: Counts
    fixed: Counts
    rows: int
    least: int
    most: int
    in_numerator: frozenset[str]
    in_denominator: frozenset[str]
    outside: frozenset[str]

    @property
    def numerator(self) -> int:
        """As returned."""
        return self.whole.numerator

    @property
    def denominator(self) -> int:
        """As returned."""
        return self.whole.denominator

    @property
    def value(self) -> Decimal | None:
        """As returned."""
        whole = self.whole
        if self.line.denominator is None:
            return Decimal(whole.numerator)
        if whole.numerator == 0 and whole.unknown == whole.denominator:
            return None
        return rounded(whole.numerator, whole.denominator, self.line.unit)

    @property
    def lowest(self) -> tuple[int, int]:
        """Numerator and denominator of the lowest value."""
        if self.line.denominator is None:
            return self.fixed.numerator, 1
        numerator = self.fixed.numerator + self.rows * self.least
        return numerator, self.fixed.denominator + self.rows

    @property
    def highest(self) -> tuple[int, int]:
        """Numerator and denominator of the highest value."""
        numerator = self.fixed.numerator + self.rows * self.most
        if self.line.denominator is None:
            return numerator, 1
        return numerator, self.fixed.denominator + self.rows

    @property
    def numerators(self) -> tuple[int, int]:
        """The fewest and the most that could be counted."""
        return self.fixed.numerator, self.highest[0]


def standings(
    histories: Histories,
    population: Population,
    lines: Sequence[Line],
    window: Window,
    failing: Failing,
) -> Iterator[Standing]:
    """How the children of each line of a population stand in one window."""
    rows = frames.collect(rows_of(population, histories, (window,)))
    for line in lines:
        reads = reads_of(line, rows.schema)
        if line.shares is None:
            yield stand(line, "", by_child(rows, line, line.numerator), reads, failing)
            continue
        for place, category in enumerate(line.shares.categories):
            here = nw.when(nw.col(line.shares.column) == place).then(line.numerator)
            yield stand(line, category.label, by_child(rows, line, here), reads, failing)


def by_child(rows: nw.DataFrame[Any], line: Line, numerator: nw.Expr) -> dict[str, Counts]:
    """What each child's rows come to; those that add nothing are left out."""
    denominator = numerator if line.denominator is None else line.denominator
    unknown = nw.lit(0) if line.unknown is None else line.unknown
    added = rows.select(
        nw.col("child").cast(nw.String),
        numerator=whole(numerator),
        denominator=whole(denominator),
        unknown=whole(unknown),
    )
    summed = added.group_by("child").agg(nw.col("numerator", "denominator", "unknown").sum())
    return {child: Counts(*counts) for child, *counts in summed.iter_rows() if any(counts)}


def whole(expression: nw.Expr) -> nw.Expr:
    """What an expression adds: truths 1, nulls 0."""
    return expression.cast(nw.Int64).fill_null(0)


def stand(
    line: Line, category: str, children: dict[str, Counts], reads: Reads, failing: Failing
) -> Standing:
    """Children told apart into those no mend moves and those it may."""
    may_belong = failing.about(reads.belonging)
    may_count = failing.about(reads.counting)
    inside = {
        child: counts
        for child, counts in children.items()
        if counts.denominator and (child in may_belong or child in may_count)
    }
    outside = may_belong.keys() - inside.keys()
    events = line.population.events
    rows = sum(
        rows_possible(child, children.get(child, Counts()).denominator, may_belong, events)
        for child in inside.keys() | outside
    )
    least, most = added_by_one(line, reads)
    return Standing(
        line,
        category,
        total(children.values()),
        total(counts for child, counts in children.items() if child not in inside),
        rows,
        least,
        most,
        frozenset(child for child, counts in inside.items() if counts.numerator),
        frozenset(inside),
        frozenset(outside),
    )


def rows_possible(child: str, held: int, may_belong: Counter[str], events: int) -> int:
    """The most rows a child could have in the denominator once mended."""
    failing = may_belong[child]
    if child == NOBODY:
        return failing * max(events, 1)
    return held + failing * events if events else max(held, min(failing, 1))


def total(counts: Iterable[Counts]) -> Counts:
    """Several children's counts together."""
    every = list(counts)
    return Counts(
        sum(one.numerator for one in every),
        sum(one.denominator for one in every),
        sum(one.unknown for one in every),
    )


def added_by_one(line: Line, reads: Reads) -> tuple[int, int]:
    """The least and the most that one row can add to the numerator."""
    if line.unit in (Unit.PERCENT, Unit.COUNT):
        return 0, 1
    for table in TABLES.values():
        for column in table.columns:
            read = f"{table.return_name}.{column.return_name}" in reads.every
            if read and column.maximum is not None:
                return column.minimum or 0, column.maximum
    return 0, CHILDHOOD
