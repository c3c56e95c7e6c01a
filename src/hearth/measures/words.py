"""Values of measures in words: with their unit, as a change, as standing to another value.

Everything here takes exact numbers and returns text.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hearth.measures.model import Unit
from hearth.sources.words import in_words as join

__all__ = [
    "NOT_AVAILABLE",
    "PERCENTS",
    "change",
    "comparison",
    "join",
    "number",
    "plural",
    "quantity",
    "rounded",
    "step",
    "with_unit",
]

NOT_AVAILABLE = "n/a"

PERCENTS = (Unit.PERCENT, Unit.MEAN_SHARE)
_UNIT_WORDS = {Unit.RATE_10K: " per 10,000", Unit.DAYS: " days", Unit.WEEKS: " weeks"}
_ONE = {Unit.DAYS: " day", Unit.WEEKS: " week"}


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
    return with_unit(number(rounded(Decimal(str(value)), unit)), unit)


def with_unit(shown: str, unit: Unit) -> str:
    """A number as it is shown, with its unit: 38%, 1 day, 476."""
    if unit in PERCENTS:
        return f"{shown}%"
    words = _UNIT_WORDS.get(unit, "")
    return f"{shown}{_ONE.get(unit, words) if shown == '1' else words}"


def step(shown: str, unit: Unit) -> str:
    """A difference as it is shown, with its unit: 2 percentage points, 1 day."""
    if unit in PERCENTS:
        return f"{shown} percentage {'point' if shown == '1' else 'points'}"
    return with_unit(shown, unit)


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
    return f"{'up' if difference > 0 else 'down'} {step(size, unit)} on {since}"


def comparison(ours: Decimal | float, theirs: Decimal | float, unit: Unit) -> str:
    """How ours stands to theirs, both rounded as shown: above, below or the same as."""
    here, there = rounded(ours, unit), rounded(theirs, unit)
    if here == there:
        return "the same as"
    return "above" if here > there else "below"
