"""What a coded cell of Annex A says.

Codes come as ``j) U4: text``, ``j) U4``, ``U4: text``, ``j) text``, ``U4``, ``text`` or ``j``. What
is written beside the letter decides, since letters differ between editions; a letter counts when it
is alone, or when the words beside it are nearly those it stands for.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from hearth.records import Kind
from hearth.sources.cells import BLANKS, Meaning, Remark
from hearth.sources.plain.fields import Field
from hearth.sources.plain.meanings import ERRORS, NOTHING, plain_meaning
from hearth.sources.plain.workbook import Value, text_of
from hearth.vocabulary import code_set

__all__ = ["meaning_in_annex_a"]

VALUES = Path(__file__).parent / "data" / "values.csv"
LETTER = re.compile(r"([A-Za-z]{1,2}|\d)\s*[).]\s*(.*)", re.DOTALL)
CODE_FIRST = re.compile(r"(\w{1,16})\s*([:\-\u2013\u2014(=])?.*", re.DOTALL | re.ASCII)
SMALL_WORDS = frozenset(
    {"a", "an", "and", "be", "by", "for", "in", "of", "on", "or", "the", "to", "with"}
)
# What lists write where a code is not known.
UNKNOWN = frozenset({"UNKNOWN", "NOT KNOWN", "NOT RECORDED"})


@dataclass
class Spellings:
    """How the codes of one set may be written."""

    codes: frozenset[str]
    by_letter: dict[str, str] = field(default_factory=dict)
    by_words: dict[str, str] = field(default_factory=dict)

    def add(self, letter: str, code: str, text: str) -> None:
        """Add one line of the value lists."""
        if letter:
            self.by_letter[letter.upper()] = code
        if text:
            self.by_words[plain(text)] = code


def meaning_in_annex_a(each: Field, value: Value) -> Meaning:
    """What a cell says."""
    if each.kind is not Kind.CODE:
        return plain_meaning(each, value)
    text = text_of(value)
    spellings = spellings_of(each.code_set or "")
    if not text:
        return NOTHING
    found = code_in(text, spellings)
    if found:
        return Meaning(found)
    if text.upper() in BLANKS | ERRORS:
        return Meaning(None, Remark.BLANK)
    if plain(text).upper() in UNKNOWN or text.lower().startswith("u) unknown"):
        return NOTHING
    return Meaning(
        None, Remark.UNUSABLE, f"which is no code of {each.code_set}{hint(text, spellings)}"
    )


def code_in(text: str, spellings: Spellings) -> str | None:
    """The code a text says; None when it says none."""
    if text.upper() in spellings.codes:
        return text.upper()
    lettered = LETTER.fullmatch(text)
    if lettered and (rest := lettered[2].strip()):
        return said(rest, spellings) or by_agreeing_letter(lettered[1], rest, spellings)
    letter = lettered[1] if lettered else text
    return said(text, spellings) or spellings.by_letter.get(letter.upper())


def said(text: str, spellings: Spellings) -> str | None:
    """The code that a text without a letter says: itself, one that it starts with, or its words."""
    if text.upper() in spellings.codes:
        return text.upper()
    if words := spellings.by_words.get(plain(text)):
        return words
    first = CODE_FIRST.fullmatch(text)
    if first is None or first[1].upper() not in spellings.codes:
        return None
    # A word such as "No" starts many texts, so letters alone must be set apart by a mark.
    return first[1].upper() if first[2] or any(map(str.isdigit, first[1])) else None


def by_agreeing_letter(letter: str, rest: str, spellings: Spellings) -> str | None:
    """The code of a letter, if the words beside it are more like its own than any other's."""
    code = spellings.by_letter.get(letter.upper())
    words = significant(rest)
    likeness: dict[str, int] = {}
    for known, of in spellings.by_words.items():
        likeness[of] = max(likeness.get(of, 0), len(words & significant(known)))
    most = max(likeness.values(), default=0)
    alike = [of for of, count in likeness.items() if count == most]
    return code if code and most and alike == [code] else None


def significant(text: str) -> frozenset[str]:
    """The words of a text that tell it from others."""
    return frozenset(plain(text).split()) - SMALL_WORDS


def plain(text: str) -> str:
    """A text in small letters with single spaces and no marks."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def hint(text: str, spellings: Spellings) -> str:
    """What it may have meant."""
    nearest = get_close_matches(text.upper(), sorted(spellings.codes), n=1)
    return f" (did it mean {nearest[0]}?)" if nearest else ""


def spellings_of(name: str) -> Spellings:
    """How the codes of a set may be written."""
    return all_spellings()[name]


@cache
def all_spellings() -> Mapping[str, Spellings]:
    """The spellings of every set: the labels of its codes, and the letters and words of Annex A."""
    found: dict[str, Spellings] = {}
    with VALUES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    names = {row["code_set"] for row in lines} | {"LS", "CIN", "NEED", "ACTIV", "ACCOM_TYPE",
             "CIN_CLOSURE", "REASON_PLACED_CEASED"}  # fmt: skip
    for name in names:
        codes = code_set(name).codes()
        found[name] = Spellings(frozenset(code.code for code in codes))
        for code in codes:
            letter = code.code if len(code.code) == 1 else ""
            found[name].add(letter, code.code, code.label)
    for row in lines:
        found[row["code_set"]].add(row["letter"], row["code"], row["text"])
    return found
