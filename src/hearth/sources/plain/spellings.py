"""How the codes of a set may be written: as codes, with their words, or in words alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from hearth.vocabulary import CodeSet, squeezed

__all__ = ["Spellings"]

CODE_FIRST = re.compile(r"(\w{1,16})\s*([:\-\u2013\u2014(=])?.*", re.DOTALL | re.ASCII)


@dataclass
class Spellings:
    """The codes of one set and the words that mean each.

    `words` map a text, `squeezed`, to its code; an empty code is none of them, but known. They go
    before the codes themselves: what one system calls 1 may be M.
    """

    codes: frozenset[str]
    words: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, codes: CodeSet, more: Mapping[str, str] | None = None) -> Spellings:
        """The labels of a set's codes, and more words."""
        labels = {squeezed(code.label): code.code for code in codes.codes()}
        return cls(frozenset(codes.by_code), {**labels, **(more or {})})

    def said(self, text: str) -> str | None:
        """The code a text says: its words, itself, or a code it starts with. None when none."""
        if (words := self.words.get(squeezed(text))) is not None:
            return words
        if text.upper() in self.codes:
            return text.upper()
        first = CODE_FIRST.fullmatch(text)
        if first is None or first[1].upper() not in self.codes:
            return None
        # A word such as "No" starts many texts, so letters alone must be set apart by a mark.
        return first[1].upper() if first[2] or any(map(str.isdigit, first[1])) else None

    def hint(self, text: str) -> str:
        """What a text that is no code may have meant, to end a sentence."""
        nearest = get_close_matches(text.upper(), sorted(self.codes), n=1)
        return f" (did it mean {nearest[0]}?)" if nearest else ""
