"""Values as people read them: dates, ages, numbers, money, and what is not known."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, get_args

from django.utils import timezone

from hearth.dates import add_months, age_on
from hearth.documents.sentences import day, plural
from hearth.documents.words import number

__all__ = ["KINDS", "NOT_KNOWN", "Kind", "age_in_words", "clock", "is_unknown", "shown"]

NOT_KNOWN = "not known"

Kind = Literal["text", "number", "money", "percent", "date", "time", "tag"]
KINDS: tuple[str, ...] = get_args(Kind)


def is_unknown(value: Any) -> bool:
    """Whether there is no value: None, or a number that is none or endless."""
    if isinstance(value, Decimal):
        return not value.is_finite()
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def shown(value: Any, kind: Kind = "text", decimals: int | None = None) -> str:
    """Any value in words.

    >>> shown(date(2024, 5, 3)), shown(None), shown(True), shown(1234), shown(12, "money")
    ('3 May 2024', 'not known', 'Yes', '1,234', '£12.00')

    The column of a table has less room: of the kind ``date`` a month is three letters.
    """
    if is_unknown(value):
        return NOT_KNOWN
    match value:
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return f"{day(_here(value).date())}, {clock(value)}"
        case date():
            return f"{value.day} {value:%b %Y}" if kind == "date" else day(value)
        case int() | float() | Decimal():
            return _amount(value, kind, decimals)
    return str(value)


def clock(moment: datetime) -> str:
    """The time of day here: 14:02."""
    return f"{_here(moment):%H:%M}"


def age_in_words(dob: date, on: date) -> str:
    """An age as it helps at that age: in weeks, then months, then years and months.

    >>> age_in_words(date(2010, 3, 4), date(2024, 5, 3))
    '14 years 1 month'
    """
    years = age_on(dob, on)
    months = _months_since(dob, on)
    if months < 3:
        return plural((on - dob).days // 7, "week")
    if years < 2:
        return plural(months, "month")
    rest = months - 12 * years
    return f"{plural(years, 'year')} {plural(rest, 'month')}" if rest else plural(years, "year")


def _months_since(dob: date, on: date) -> int:
    """Whole months: born on the 31st, a month is over on the last day of a shorter one."""
    months = 12 * (on.year - dob.year) + on.month - dob.month
    return months - (add_months(dob, months) > on)


def _amount(value: float | Decimal, kind: Kind, decimals: int | None) -> str:
    if kind == "money":
        return _with_sign(number(value, 2 if decimals is None else decimals), "£")
    words = number(value, _decimals(value) if decimals is None else decimals)
    return f"{words}%" if kind == "percent" else words


def _with_sign(words: str, before: str) -> str:
    minus = "\N{MINUS SIGN}"
    return f"{minus}{before}{words[1:]}" if words.startswith(minus) else f"{before}{words}"


def _decimals(value: float | Decimal) -> int:
    """As many as an exact number has, two at most; one for a float that is not whole."""
    if isinstance(value, int) or value == int(value):
        return 0
    return min(2, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 1


def _here(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment
