"""Which figures moved for the better, which for the worse, and which stand well apart from others.

A change is named only when it could matter: at least two percentage points, or five per cent of
the figure for counts, days and scores. Neutral measures are never judged.
"""

from __future__ import annotations

from decimal import Decimal

from hearth.documents.board_report.blocks import shown
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.sentences import direction
from hearth.measures import CATALOGUE, Better, Figure, Unit

__all__ = ["better_and_worse", "matters"]

MOST = 5  # lines under each heading: a page, not a list of everything
POINTS = Decimal(2)
SHARE = Decimal("0.05")
FEWEST = 20  # a base below this moves by a point or two with one child


def better_and_worse(evidence: Evidence) -> list[tuple[str, list[str]]]:
    """Pairs of a heading and its lines; a heading with nothing under it is left out."""
    moved = _moved(evidence)
    pairs = (("Better than a year ago", "better"), ("Worse than a year ago", "worse"))
    said = [
        (heading, [line for _, word, line in moved if word == wanted][:MOST])
        for heading, wanted in pairs
    ]
    return [(heading, lines) for heading, lines in said if lines]


def _moved(evidence: Evidence) -> list[tuple[Decimal, str, str]]:
    """(size of the change, better or worse, line), the largest first."""
    found = []
    for id, measure in CATALOGUE.items():
        now, before = evidence.now(id), evidence.before(id)
        if now is None or before is None or now.value is None or before.value is None:
            continue
        if measure.better is Better.NEUTRAL or not matters(now, before):
            continue
        word = direction(now.value, before.value, measure.better)
        line = f"{measure.title}: {shown(now)}, from {shown(before)}."
        found.append((_size(now, before), word, line))
    return sorted(found, key=lambda each: -each[0])


def matters(now: Figure, before: Figure) -> bool:
    """Whether a change is large enough, on a large enough base, to be named on the first page."""
    if now.value is None or before.value is None:
        return False
    bases = [figure.denominator for figure in (now, before) if figure.denominator is not None]
    if any(base < FEWEST for base in bases):
        return False
    difference = abs(now.value - before.value)
    if CATALOGUE[now.measure].unit is Unit.PERCENT:
        return difference >= POINTS
    return before.value != 0 and difference / abs(before.value) >= SHARE


def _size(now: Figure, before: Figure) -> Decimal:
    """Changes of unlike units, made comparable: the share of the earlier value."""
    if now.value is None or not before.value:
        return Decimal(0)
    return abs(now.value - before.value) / abs(before.value)
