"""The months of a past by plain loops over children and months: slow and plain to see."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hearth.forecast.past import FAR, Past

EPOCH = date(1970, 1, 1)


def day(number: int) -> date | None:
    return None if number == FAR else EPOCH + timedelta(days=int(number))


def home_on(past: Past, care: int, on: date) -> int | None:
    """The stay a child was in at the end of a day."""
    for stay in range(len(past.care)):
        until = day(past.until[stay])
        if past.care[stay] == care and day(past.begins[stay]) <= on and (not until or on < until):
            return stay
    return None


def happened(past: Past, ends: list[date]) -> tuple[Counter, Counter]:
    """Who was there and what became of them, and who came: counted by month and group."""
    there: Counter = Counter()
    came: Counter = Counter()
    for care in range(len(past.start)):
        for month, (first, last) in enumerate(pairwise(ends)):
            was, now = home_on(past, care, first), home_on(past, care, last)
            if was is None and now is not None:
                came[month, int(past.group[now])] += 1
            elif was is not None:
                there[month, int(past.group[was]), outcome(was, now)] += 1
    return there, came


def outcome(was: int, now: int | None) -> int:
    if now is None:
        return 1
    return 0 if was == now else 2
