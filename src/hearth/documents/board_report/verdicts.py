"""Which figures moved for the better, which for the worse, and which stand well apart from others.

A change is named only when it could matter: at least two percentage points, or five per cent of
the figure for counts, days and scores. Neutral measures are never judged.
"""

from __future__ import annotations

from decimal import Decimal

from hearth.documents.board_report.beside import differs, published, published_value, same_unit
from hearth.documents.board_report.blocks import shown
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.sentences import direction
from hearth.measures import CATALOGUE, Better, Figure, Unit

__all__ = ["better_and_worse", "matters"]

MOST = 4  # lines under each heading: a page, not a list of everything
POINTS = Decimal(2)
SHARE = Decimal("0.05")
FEWEST = 20  # a base below this moves by a point or two with one child


def better_and_worse(evidence: Evidence) -> list[tuple[str, list[str]]]:
    """Pairs of a heading and its lines; a heading with nothing under it is left out."""
    moved, apart = _moved(evidence), _apart(evidence)
    said = [
        ("Better than a year ago", _lines(moved, "better")),
        ("Worse than a year ago", _lines(moved, "worse")),
        ("Better than its statistical neighbours", _lines(apart, "better")),
        ("Worse than its statistical neighbours", _lines(apart, "worse")),
    ]
    return [(heading, lines) for heading, lines in said if lines]


def _lines(found: list[tuple[Decimal, str, str]], wanted: str) -> list[str]:
    return [line for _, word, line in found if word == wanted][:MOST]


def _apart(evidence: Evidence) -> list[tuple[Decimal, str, str]]:
    """(how far apart, better or worse, line) against the neighbours' middle, furthest first."""
    found = []
    for id, measure in CATALOGUE.items():
        figure = evidence.now(id)
        if figure is None or figure.value is None or measure.better is Better.NEUTRAL:
            continue
        other = same_unit(evidence, figure)
        middle = published_value(other, "neighbours")
        if other is None or middle is None or differs(figure) or _few(figure):
            continue
        theirs = Decimal(str(middle))
        if not _large(figure.value, theirs, measure.unit):
            continue
        word = direction(figure.value, theirs, measure.better)
        middle_shown = published(other, "neighbours")
        line = f"{measure.title}: {shown(figure)}; neighbours {middle_shown} ({other.year})."
        found.append((_size(figure.value, theirs), word, line))
    return sorted(found, key=lambda each: -each[0])


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
        found.append((_size(now.value, before.value), word, line))
    return sorted(found, key=lambda each: -each[0])


def matters(now: Figure, before: Figure) -> bool:
    """Whether a change is large enough, on a large enough base, to be named on the first page."""
    if now.value is None or before.value is None or _few(now) or _few(before):
        return False
    return _large(now.value, before.value, CATALOGUE[now.measure].unit)


def _few(figure: Figure) -> bool:
    return figure.denominator is not None and figure.denominator < FEWEST


def _large(one: Decimal, other: Decimal, unit: Unit) -> bool:
    difference = abs(one - other)
    if unit is Unit.PERCENT:
        return difference >= POINTS
    return other != 0 and difference / abs(other) >= SHARE


def _size(one: Decimal, other: Decimal) -> Decimal:
    """Differences of unlike units, made comparable: the share of the other value."""
    return abs(one - other) / abs(other) if other else Decimal(0)
