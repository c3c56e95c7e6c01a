"""A column understood: each different text in it, and what only the others beside it can tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import Column, Kind
from hearth.sources.cells import Meaning, Remark, meaning_of, plain_pattern
from hearth.sources.dates import TURNED_ROUND, day_and_month

__all__ = ["Meanings", "turned_round", "understand"]

Meanings = Mapping[str, Meaning]

DECIMAL = r"^\s*[0-9]+\.0+\s*$"


def understand(cells: nw.Series[Any], column: Column) -> Meanings:
    """Every different text of a column and what it means; texts left out mean themselves."""
    if column.kind is Kind.IDENTIFIER and column.pattern is None and all_decimal(cells):
        return {text: whole(text) for text in cells.drop_nulls().unique().to_list()}
    meaning, plain = meaning_of(column), plain_pattern(column)
    if plain is not None:
        cells = cells.filter(~cells.str.contains(plain))
    meanings = {text: meaning(text) for text in cells.drop_nulls().unique().to_list()}
    if column.kind is Kind.DATE and month_first(meanings):
        return {text: without_ambiguous(text, meaning) for text, meaning in meanings.items()}
    return meanings


def all_decimal(cells: nw.Series[Any]) -> bool:
    """Whether every identifier is a number that a program has saved as a decimal."""
    filled = cells.filter(~cells.is_null() & (cells.str.strip_chars() != ""))
    return len(filled) > 0 and bool(filled.str.contains(DECIMAL).all())


def whole(text: str) -> Meaning:
    """An identifier saved as a decimal without its decimals."""
    number = re.sub(r"\.0+$", "", text.strip())
    return Meaning(number or None, Remark.TIDIED if number else None)


def month_first(meanings: Meanings) -> bool:
    """Whether dates show a month before the day, and none shows it after."""
    parts = [pair for text in meanings if (pair := day_and_month(text))]
    return any(second > 12 >= first for first, second in parts) and not any(
        first > 12 for first, _ in parts
    )


def without_ambiguous(text: str, meaning: Meaning) -> Meaning:
    """What a cell means in a column of month before day: nothing, where it could be either."""
    parts = day_and_month(text)
    if meaning.value is None or parts is None or parts[0] == parts[1]:
        return meaning
    return Meaning(None, Remark.AMBIGUOUS)


def turned_round(cells: nw.Series[Any], column: Column, meanings: Meanings) -> str:
    """A sentence on a column of dates where some can only be month before day; else empty."""
    if not any(TURNED_ROUND in meaning.words for meaning in meanings.values()):
        return ""
    seen = f"has dates in {column.return_name} with a month above 12"
    again = "Export the file again."
    unsure = [text for text, meaning in meanings.items() if meaning.remark is Remark.AMBIGUOUS]
    if not month_first(meanings):
        return (
            f"{seen}. A spreadsheet may have turned day and month round in the others too, where "
            f"it does not show. {again}"
        )
    count = int(cells.is_in(unsure).sum())
    return (
        f"{seen} and none with a day above 12, so month stands before day. {count:,} of its cells "
        f"could be read either way and are not used. {again}"
    )
