"""Which figures moved for the better, which for the worse, and which stand well apart from others.

A difference is named only when it could matter: at least two percentage points and five children,
or five per cent of the figure for counts, days and scores. Neutral measures are never judged, nor
is the rate of care: a low one is good only if no child is left unsafe. Nor is a figure of which
too little is known.
"""

from __future__ import annotations

from decimal import Decimal

from hearth.documents.board_report.beside import differs, published, published_value, same_unit
from hearth.documents.board_report.blocks import of_when, shown
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.sentences import direction
from hearth.measures import CATALOGUE, Better, Figure, Unit

__all__ = ["better_and_worse", "matters"]

MOST = 4  # lines under each heading: a page, not a list of everything
POINTS = Decimal(2)
SHARE = Decimal("0.05")
CHILDREN = 5  # fewer than these are a family or two
FEWEST = 20  # a count or an average of fewer moves with one child


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
        if figure is None or not judged(evidence, figure):
            continue
        other = same_unit(evidence, figure)
        middle = published_value(other, "neighbours")
        if other is None or middle is None or differs(figure):
            continue
        theirs = Decimal(str(middle))
        if figure.value is None or not _large(figure, theirs):
            continue
        word = direction(figure.value, theirs, measure.better)
        middle_shown = published(other, "neighbours")
        line = f"{_titled(evidence, figure)}: {shown(figure)};"
        line += f" neighbours {middle_shown} ({other.year})."
        found.append((_size(figure.value, theirs), word, line))
    return sorted(found, key=lambda each: -each[0])


def _moved(evidence: Evidence) -> list[tuple[Decimal, str, str]]:
    """(size of the change, better or worse, line), the largest first."""
    found = []
    for id, measure in CATALOGUE.items():
        now, before = evidence.now(id), evidence.before(id)
        if now is None or before is None or not matters(now, before):
            continue
        if now.value is None or before.value is None:
            continue
        if not (judged(evidence, now) and judged(evidence, before)):
            continue
        word = direction(now.value, before.value, measure.better)
        line = f"{_titled(evidence, now)}: {shown(now)}, from {shown(before)}."
        found.append((_size(now.value, before.value), word, line))
    return sorted(found, key=lambda each: -each[0])


def _titled(evidence: Evidence, figure: Figure) -> str:
    """The measure's title, with the date where it is not the report's."""
    when = of_when(evidence, figure).strip().removeprefix("in the ").removeprefix("at ")
    title = CATALOGUE[figure.measure].title
    return f"{title} ({when})" if when else title


def judged(evidence: Evidence, figure: Figure) -> bool:
    """Whether a figure can be called good or bad at all."""
    measure = CATALOGUE[figure.measure]
    if measure.better is Better.NEUTRAL or measure.unit is Unit.RATE_10K:
        return False
    return evidence.comparable(figure)


def matters(now: Figure, before: Figure) -> bool:
    """Whether a change is large enough, on a large enough base, to be named on the first page."""
    if now.value is None or before.value is None:
        return False
    return _large(now, before.value) and _large(before, now.value)


def _large(figure: Figure, other: Decimal) -> bool:
    value = figure.value or Decimal(0)
    base = value if figure.denominator is None else Decimal(figure.denominator)
    if CATALOGUE[figure.measure].unit is Unit.PERCENT:
        children = abs(value - other) * base / 100
        return abs(value - other) >= POINTS and children >= CHILDREN
    return base >= FEWEST and other != 0 and abs(value - other) / abs(other) >= SHARE


def _size(one: Decimal, other: Decimal) -> Decimal:
    """Differences of unlike units, made comparable: the share of the other value."""
    return abs(one - other) / abs(other) if other else Decimal(0)
