"""The figures of a public pack: what small numbers there are, nobody can work out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hearth.measures.catalogue import CATALOGUE
from hearth.measures.disclosure.counts import Counted, count_all
from hearth.measures.disclosure.pack import Pack, pack_of
from hearth.measures.disclosure.slots import NOUGHT, Function, Slots, Sources, slots_of
from hearth.measures.disclosure.withhold import hidden_cells
from hearth.measures.figures import Figure, Figures
from hearth.measures.model import Derived, Measure, Window
from hearth.records.histories import Histories

__all__ = ["protect"]


def protect(
    figures: Figures,
    histories: Histories,
    catalogue: Mapping[str, Measure | Derived] = CATALOGUE,
) -> Figures:
    """The same figures with counts of 1 to 5, and what would give one away, withheld.

    Everything that is to be published together must be protected together: what is safe depends
    on all else that is printed. A withheld figure has no numerator, unknown or value, and keeps
    its denominator where that is safe. A figure whose unknown alone is withheld keeps its value,
    and its unknown is None. Protecting protected figures changes nothing.
    """
    if not figures.all:
        return figures
    sources = Sources({}, {}, {})
    slots = [slots_of(figure, catalogue, sources) for figure in figures.all]
    pack = pack_of(slots, counted(histories, sources, slots))
    return replace(figures, all=tuple(covered(figures.all, pack)))


def counted(histories: Histories, sources: Sources, slots: list[Slots]) -> Counted:
    """Every count in the slots, from the rows."""
    functions: dict[Function, None] = {}
    windows: dict[str, set[Window]] = {}
    for each in slots:
        for count in (each.numerator, each.denominator, each.unknown):
            if count is not None:
                functions[count.function] = None
                windows.setdefault(count.function.population, set()).add(count.window)
    return count_all(histories, sources, windows, list(functions), set(lasting(slots)))


def lasting(slots: list[Slots]) -> Iterator[Function]:
    """Functions that others are out of, or that stand on their own."""
    for each in slots:
        if each.denominator is not None and not each.denominator.function.minus:
            yield each.denominator.function
        if each.denominator is None or each.weighted:
            yield each.numerator.function


def covered(figures: tuple[Figure, ...], pack: Pack) -> Iterator[Figure]:
    """The figures as the public may see them."""
    hidden = hidden_cells(pack)
    withheld = pack.withheld(hidden)
    for position, figure in enumerate(figures):
        below, unknown = pack.denominator[position], pack.unknown[position]
        if withheld[position]:
            safe = below == NOUGHT or not hidden[below]
            yield figure._replace(
                numerator=None,
                denominator=figure.denominator if safe else None,
                unknown=None,
                value=None,
                withheld=True,
            )
        elif unknown != NOUGHT and hidden[unknown]:
            yield figure._replace(unknown=None)
        else:
            yield figure
