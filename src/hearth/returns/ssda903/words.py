"""The words rules are written in: small expressions that treat nulls as the return's checks do.

A comparison with a null, or with a date that is none, is never a failure. `one_of`, `filled`,
`sure` and `differs` are true or false and never null, so that ``~`` before them means "not".
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

import narwhals.stable.v2 as nw

from hearth.vocabulary import code_set

__all__ = [
    "AUTHORITY",
    "SIX_ADOPTION_FIELDS",
    "YEAR_END",
    "YEAR_START",
    "all_filled",
    "any_blank",
    "any_filled",
    "birthday",
    "blank",
    "cell",
    "changed",
    "code_from",
    "codes",
    "day",
    "days_after",
    "differs",
    "filled",
    "follows",
    "is_date",
    "later",
    "leads",
    "no_date",
    "none_of",
    "not_a_date",
    "nxt",
    "one_of",
    "prev",
    "respite",
    "shift_date",
    "sure",
    "text",
]

YEAR_START = nw.col("year start")  # 1 April
YEAR_END = nw.col("year end")  # 31 March
AUTHORITY = nw.col("authority")  # ONS code of the council whose return it is

SIX_ADOPTION_FIELDS = (
    "DATE_INT",
    "DATE_MATCH",
    "FOSTER_CARE",
    "NB_ADOPTR",
    "SEX_ADOPTR",
    "LS_ADOPTR",
)


def cell(column: str) -> nw.Expr:
    """The cell as typed, in upper case, to be compared with another."""
    return nw.col(column)


def text(column: str) -> nw.Expr:
    """The cell as text, to be looked into."""
    return nw.col(column).cast(nw.String)


def day(column: str) -> nw.Expr:
    """The cell as a date; null when it is none."""
    return nw.col(f"{column} day")


def sure(condition: nw.Expr) -> nw.Expr:
    """The condition with null taken as false."""
    return condition.fill_null(value=False)


def filled(column: str) -> nw.Expr:
    """There is something in the cell, valid or not."""
    return ~nw.col(column).is_null()


def blank(column: str) -> nw.Expr:
    """The cell is empty."""
    return nw.col(column).is_null()


def is_date(column: str) -> nw.Expr:
    """The cell is a valid date."""
    return ~day(column).is_null()


def no_date(column: str) -> nw.Expr:
    """The cell is empty or no valid date."""
    return day(column).is_null()


def not_a_date(column: str) -> nw.Expr:
    """There is something in the cell, and it is no valid date."""
    return filled(column) & no_date(column)


def one_of(column: str, *codes: str) -> nw.Expr:
    """The cell is one of these; false when empty."""
    return sure(nw.col(column).is_in(list(codes)))


def none_of(column: str, *codes: str) -> nw.Expr:
    """The cell is filled with something else than these."""
    return filled(column) & ~one_of(column, *codes)


def code_from(column: str, *codes: str) -> nw.Expr:
    """As `none_of`; an empty cell fails too."""
    return ~one_of(column, *codes)


def codes(name: str, year: int = 2025) -> tuple[str, ...]:
    """The codes of a set that the return of the collection year ending in `year` accepts."""
    known = code_set(name).codes(year)
    return tuple(each.code for each in known if each.group != "invalid")


def any_filled(*columns: str) -> nw.Expr:
    """At least one of the cells is filled."""
    return reduce(or_, map(filled, columns))


def any_blank(*columns: str) -> nw.Expr:
    """At least one of the cells is empty."""
    return reduce(or_, map(blank, columns))


def all_filled(*columns: str) -> nw.Expr:
    """Every one of the cells is filled."""
    return reduce(and_, map(filled, columns))


def differs(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    """The two are not the same; null against a value differs, two nulls do not."""
    return sure(one != other) | (one.is_null() != other.is_null())


def birthday(years: int, dob: str = "DOB") -> nw.Expr:
    """The day of that birthday; 28 February for 29 February in other years."""
    return shift_date(day(dob), f"{years}y")


def shift_date(date: nw.Expr, by: str) -> nw.Expr:
    """A date moved by days, months or years, such as ``-5d`` or ``16y``."""
    return date.dt.offset_by(by)


def days_after(date: nw.Expr, days: int) -> nw.Expr:
    """The date that many days on."""
    return shift_date(date, f"{days}d")


def later(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    """The later of two dates, the one there is when the other is null."""
    return nw.max_horizontal(one, other)


def respite(prefix: str = "") -> nw.Expr:
    """A legal status of short breaks, V3 or V4; false when empty."""
    return one_of(f"{prefix}LS", "V3", "V4")


def follows() -> nw.Expr:
    """The row before, in an ordered view, is the same child's."""
    return nw.col("follows")


def leads() -> nw.Expr:
    """The row after, in an ordered view, is the same child's."""
    return nw.col("leads")


def prev(value: nw.Expr) -> nw.Expr:
    """The value in the same child's row before, in an ordered view; null when there is none."""
    return nw.when(follows()).then(value.shift(1))


def nxt(value: nw.Expr) -> nw.Expr:
    """The value in the same child's next row, in an ordered view; null when there is none."""
    return nw.when(leads()).then(value.shift(-1))


def changed(column: str) -> nw.Expr:
    """The cell differs from the row before, in an ordered view; two empty cells do not differ."""
    return differs(nw.col(column), nw.col(column).shift(1))
