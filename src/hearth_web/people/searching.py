"""Words as people type them to find a child: accents, apostrophes, dates of birth, numbers."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

__all__ = [
    "DIVIDER",
    "HOME_OFFICE",
    "Asked",
    "asked",
    "dates_as_typed",
    "folded",
    "nearly",
    "squashed",
]

HOME_OFFICE = "HOME_OFFICE"  # a kind of number, found only by those who may see immigration
DIVIDER = "|"  # between names, numbers, dates and other people in what is searched

# Letters that are not a plain letter with a mark on it, as an English keyboard types them.
TYPED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
APOSTROPHES = re.compile("['’‘`ʼ]")
NOT_A_WORD = re.compile(r"[^\w/]+|_")

MONTHS = [name[:3].lower() for name in month_name if name]
IN_FIGURES = re.compile(r"\b(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})\b")
ISO = re.compile(r"\b(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})\b")
IN_WORDS = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \-]+"
    rf"({'|'.join(MONTHS)})[a-z]*\.?,?[ \-]+"
    r"(\d{4}|\d{2})\b"
)


@dataclass(frozen=True)
class Asked:
    """What somebody typed: dates of birth in it, the other words, and all of it as one number."""

    words: Sequence[str]
    dates: Sequence[date]
    number: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.dates)


def folded(words: str) -> str:
    """Lower case, without accents or apostrophes, everything but letters, figures and / a space.

    >>> folded("Zoë O’Brien-Łukasz")
    'zoe obrien lukasz'
    """
    lower = unicodedata.normalize("NFKD", words.casefold()).translate(TYPED)
    bare = "".join(letter for letter in lower if not unicodedata.combining(letter))
    return " ".join(NOT_A_WORD.sub(" ", APOSTROPHES.sub("", bare)).split())


def squashed(number: str) -> str:
    """A number without the spaces and marks people write in it.

    >>> squashed("943 476-5919")
    '9434765919'
    """
    return re.sub(r"[\s/]+", "", folded(number))


def dates_as_typed(day: date | None) -> Iterable[str]:
    """A date in each way people write it."""
    if day is None:
        return ()
    return (
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        folded(day.isoformat()),
        f"{day.day} {day:%B %Y}".lower(),
    )


def asked(typed: str, today: date) -> Asked:
    """What was typed, understood. Days come first and months second, as they do here."""
    rest, dates = typed.casefold(), []
    for pattern, order in ((ISO, (2, 1, 0)), (IN_FIGURES, (0, 1, 2)), (IN_WORDS, (0, 1, 2))):
        for match in pattern.finditer(rest):
            day, month, year = (match.groups()[at] for at in order)
            if (found := _date(day, month, year, today)) is not None:
                dates.append(found)
                rest = rest.replace(match.group(), " ", 1)
    return Asked(tuple(dict.fromkeys(folded(rest).split())), tuple(dates), squashed(typed))


def _date(day: str, month: str, year: str, today: date) -> date | None:
    """The date, if there is such a day; two figures are a year of the hundred up to this one."""
    number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1
    full = int(year)
    if len(year) == 2:
        full += 100 * (today.year // 100)
        full -= 100 if full > today.year else 0
    try:
        return date(full, number, int(day))
    except ValueError:
        return None


def nearly(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes them the same.

    >>> nearly("smith", "smyth"), nearly("smith", "simth"), nearly("smith", "smt")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(one) != len(other):
        return left[1:] == right or left == right[1:]
    is_swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or is_swapped
