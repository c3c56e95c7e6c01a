"""What a cell says, whether it is text or a value that a spreadsheet has typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from hearth.records import Kind
from hearth.sources import cells
from hearth.sources.cells import BLANKS, Meaning, Remark
from hearth.sources.plain.fields import Field
from hearth.sources.plain.workbook import Value, text_of

__all__ = ["ERRORS", "NOTHING", "plain_meaning"]

NOTHING = Meaning(None)
BLANK = Meaning(None, Remark.BLANK)
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
WHOLE = re.compile(r"-?\d{1,12}(\.0+)?", re.ASCII)
YES = frozenset({"Y", "YES", "TRUE", "T", "1", "A"})
NO = frozenset({"N", "NO", "FALSE", "F", "0", "B"})
NOT_KNOWN = frozenset({"C", "U", "UNKNOWN", "NOT KNOWN", "NK"})


def plain_meaning(field: Field, value: Value) -> Meaning:
    """What a cell says for a field of any kind but a code, which each source writes its own way."""
    if value is None:
        return NOTHING
    if field.kind is Kind.DATE and isinstance(value, date):
        return Meaning(value.date() if isinstance(value, datetime) else value)
    text = text_of(value)
    if is_blank(text):
        return BLANK if text else NOTHING
    if field.kind is Kind.IDENTIFIER:
        return identifier(text, value)
    if field.kind is Kind.INTEGER:
        return whole_number(text, field)
    return BY_KIND[field.kind](text)


def is_blank(text: str) -> bool:
    """Whether a text is one that systems and spreadsheets write for nothing."""
    return not text or text.upper() in BLANKS or text.upper() in ERRORS


def identifier(text: str, value: Value) -> Meaning:
    """As typed. A number has lost any zeros it started with."""
    if isinstance(value, int | float):
        words = "a number, so that zeros at its start, if it had any, are lost"
        return Meaning(text, Remark.TIDIED, words)
    return Meaning(text)


def whole_number(text: str, field: Field) -> Meaning:
    """A whole number of nothing or more, with or without decimals that are nought."""
    if not WHOLE.fullmatch(text):
        return Meaning(None, Remark.UNUSABLE, "which is not a whole number")
    number = int(text.split(".")[0])
    if number < 0 or (field.most is not None and number > field.most):
        return Meaning(None, Remark.UNUSABLE, f"which is not between 0 and {field.most}")
    return Meaning(number)


def yes_or_no(text: str) -> Meaning:
    """True or False from the first word: ``a) yes``, ``Y``, ``No - declined``."""
    letter, bracket, rest = text.partition(")")
    said = rest.strip() if bracket and rest.strip() else letter
    word = re.split(r"[^A-Za-z0-9]", said.upper(), maxsplit=1)[0]
    if word in YES or word in NO:
        return Meaning(word in YES)
    if said.upper() in NOT_KNOWN or word in NOT_KNOWN:
        return NOTHING
    return Meaning(None, Remark.UNUSABLE, "which is neither yes nor no")


def postcode(text: str) -> Meaning:
    """Upper case without spaces. Other words are no postcode."""
    found = cells.postcode(text)
    if found.remark is Remark.ODD:
        return Meaning(None, Remark.UNUSABLE, "which is no postcode")
    return found


BY_KIND: dict[Kind, Callable[[str], Meaning]] = {
    Kind.DATE: cells.day,
    Kind.YES_NO: yes_or_no,
    Kind.POSTCODE: postcode,
    Kind.TEXT: Meaning,
}
