"""How far each measure could move: the lowest and the highest value its children allow.

A child with a failing row in a column that decides who belongs may be in the measure or not, and
in its numerator or not. A child whose failing rows are only in columns that decide what counts
stays, in the numerator or out of it. Nobody else moves. So the highest value has every such child
in both numerator and denominator, and the lowest has every one in the denominator alone: no other
choice takes a share further.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hearth.dates import CollectionYear
from hearth.measures.catalogue import CATALOGUE, measure_called
from hearth.measures.compute import by_population, lacking
from hearth.measures.figures import rounded, rounded_value
from hearth.measures.model import Derived, Lacking, Measure, Unit, Window
from hearth.measures.populations.once import sharing
from hearth.measures.reach import moved, why_not
from hearth.measures.what_if.failing import Failing
from hearth.measures.what_if.standing import Standing, standings
from hearth.records.histories import Histories
from hearth.vocabulary import Council

__all__ = ["Bound", "WhatIf", "what_if"]


@dataclass(frozen=True)
class Bound:
    """One figure as returned, and how far mending could move it.

    `category` is a mix's, else empty. `numerator` and `denominator` are as returned (a count has
    no denominator). `in_numerator`, `in_denominator` and `outside` are the children with failing
    rows the measure reads: counted, out of which they are counted, and those who could join.
    """

    measure: str
    title: str
    category: str
    unit: Unit
    numerator: int
    denominator: int | None
    value: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None
    in_numerator: frozenset[str]
    in_denominator: frozenset[str]
    outside: frozenset[str]

    @property
    def children(self) -> frozenset[str]:
        """Every child whose mended rows could move it."""
        return self.in_denominator | self.outside

    @property
    def moves(self) -> bool:
        """Whether mending could change it at all."""
        return bool(self.children)

    @property
    def reach(self) -> Decimal:
        """How far apart lowest and highest are, from 0 to 1: of 100%, or of the farther one."""
        if self.lowest is None or self.highest is None:
            return Decimal(0)
        farther = max(abs(self.lowest), abs(self.highest), Decimal(1))
        whole = Decimal(100) if self.unit is Unit.PERCENT else farther
        return (self.highest - self.lowest) / whole


@dataclass(frozen=True)
class WhatIf:
    """The bounds of every measure asked about, furthest first, and what could not be worked out."""

    year: CollectionYear
    bounds: tuple[Bound, ...]
    lacking: tuple[Lacking, ...]

    @property
    def moving(self) -> tuple[Bound, ...]:
        """Those that mending could change."""
        return tuple(bound for bound in self.bounds if bound.moves)

    @property
    def telling(self) -> tuple[Bound, ...]:
        """Those that mending could change, of each mix only the category that could move most."""
        first = {bound.measure: bound for bound in reversed(self.moving)}
        return tuple(bound for bound in self.moving if first[bound.measure] is bound)

    @property
    def still(self) -> tuple[Bound, ...]:
        """Those that no mend of these failures can change."""
        return tuple(bound for bound in self.bounds if not bound.moves)


def what_if(
    histories: Histories,
    council: Council,
    year: CollectionYear,
    failing: Failing,
    measures: Sequence[str] | None = None,
) -> WhatIf:
    """How far each measure of the collection year could move if these failures were mended.

    `failing` are the failures of that year's return. `measures` are ids, all of them when None
    but those that the return does not feed.
    Each measure's own figure is looked at, and every category of a mix; of derived measures those
    made of one figure.
    """
    chosen = [measure_called(id) for id in (fed_by_return() if measures is None else measures)]
    plain = [one for one in chosen if isinstance(one, Measure)]
    derived = [one for one in chosen if isinstance(one, Derived)]
    wanted = list({one.id: one for one in (*plain, *(each.of for each in derived))}.values())
    window = Window(year.start, year.end)
    found, lacks = work_out(sharing(histories), wanted, window, failing)
    asked = {one.id for one in chosen}
    bounds = [bound_of(one) for one in found if one.line.measure.id in asked]
    wholes = {one.line.measure.id: one for one in found if not one.category}
    for one in derived:
        if one.of.id in wholes:
            bounds.append(bound_of_derived(one, wholes[one.of.id], window, council))
        else:
            lacks += [lacking(one, one.title, each.lacks, window) for each in lacks
                      if each.measure == one.of.id]  # fmt: skip
    bounds.sort(key=lambda bound: (-bound.reach, not bound.moves, bound.title))
    return WhatIf(year, tuple(bounds), tuple(lack for lack in lacks if lack.measure in asked))


def fed_by_return() -> list[str]:
    """The measures whose rows a mended return could change."""
    return [id for id, one in CATALOGUE.items() if isinstance(one, Derived) or not one.of_practice]


def work_out(
    histories: Histories, measures: Sequence[Measure], window: Window, failing: Failing
) -> tuple[list[Standing], list[Lacking]]:
    """How the children of each measure stand, and the measures the returns cannot feed."""
    found: list[Standing] = []
    lacks: list[Lacking] = []
    for population, lines in by_population(measures):
        looked_at = moved(window, population.timing)
        own = [line for line in lines if not line.variant]
        fed = []
        for line in own:
            reason = why_not(histories, line.measure, population, looked_at)
            if reason is None:
                fed.append(line)
            else:
                lacks.append(lacking(line.measure, line.title, reason, looked_at))
        if fed:
            found += standings(histories, population, fed, looked_at, failing)
    return found, lacks


def bound_of(stand: Standing) -> Bound:
    """The bounds of a figure whose children stand like this."""
    line = stand.line
    lowest, highest = stand.lowest, stand.highest
    counted = line.denominator is None
    return Bound(
        line.measure.id,
        line.title,
        stand.category,
        line.unit,
        stand.numerator,
        None if counted else stand.denominator,
        stand.value,
        Decimal(lowest[0]) if counted else rounded(*lowest, line.unit),
        Decimal(highest[0]) if counted else rounded(*highest, line.unit),
        stand.in_numerator,
        stand.in_denominator,
        stand.outside,
    )


def bound_of_derived(derived: Derived, of: Standing, window: Window, council: Council) -> Bound:
    """The bounds of a figure made of another's numerator: it moves one way as that one does."""
    looked_at = moved(window, derived.of.population.timing)

    def worked(numerator: int) -> Decimal | None:
        own = derived.windows(looked_at)
        numerators = {**dict.fromkeys(own), own[0]: numerator}
        first = derived.work(looked_at, numerators, council)[0]
        return rounded_value(first.value, derived.unit)

    ends = [value for number in of.numerators if (value := worked(number)) is not None]
    return Bound(
        derived.id,
        derived.title,
        "",
        derived.unit,
        of.numerator,
        None,
        worked(of.numerator),
        min(ends, default=None),
        max(ends, default=None),
        of.in_numerator,
        of.in_denominator,
        of.outside,
    )
