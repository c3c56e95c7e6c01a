"""Figures of derived measures: another measure's totals with something from outside the return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hearth.measures.figures import VARIANT, Figure, rounded_value
from hearth.measures.model import Derived, Window, Worked

__all__ = ["derived_figures", "same_window"]


def same_window(window: Window) -> tuple[Window, ...]:
    """A derived measure's windows when it needs only the one asked about."""
    return (window,)


def derived_figures(derived: Derived, window: Window, worked: Iterable[Worked]) -> Iterator[Figure]:
    """The figures for what `work` gave, in `window`."""
    for one in worked:
        yield Figure(
            derived.id,
            derived.title,
            window.start,
            window.end,
            VARIANT if one.variant else "",
            one.variant,
            one.numerator,
            one.denominator,
            one.unknown,
            rounded_value(one.value, derived.unit),
            derived.unit.label,
        )
