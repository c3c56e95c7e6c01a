"""What a cell of the dataset says: codes by their descriptions, placeholders as nothing."""

from __future__ import annotations

from datetime import date
from functools import cache

from hearth.records import Kind
from hearth.sources.cells import BLANKS, Meaning, Remark, partial_day
from hearth.sources.plain import Field, plain_meaning
from hearth.sources.plain.meanings import NOTHING
from hearth.sources.plain.spellings import Spellings
from hearth.sources.plain.workbook import Value, text_of
from hearth.vocabulary import code_set, descriptions

__all__ = ["meaning_in_ssd"]

PLACEHOLDERS = frozenset({"PLACEHOLDER_DATA", "SSD_PH"})
NO_DATE = date(1900, 1, 1)


def meaning_in_ssd(field: Field, value: Value) -> Meaning:
    """What a cell says. Dates are datetimes at midnight, so that layout needs no remark."""
    text = text_of(value)
    if not text or text.upper() in PLACEHOLDERS:
        return NOTHING
    if field.kind is Kind.CODE:
        return code(field.code_set or "", text)
    if field.kind is Kind.PARTIAL_DATE:
        return partial_day(text)
    meaning = plain_meaning(field, value)
    if meaning.value == NO_DATE:
        return NOTHING
    if meaning.remark is Remark.BLANK:
        return NOTHING  # exports write NULL as text throughout
    if field.kind is Kind.DATE and meaning.remark is Remark.RECAST:
        return Meaning(meaning.value)
    return meaning


def code(name: str, text: str) -> Meaning:
    """The code of a description."""
    spellings = spellings_of(name)
    found = spellings.said(text)
    if found:
        return Meaning(found)
    if found == "" or text.upper() in BLANKS:
        return NOTHING
    words = f"for which no code of {name} is known{spellings.hint(text)}"
    return Meaning(None, Remark.UNUSABLE, words)


@cache
def spellings_of(name: str) -> Spellings:
    """How the codes of a set may be written in case systems."""
    return Spellings.of(code_set(name), descriptions(name))
