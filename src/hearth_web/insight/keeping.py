"""Figures of the pure half as rows of the database, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearth.measures import Figure as Number
from hearth.measures import Figures, Lacking
from hearth.measures.reach import year_reached
from hearth_web.insight.models import Figure, Reckoned

__all__ = ["keep", "numbers_of", "read_parts"]


def keep(
    scope: str,
    ends: Sequence[date],
    measures: Iterable[str],
    figures: Figures,
    version: str,
    *,
    with_parts: bool = False,
) -> None:
    """Keep the figures of a scope on these days, in place of those kept before."""
    lacking = lacks_of(figures, ends)
    chosen = list(measures)
    with transaction.atomic():
        Reckoned.objects.filter(scope=scope, on__in=ends).delete()
        now = timezone.now()
        done = [Reckoned(scope=scope, on=on, version=version, made_at=now) for on in ends]
        done = Reckoned.objects.bulk_create(done)
        rows = [
            row_of(reckoned, measure, figures, lacking, with_parts)
            for reckoned in done
            for measure in chosen
        ]
        Figure.objects.bulk_create(rows, batch_size=500)


def row_of(
    reckoned: Reckoned,
    measure: str,
    figures: Figures,
    lacking: Mapping[tuple[str, date], str],
    with_parts: bool,
) -> Figure:
    """The row of one measure on one day."""
    whole = figures.whole(measure, reckoned.on)
    row = Figure(reckoned=reckoned, measure=measure)
    if with_parts:
        row.parts = [as_plain(figure) for figure in of_measure(figures, measure, reckoned.on)]
    if whole is not None:
        for name in ("start", "end", "numerator", "denominator", "unknown", "value", "withheld"):
            setattr(row, name, getattr(whole, name))
    else:
        row.lacks = lacking.get((measure, reckoned.on), "")
    return row


def lacks_of(figures: Figures, ends: Sequence[date]) -> dict[tuple[str, date], str]:
    """What each measure lacks on each day, where it does."""
    reasons: dict[str, list[Lacking]] = defaultdict(list)
    for lack in figures.lacking:
        reasons[lack.measure].append(lack)
    found = {}
    for measure, lacks in reasons.items():
        for on in ends:
            end = year_reached(on).end if measure in figures.yearly else on
            said = (lack.lacks for lack in lacks if lack.window is None or lack.window.end == end)
            if reason := next(said, ""):
                found[measure, on] = reason
    return found


def of_measure(figures: Figures, measure: str, on: date) -> list[Number]:
    """Every figure of a measure for the window that ends on a day."""
    found = (figures.by(measure, breakdown, on) for breakdown in breakdowns_of(figures)[measure])
    return [figure for each in found for figure in each]


def breakdowns_of(figures: Figures) -> Mapping[str, list[str]]:
    """The breakdowns each measure has figures of."""
    found: dict[str, list[str]] = defaultdict(list)
    for measure, breakdown in figures.index:
        found[measure].append(breakdown)
    return found


def as_plain(figure: Number) -> list[Any]:
    """A figure as JSON can hold it."""
    value = None if figure.value is None else str(figure.value)
    return [figure.title, figure.start.isoformat(), figure.end.isoformat(), figure.breakdown,
            figure.breakdown_value, figure.numerator, figure.denominator, figure.unknown, value,
            figure.unit, figure.withheld]  # fmt: skip


def read_parts(measure: str, parts: Iterable[Sequence[Any]]) -> list[Number]:
    """The figures of a measure that were kept."""
    return [
        Number(
            measure,
            title,
            date.fromisoformat(start),
            date.fromisoformat(end),
            breakdown,
            category,
            numerator,
            denominator,
            unknown,
            None if value is None else Decimal(value),
            unit,
            withheld,
        )
        for title, start, end, breakdown, category, numerator, denominator, unknown, value, unit,
        withheld in parts
    ]  # fmt: skip


def numbers_of(row: Figure, title: str, unit: Any) -> Number | None:
    """The whole figure a row holds, its value as exact as the unit is shown."""
    if row.start is None or row.end is None:
        return None
    value = None if row.value is None else row.value.quantize(Decimal(1).scaleb(-unit.places))
    return Number(row.measure, title, row.start, row.end, "", "", row.numerator, row.denominator,
                  row.unknown, value, unit.label, row.withheld)  # fmt: skip
