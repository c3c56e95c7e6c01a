"""Values of measures in words: with their unit, as a change, as standing to another value.

Everything here takes exact numbers and returns text.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hearth.measures.model import Unit
from hearth.sources.words import in_words as join

__all__ = [
    "NOT_AVAILABLE",
    "change",
    "comparison",
    "join",
    "number",
    "plural",
    "quantity",
    "rounded",
]

NOT_AVAILABLE = "n/a"

PERCENTS = (Unit.PERCENT, Unit.MEAN_SHARE)
_UNIT_WORDS = {Unit.RATE_10K: " per 10,000", Unit.DAYS: " days", Unit.WEEKS: " weeks"}


def number(value: int | Decimal | float) -> str:
    """A number with thousands marked: 1,234 or 14.3."""
    return f"{value:,}"


def rounded(value: Decimal | float, unit: Unit) -> Decimal:
    """Rounded half up to the decimals of the unit."""
    step = Decimal(1).scaleb(-unit.places)
    return Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)


def quantity(value: Decimal | float | int | None, unit: Unit) -> str:
    """A value with its unit: 38%, 71 per 10,000, 315 days, 476; "n/a" when there is none."""
    if value is None:
        return NOT_AVAILABLE
    shown = number(rounded(Decimal(str(value)), unit))
    if unit in PERCENTS:
        return f"{shown}%"
    return f"{shown}{' day' if unit is Unit.DAYS and shown == '1' else _UNIT_WORDS.get(unit, '')}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: 1 child, 2 children."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def change(now: Decimal | int, before: Decimal | int, unit: Unit, since: str) -> str:
    """How a value moved: "6 fewer than a year before", "up 2 percentage points on it"."""
    difference = Decimal(now) - Decimal(before)
    if difference == 0:
        return f"the same as {since}"
    size = number(abs(difference).normalize() if unit.places == 0 else abs(difference))
    size = size if "E" not in size else number(int(abs(difference)))
    if unit is Unit.COUNT:
        return f"{size} {'more' if difference > 0 else 'fewer'} than {since}"
    way = "up" if difference > 0 else "down"
    if unit in PERCENTS:
        return f"{way} {size} percentage {'point' if abs(difference) == 1 else 'points'} on {since}"
    words = _UNIT_WORDS.get(unit, "")
    if unit is Unit.DAYS and abs(difference) == 1:
        words = " day"
    return f"{way} {size}{words} on {since}"


def comparison(ours: Decimal | float, theirs: Decimal | float, unit: Unit) -> str:
    """How ours stands to theirs, both rounded as shown: above, below or the same as."""
    here, there = rounded(ours, unit), rounded(theirs, unit)
    if here == there:
        return "the same as"
    return "above" if here > there else "below"
