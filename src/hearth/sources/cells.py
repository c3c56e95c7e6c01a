"""One cell understood: what its text means for a column, and what to say when that is not plain."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum

from hearth.records import Column, Kind
from hearth.sources.dates import NotADate, date_in, partial_date_in
from hearth.vocabulary import CodeSet, code_set

__all__ = [
    "BLANKS",
    "Meaning",
    "Remark",
    "bare",
    "day",
    "meaning_of",
    "partial_day",
    "plain_pattern",
    "postcode",
]

WHOLE_NUMBER = re.compile(r"\d{1,9}(\.0+)?", re.ASCII)
LONGEST_POSTCODE = 8  # nothing longer is one, however it was mistyped
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", re.ASCII)
# Characters that web pages and spreadsheets leave behind and that nobody sees.
NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
QUOTES = "'\u2018\u2019`"
SHORTENED = re.compile(r"\d(\.\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)


class Remark(Enum):
    """How a cell that is not as the return asks was dealt with."""

    BLANK = "blank"  # a word that some systems write for nothing
    TIDIED = "tidied"  # case, spaces, quotes, a decimal point: the same value
    RECAST = "recast"  # a date in another layout, an identifier with a mark too many
    ODD = "odd"  # kept as it is, but it does not look right
    UNUSABLE = "unusable"  # taken as not known
    AMBIGUOUS = "ambiguous"  # the same, and said once for the whole column


@dataclass(frozen=True)
class Meaning:
    """What a cell says. `value` is None when it is empty or cannot be used.

    `words` end a sentence that starts "DEC is '31/02/2024', ".
    """

    value: str | int | date | None
    remark: Remark | None = None
    words: str = ""

    @property
    def unusable(self) -> bool:
        """Whether there was something, and it is lost."""
        return self.remark in (Remark.UNUSABLE, Remark.AMBIGUOUS)


NOTHING = Meaning(None)
UNSEEN = Meaning(None, Remark.UNUSABLE, "which has nothing in it that can be read")
# What systems write into a date that is empty.
BLANKS = frozenset({"NULL", "NONE", "NAN", "NAT", "N/A", "NA", "-", "--", "."})


def meaning_of(column: Column) -> Callable[[str], Meaning]:
    """The function that understands the cells of a column."""
    by_kind: dict[Kind, Callable[[str], Meaning]] = {
        Kind.IDENTIFIER: lambda text: identifier(text, column),
        Kind.CODE: lambda text: code(text, code_set(column.code_set or column.name)),
        Kind.DATE: day,
        Kind.PARTIAL_DATE: partial_day,
        Kind.INTEGER: lambda text: whole_number(text, column),
        Kind.POSTCODE: postcode,
    }
    understand = by_kind[column.kind]

    def meaning(text: str) -> Meaning:
        if not text.strip():
            return NOTHING
        return understand(text) if bare(text).strip(QUOTES) else UNSEEN

    return meaning


def bare(text: str) -> str:
    """A text without spaces around it and without characters that have no width."""
    return text.translate(NO_WIDTH).strip()


def plain_pattern(column: Column) -> str | None:
    """A regular expression of texts that mean themselves, where that is most of the column.

    Identifiers are as many as the children, so they are sorted out before any is looked at alone.
    """
    if column.kind is not Kind.IDENTIFIER:
        return None
    # Without a pattern: no spaces, and not what a long number looks like once shortened.
    return f"^(?:{column.pattern or '[0-9]+|[A-Za-z][0-9A-Za-z]*'})$"


def tidied(value: str, text: str) -> Meaning:
    """A value that differs from its text only in case and spaces, if at all."""
    return Meaning(value) if value == text else Meaning(value, Remark.TIDIED)


def identifier(text: str, column: Column) -> Meaning:
    """Kept as typed but for spaces and quotes around it; upper case where there is a pattern."""
    plain = bare(bare(text).strip(QUOTES))
    if plain.strip('"') != plain:
        return unquoted(plain.strip('"'))
    if column.pattern is None:
        if SHORTENED.fullmatch(plain):
            words = "which looks like a long number that a spreadsheet has shortened"
            return Meaning(plain, Remark.ODD, words)
        return tidied(plain, text)
    if re.fullmatch(column.pattern, plain.upper()):
        return tidied(plain.upper(), text)
    return Meaning(plain.upper(), Remark.ODD, f"which does not look like any {column.return_name}")


def unquoted(plain: str) -> Meaning:
    """An identifier that had a quotation mark without its other half beside it."""
    return Meaning(plain, Remark.RECAST, "with a stray quotation mark") if plain else UNSEEN


def code(text: str, codes: CodeSet) -> Meaning:
    """A code of the set, any year's, in upper case."""
    plain = bare(text).upper()
    if not codes.has(plain):
        plain = re.sub(r"(?<=\d)\.0+$", "", plain)  # a column of flags saved as decimals
    if codes.has(plain):
        return tidied(plain, text)
    nearest = get_close_matches(plain, [code.code for code in codes.codes()], n=1)
    hint = f" (did it mean {nearest[0]}?)" if nearest else ""
    return Meaning(None, Remark.UNUSABLE, f"which is no code of {codes.name}{hint}")


def day(text: str) -> Meaning:
    """A date in the return's layout, or in one that can mean only one day."""
    plain = bare(text)
    if plain.upper() in BLANKS:
        return Meaning(None, Remark.BLANK)
    try:
        value, layout = date_in(plain)
    except NotADate as why:
        return Meaning(None, Remark.UNUSABLE, str(why))
    if layout:
        return Meaning(value, Remark.RECAST, layout)
    return Meaning(value, None if plain == text else Remark.TIDIED)


def partial_day(text: str) -> Meaning:
    """A date whose parts may be zz, as typed; one in another layout is made DD/MM/YYYY."""
    plain = bare(text)
    try:
        return tidied(partial_date_in(plain), text)
    except NotADate as why:
        words = str(why)
    try:
        value, layout = date_in(plain)
    except NotADate:
        return Meaning(None, Remark.UNUSABLE, words)
    return Meaning(f"{value:%d/%m/%Y}", Remark.RECAST, layout)


def whole_number(text: str, column: Column) -> Meaning:
    """A whole number within the column's bounds."""
    plain = bare(text)
    if not WHOLE_NUMBER.fullmatch(plain):
        return Meaning(None, Remark.UNUSABLE, "which is not a whole number")
    value = int(plain.split(".")[0])
    least, most = column.minimum, column.maximum
    if (least is not None and value < least) or (most is not None and value > most):
        return Meaning(None, Remark.UNUSABLE, f"which is not between {least} and {most}")
    return Meaning(value, None if text.isdigit() else Remark.TIDIED)


def postcode(text: str) -> Meaning:
    """Upper case without spaces; that much is how postcodes are compared and is not remarked on."""
    plain = "".join(bare(text).split()).upper()
    if POSTCODE.fullmatch(plain):
        return Meaning(plain)
    if len(plain) > LONGEST_POSTCODE:
        return Meaning(None, Remark.UNUSABLE, "which cannot be a postcode")
    return Meaning(plain, Remark.ODD, "which does not look like a postcode")
