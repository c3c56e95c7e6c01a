"""What a table is: columns with a type, a meaning, a constraint and a sensitivity, written once.

Documentation, the reader's validation and the demo council all derive from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import narwhals.stable.v2 as nw

__all__ = ["Column", "Kind", "Record", "Sensitivity", "Table"]


class Kind(Enum):
    """What a cell holds."""

    IDENTIFIER = "identifier"  # text kept as typed, leading zeros included
    CODE = "code"  # one of a code set, upper case
    DATE = "date"
    PARTIAL_DATE = "partial date"  # text such as zz/05/2020, kept as typed
    INTEGER = "whole number"
    POSTCODE = "postcode"  # upper case, no spaces
    TEXT = "text"  # names and other words, as typed; not in the return
    YES_NO = "yes or no"  # True or False; the return writes codes instead


class Sensitivity(Enum):
    """How much harm a leak of this column alone would do."""

    ORDINARY = "ordinary"
    PERSONAL = "personal"  # identifies or helps to identify a child
    SPECIAL = "special category"  # UK GDPR article 9 or 10: health, ethnicity, offending
    LOCATION = "location"  # says where a child lives


@dataclass(frozen=True)
class Column:
    """One column of a neutral table.

    `name` is the return's column name in lower case. `code_set` names a set in
    `hearth.vocabulary`; `minimum` and `maximum` bound a whole number; `pattern` is a regular
    expression an identifier must match in full. `required` columns make a row unusable when empty.
    """

    name: str
    kind: Kind
    description: str
    sensitivity: Sensitivity
    code_set: str | None = None
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    pattern: str | None = None

    @property
    def return_name(self) -> str:
        """The column's name in the return, for example ``DECOM``."""
        return self.name.upper()


@dataclass(frozen=True)
class Table:
    """One neutral table and the module of the return it comes from.

    `name` is ours (``placed_adoption``), `return_name` the return's (``PlacedAdoption``), `since`
    the first collection year that has it, as the year it ends. `key` identifies a row when several
    years merge: a later year's row with the same key supersedes.
    """

    name: str
    return_name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    since: int = 2019

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError when the table has none."""
        return {column.name: column for column in self.columns}[name]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in the order of the return."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True)
class Record:
    """A council's longitudinal record: every neutral table, all years merged.

    `tables` maps a table's name to a lazy frame with that table's columns in their types (text
    as String, dates as Date, whole numbers as Int64) and `year`, the collection year (as the year
    it ends) of the return the row came from. Every table is present; one that no return had is
    empty and is not in `given`. `years` are the collection years read, in order; `given` says
    which tables each year's return had.
    """

    tables: Mapping[str, nw.LazyFrame[Any]]
    years: tuple[int, ...]
    given: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, table: str) -> nw.LazyFrame[Any]:
        return self.tables[table]
