"""A value that leaps between two dates near each other, with nothing said of why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hearth.published.contradictions.alike import by, measured, often, reasons
from hearth.published.figure import Figure
from hearth.published.finding import Finding, Severity
from hearth.published.units import COUNT, PERCENT
from hearth.published.when import Meeting, meeting

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "leaps", "A leap between two dates"
NEAR = 200
"""Days between two dates within which a leap wants explaining."""
FEWEST, POINTS = Decimal(20), Decimal(15)
"""The least that a count and a percentage must move to be told."""
HALF = Decimal("1.5")


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Neighbouring dates of one thing, counted alike, of which one is half as much again."""
    for same in by(measured(figures), often).values():
        on_days = [f for f in same if f.when.last and (not f.when.over or share(f))]
        on_days.sort(key=lambda figure: figure.when.last or date.max)
        for one, other in pairwise(on_days):
            if leaps(one, other):
                what = (
                    f"{other.name} goes from {one.shown} ({one.when.words}) to {other.shown}"
                    f" ({other.when.words})."
                )
                yield Finding(ID, Severity.LOOK, what, NEXT, (one, other))


def share(figure: Figure) -> bool:
    return figure.measured_in.kind == PERCENT


def leaps(one: Figure, other: Figure) -> bool:
    """Whether two figures of different dates are too far apart for the time between them."""
    a, b = one.value.value, other.value.value
    if a is None or b is None or not (one.when.last and other.when.last):
        return False
    if meeting(one.when, other.when) is not Meeting.APART or reasons(one, other):
        return False
    if (other.when.last - one.when.last).days > NEAR:
        return False
    kind = one.measured_in.kind
    least = {COUNT: FEWEST, PERCENT: POINTS}.get(kind)
    low, high = sorted((abs(a), abs(b)))
    if least is None or high - low < least or high < HALF * low:
        return False
    bases = [each.denominator for each in (one, other) if each.denominator is not None]
    return kind != PERCENT or not bases or (high - low) * min(bases) / 100 >= FEWEST


NEXT = "Say what happened, or whether the second was counted in another way than the first."
