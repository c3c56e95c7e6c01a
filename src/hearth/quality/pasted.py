"""Findings pasted from a letter: a line each, the number of its paragraph taken off the front."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Pasted", "pasted"]

# "31. ", "31) ", "14a. ", and the bullets word processors leave; a year or a sum is no number.
NUMBERED = re.compile(r"(?P<number>\d{1,3}[a-z]?)[.)]\s+(?P<words>.*)", re.DOTALL)
BULLET = re.compile(r"[-*•–·]\s+")


@dataclass(frozen=True)
class Pasted:
    """One finding: the paragraph it stood in, if that was numbered, and its words."""

    paragraph: str
    words: str


def pasted(text: str) -> list[Pasted]:
    """The findings of a text. Where empty lines part them a finding may run over several lines;
    where none do, each line is one.

    >>> pasted("14. Plans drift.\\n15) Visits are kept.")[1]
    Pasted(paragraph='15', words='Visits are kept.')
    """
    text = text.replace("\r\n", "\n").strip()
    parts = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else text.split("\n")
    tidy = [" ".join(part.split()) for part in parts]
    return [finding(part) for part in tidy if part]


def finding(words: str) -> Pasted:
    """One finding, its number apart; a bullet goes."""
    words = words[bullet.end() :] if (bullet := BULLET.match(words)) else words
    found = NUMBERED.fullmatch(words)
    return Pasted(found["number"], found["words"]) if found else Pasted("", words)
