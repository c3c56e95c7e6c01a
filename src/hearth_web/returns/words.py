"""The cells of a return in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from hearth.documents.sentences import day
from hearth.records import TABLES, Column, Kind
from hearth.vocabulary import code_set
from hearth_web.people.presenters import spaced
from hearth_web.returns.checking import LAST_YEAR, day_of
from hearth_web.ui.parts import Line

__all__ = [
    "NOTHING",
    "cells_in_words",
    "column_in_words",
    "lines_of",
    "row_in_words",
    "table_in_words",
]

NOTHING = "empty"
KEPT_CLOSE = frozenset({"PL_POST", "URN"})  # may say where an adopted child lives
CLOSED = "kept for those who may see adoption"
COLUMNS: Mapping[str, Column] = {
    column.return_name: column for table in TABLES.values() for column in table.columns
}
TABLE_WORDS: Mapping[str, str] = {
    "Header": "who the child is",
    "Episodes": "the episode",
    "Reviews": "the review",
    "UASC": "seeking asylum alone",
    "OC2": "the year's health",
    "OC3": "leaving care, the year's position",
    "AD1": "the adoption",
    "PlacedAdoption": "the plan for adoption",
    "PrevPerm": "the earlier permanent home",
    "Missing": "the time missing",
    "SWEpisodes": "the social worker",
    "DoLo": "the order that takes liberty away",
}


def table_in_words(table: str) -> str:
    """What a row of a table is."""
    return TABLE_WORDS.get(table, table)


def row_in_words(table: str, on: date | None) -> str:
    """A row of a table, by the day that tells it from the child's others."""
    since = f" of {day(on)}" if on else ""
    return f"{table_in_words(table)}{since}"


def lines_of(cells: Mapping[str, str], *, may_see_adoption: bool) -> Iterator[Line]:
    """Each cell: what it is, and what stands in it."""
    for name, value in cells.items():
        words = in_words(name, value, may_see_adoption=may_see_adoption)
        yield Line(f"{column_in_words(name)} ({name.removesuffix(LAST_YEAR)})", words)


def cells_in_words(cells: Mapping[str, str], *, may_see_adoption: bool) -> str:
    """The cells in one line, by their names in the return."""
    return "; ".join(
        f"{name}: {in_words(name, value, may_see_adoption=may_see_adoption)}"
        for name, value in cells.items()
    )


def in_words(name: str, value: str, *, may_see_adoption: bool) -> str:
    """A value, or that it is kept from this reader."""
    kept_close = name.removesuffix(LAST_YEAR) in KEPT_CLOSE
    return CLOSED if kept_close and value and not may_see_adoption else said(name, value)


def column_in_words(name: str) -> str:
    """What a column holds, in a few words."""
    column = COLUMNS.get(name.removesuffix(LAST_YEAR))
    words = column.description.split(";")[0] if column else name
    return f"{words}, last year" if name.endswith(LAST_YEAR) else words


def said(name: str, value: str) -> str:
    """A value as people read it: a date in words, a code with what it means."""
    if not value:
        return NOTHING
    column = COLUMNS.get(name.removesuffix(LAST_YEAR))
    if column is None:
        return value
    if column.kind is Kind.DATE:
        days = [(day_of(text), text) for text in value.split(", ")]  # more than one row's
        return ", ".join(day(found) if found else text for found, text in days)
    if column.kind is Kind.POSTCODE:
        return spaced(value)
    if column.code_set and code_set(column.code_set).has(value):
        return f"{value} ({code_set(column.code_set).label(value)})"
    return value
