"""Figures of the pure half as the database keeps them, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearth.measures import CATALOGUE, Figure, Figures
from hearth.measures.reach import year_reached
from hearth_web.insight import models

__all__ = ["Kept", "keep", "read", "whole_of"]

Kept = Mapping[str, Any]
"""What is kept of a measure: its `figures`, the whole first, or what it `lacks`."""


def keep(
    scope: str,
    ends: Sequence[date],
    measures: Iterable[str],
    figures: Figures,
    version: str,
    *,
    with_parts: bool = False,
) -> None:
    """Keep the figures of a scope on these days, in place of those kept before.

    Only wholes are kept, or every figure `with_parts`.
    """
    chosen, parts = list(measures), breakdowns_of(figures) if with_parts else {}
    lacks, now = lacks_of(figures, ends), timezone.now()
    rows = []
    for on in ends:
        held = {
            measure: {
                "figures": [
                    plain(figure)
                    for breakdown in parts.get(measure, [""])
                    for figure in figures.by(measure, breakdown, on)
                ],
                "lacks": lacks.get((measure, on), ""),
            }
            for measure in chosen
        }
        rows.append(models.Figures(scope=scope, on=on, version=version, made_at=now, measures=held))
    with transaction.atomic():
        models.Figures.objects.filter(scope=scope, on__in=ends).delete()
        models.Figures.objects.bulk_create(rows)


def breakdowns_of(figures: Figures) -> dict[str, list[str]]:
    """The breakdowns each measure has figures of, the whole first."""
    found: dict[str, list[str]] = defaultdict(list)
    for measure, breakdown in figures.index:
        found[measure].append(breakdown)
    return {measure: sorted(each) for measure, each in found.items()}


def lacks_of(figures: Figures, ends: Sequence[date]) -> dict[tuple[str, date], str]:
    """What each measure lacks on each day, where it does."""
    found: dict[tuple[str, date], str] = {}
    for lack in figures.lacking:
        for on in ends:
            end = year_reached(on).end if lack.measure in figures.yearly else on
            if lack.window is None or lack.window.end == end:
                found.setdefault((lack.measure, on), lack.lacks)
    return found


def plain(figure: Figure) -> list[Any]:
    """A figure as JSON can hold it, without its measure."""
    value = None if figure.value is None else str(figure.value)
    return [figure.title, figure.start.isoformat(), figure.end.isoformat(), figure.breakdown,
            figure.breakdown_value, figure.numerator, figure.denominator, figure.unknown, value,
            figure.unit, figure.withheld]  # fmt: skip


def read(measure: str, kept: Kept) -> list[Figure]:
    """The figures of a measure that were kept; none of one that this version does not know."""
    if measure not in CATALOGUE:
        return []
    return [figure_of(measure, row) for row in kept["figures"]]


def whole_of(measure: str, kept: Kept) -> Figure | None:
    """The whole figure that was kept; None for a mix, or where there is none."""
    row = next((row for row in kept["figures"] if row[3] == ""), None)
    return None if row is None or measure not in CATALOGUE else figure_of(measure, row)


def figure_of(measure: str, row: Sequence[Any]) -> Figure:
    """One figure from its plain form."""
    title, start, end, breakdown, category, above, below, unknown, value, unit, withheld = row
    return Figure(
        measure,
        title,
        date.fromisoformat(start),
        date.fromisoformat(end),
        breakdown,
        category,
        above,
        below,
        unknown,
        None if value is None else Decimal(value),
        unit,
        withheld,
    )
