"""One share printed of two groups of people, one of which is part of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from hearth.published.contradictions.alike import Pair, by, grouped, measured, same_time
from hearth.published.contradictions.bands import band_in
from hearth.published.figure import Figure, plain
from hearth.published.finding import Finding, Severity
from hearth.published.units import PERCENT

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "same-share", "One share printed of two groups"


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """The same percentage of a band of age and of a wider one that holds it."""
    shares = [
        figure
        for figure in measured(figures)
        if figure.population and figure.measured_in.kind == PERCENT
    ]
    for same in by(shares, lambda f: (plain(f.whose), plain(f.quantity), f.value.value)).values():
        pairs: list[Pair] = [
            (one, other) for one, other in combinations(same, 2) if within(one, other)
        ]
        for group in grouped(pairs):
            bands = " and of those ".join(dict.fromkeys(each.population for each in group))
            what = f"{group[0].name}: {group[0].shown} is printed of those {bands}."
            yield Finding(ID, Severity.LOOK, what, NEXT, group)


def within(one: Figure, other: Figure) -> bool:
    """Whether both are of one time, and the people of one are some of the other's."""
    a, b = band_in(one.population), band_in(other.population)
    if a is None or b is None or a == b or not same_time(one, other):
        return False
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


NEXT = "It would be chance if both were so. Say of which ages it is and use one label throughout."
