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
from functools import cache
from pathlib import Path

from hearth.records import Kind
from hearth.sources.cells import BLANKS, Meaning, Remark
from hearth.sources.plain.fields import Field
from hearth.sources.plain.meanings import ERRORS, NOTHING, plain_meaning
from hearth.sources.plain.spellings import Spellings
from hearth.sources.plain.workbook import Value, text_of
from hearth.vocabulary import code_set, squeezed

__all__ = ["meaning_in_annex_a"]

VALUES = Path(__file__).parent / "data" / "values.csv"
LETTER = re.compile(r"([A-Za-z]{1,2}|\d)\s*[).]\s*(.*)", re.DOTALL)
SMALL_WORDS = frozenset(
    {"a", "an", "and", "be", "by", "for", "in", "of", "on", "or", "the", "to", "with"}
)
# What lists write where a code is not known.
UNKNOWN = frozenset({"unknown", "notknown", "notrecorded", "uunknown", "cunknown"})
# Sets whose codes have no letters in Annex A.
WITHOUT_LETTERS = (
    "ACCOM_TYPE",
    "ACTIV",
    "CIN",
    "CIN_CLOSURE",
    "LS",
    "NEED",
    "REASON_PLACED_CEASED",
)


@dataclass
class Lettered:
    """The codes of one set as Annex A writes them: by letter, and the phrases of each."""

    spellings: Spellings
    letters: dict[str, str] = field(default_factory=dict)
    phrases: list[tuple[str, str]] = field(default_factory=list)

    def add(self, letter: str, code: str, text: str) -> None:
        """Add one line of the value lists."""
        if letter:
            self.letters[letter.upper()] = code
        if text:
            self.spellings.words[squeezed(text)] = code
            self.phrases.append((text, code))


def meaning_in_annex_a(each: Field, value: Value) -> Meaning:
    """What a cell says."""
    if each.kind is not Kind.CODE:
        return plain_meaning(each, value)
    text = text_of(value)
    if not text:
        return NOTHING
    lettered = value_lists()[each.code_set or ""]
    if found := code_in(text, lettered):
        return Meaning(found)
    if text.upper() in BLANKS | ERRORS:
        return Meaning(None, Remark.BLANK)
    if squeezed(text) in UNKNOWN:
        return NOTHING
    hint = lettered.spellings.hint(text)
    return Meaning(None, Remark.UNUSABLE, f"which is no code of {each.code_set}{hint}")


def code_in(text: str, lettered: Lettered) -> str | None:
    """The code a text says; None when it says none."""
    spellings = lettered.spellings
    if text.upper() in spellings.codes:
        return text.upper()
    parts = LETTER.fullmatch(text)
    if parts and (rest := parts[2].strip()):
        return spellings.said(rest) or by_agreeing_letter(parts[1], rest, lettered)
    letter = parts[1] if parts else text
    return spellings.said(text) or lettered.letters.get(letter.upper())


def by_agreeing_letter(letter: str, rest: str, lettered: Lettered) -> str | None:
    """The code of a letter, if the words beside it are more like its own than any other's."""
    code = lettered.letters.get(letter.upper())
    words = significant(rest)
    likeness: dict[str, int] = {}
    for phrase, of in lettered.phrases:
        likeness[of] = max(likeness.get(of, 0), len(words & significant(phrase)))
    most = max(likeness.values(), default=0)
    alike = [of for of, count in likeness.items() if count == most]
    return code if code and most and alike == [code] else None


def significant(text: str) -> frozenset[str]:
    """The words of a text that tell it from others."""
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - SMALL_WORDS


@cache
def value_lists() -> Mapping[str, Lettered]:
    """Every set: the labels of its codes, and the letters and words of Annex A."""
    with VALUES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    found: dict[str, Lettered] = {}
    for name in dict.fromkeys([*(row["code_set"] for row in lines), *WITHOUT_LETTERS]):
        codes = code_set(name)
        found[name] = Lettered(Spellings.of(codes))
        for code in codes.codes():
            found[name].add(code.code if len(code.code) == 1 else "", code.code, code.label)
    for row in lines:
        found[row["code_set"]].add(row["letter"], row["code"], row["text"])
    return found
