"""Words as people type them to find a child: accents, apostrophes, dates of birth, numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

__all__ = ["DIVIDER", "dates_as_typed", "folded", "squashed", "words_of"]

DIVIDER = " | "  # between names, numbers, dates and other people in what is searched

# Letters that are not a plain letter with a mark on it, as an English keyboard types them.
TYPED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
APOSTROPHES = re.compile("['’‘`ʼ]")
NOT_A_WORD = re.compile(r"[^\w/]+|_")


def folded(words: str) -> str:
    """Lower case, without accents or apostrophes, everything but letters, figures and / a space.

    >>> folded("Zoë O’Brien-Łukasz")
    'zoe obrien lukasz'
    """
    lower = unicodedata.normalize("NFKD", words.casefold()).translate(TYPED)
    bare = "".join(letter for letter in lower if not unicodedata.combining(letter))
    return " ".join(NOT_A_WORD.sub(" ", APOSTROPHES.sub("", bare)).split())


def words_of(words: str) -> list[str]:
    """The words of what somebody typed, folded."""
    return folded(words).split()


def squashed(number: str) -> str:
    """A number without the spaces and marks people write in it: ``943 476-5919``."""
    return re.sub(r"[\s/]+", "", folded(number))


def dates_as_typed(day: date | None) -> Iterable[str]:
    """A date in each way people write it."""
    if day is None:
        return ()
    return (
        folded(day.isoformat()),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {day:%B %Y}".lower(),
    )
