"""A base that is another than the one said, or that changed between two documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from hearth.published.contradictions.alike import (
    Pair,
    by,
    grouped,
    measured,
    number,
    reasons,
    surely_one_time,
    thing,
)
from hearth.published.contradictions.following import Worked, worked
from hearth.published.figure import Figure
from hearth.published.finding import Finding, Severity
from hearth.published.printed import agree
from hearth.published.units import PERCENT

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "bases", "A base that changed"


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Shares that follow from another count than their population's, and bases that moved."""
    for shares in (True, False):
        for found in worked(figures, shares=shares):
            if found.other:
                yield Finding(ID, Severity.CONTRADICTION, said(found), OTHER, found.figures)
    based = [figure for figure in measured(figures) if figure.denominator is not None]
    for same in by(based, thing).values():
        if len({figure.denominator for figure in same}) == 1:
            continue
        pairs: list[Pair] = [
            (one, other) for one, other in combinations(same, 2) if moved(one, other)
        ]
        for group in grouped(pairs):
            yield Finding(ID, Severity.LOOK, changed(group), CHANGED, group)


def said(found: Worked) -> str:
    figure, other, top = found.figure, found.other, number(found.top.number)
    assert other is not None
    unit = "%" if figure.measured_in.kind == PERCENT else ""
    return (
        f"{figure.name} is printed as {figure.shown}. So many are {top} of {other.shown}"
        f" ({other.label or other.quantity}), but of {number(found.base.number)}"
        f" ({figure.population or 'those it is said to be of'}) they are"
        f" {number(found.comes_to)}{unit}."
    )


def moved(one: Figure, other: Figure) -> bool:
    """Whether two figures of one thing and time agree, but are out of different numbers."""
    if one.denominator is None or other.denominator is None or not agree(one.value, other.value):
        return False
    if not surely_one_time(one, other) or reasons(one, other):
        return False
    return one.denominator != other.denominator


def changed(group: tuple[Figure, ...]) -> str:
    bases = " and ".join(
        dict.fromkeys(number(each.denominator) for each in group if each.denominator is not None)
    )
    return f"{group[0].name}, {group[0].when.words}, is printed with one value out of {bases}."


OTHER = "Print whom the share is of, or work it out again of the people that are named."
CHANGED = "Say why the number of people it is out of changed since it was last printed."
