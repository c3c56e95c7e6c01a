"""Which columns of the return a measure reads: its own expressions over its population's `reads`.

Nothing is listed here. An expression reads a column when it cannot be worked out without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.exceptions import ColumnNotFoundError

from hearth import frames
from hearth.measures.lines import Line
from hearth.measures.model import Population
from hearth.measures.populations.reads import BREAKDOWN_READS, MEMBERS

__all__ = ["Reads", "columns_read", "reads_of"]


@dataclass(frozen=True)
class Reads:
    """The columns behind one line, as ``Episodes.DECOM``.

    `belonging` decides who is in the denominator (of a count: who is counted), `counting` who of
    them is in the numerator.
    """

    belonging: frozenset[str]
    counting: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """Both together."""
        return self.belonging | self.counting


def reads_of(line: Line, schema: Mapping[str, Any]) -> Reads:
    """What a line reads; `schema` is that of its population's rows."""
    population = line.population
    out_of = line.numerator if line.denominator is None else line.denominator
    belonging = {MEMBERS, *columns_read(out_of, schema)}
    counting = set(columns_read(line.numerator, schema))
    if line.unknown is not None:
        counting |= columns_read(line.unknown, schema)
    if line.shares is not None:
        counting.add(line.shares.column)
    return Reads(behind(population, belonging), behind(population, counting - belonging))


def columns_read(expression: nw.Expr, schema: Mapping[str, Any]) -> frozenset[str]:
    """The columns of a frame that an expression cannot do without."""
    return frozenset(needed(expression, frames.empty(schema), list(schema)))


def needed(expression: nw.Expr, frame: nw.DataFrame[Any], names: list[str]) -> list[str]:
    """Those of some columns that an expression needs, found by halves: most need one or two."""
    if not names or works(expression, frame.drop(*names)):
        return []
    if len(names) == 1:
        return names
    half = len(names) // 2
    return [
        *needed(expression, frame, names[:half]),
        *needed(expression, frame, names[half:]),
    ]


def works(expression: nw.Expr, frame: nw.DataFrame[Any]) -> bool:
    """Whether a frame has every column an expression needs."""
    try:
        frame.select(found=expression)
    except ColumnNotFoundError:
        return False
    return True


def behind(population: Population, names: Iterable[str]) -> frozenset[str]:
    """The return's columns behind columns of a population, each table's identifiers with them.

    A column that does not say what it reads raises KeyError: the tests look for it.
    """
    said = {**BREAKDOWN_READS, **population.reads}
    read = {column for name in names for column in said[name]}
    return frozenset(read | {f"{column.split('.')[0]}.CHILD" for column in read})
