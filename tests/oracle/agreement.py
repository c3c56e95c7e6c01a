"""Hearth's figures beside the oracle's, and every difference between them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median

from oracle import MIXES, Council, Line, answers, counted, counted_by
from oracle.cohort import entrants_forecast, nts_headroom, rate_10k

from hearth.measures import CATALOGUE, KNOWN_ONLY, VARIANT, Derived, Figure, Figures

MEDIANS = {"median", "median-days-since-order"}
COUNTS = {
    "adoption-waiting",
    "cl-number",
    "cla-entrants",
    "cla-leavers",
    "cla-number",
    "unregulated-unregistered",
}
DERIVED = {"cla-rate-10k", "entrants-forecast", "nts-headroom"}
SCALES = {
    "percent": (100, 0),
    "per 10,000": (10_000, 0),
    "days": (1, 0),
    "count": (1, 0),
    "score": (1, 1),
    "ratio": (1, 2),
}

Shown = tuple[int | None, int | None, int | None, Decimal | None]
Answers = dict[tuple[str, date, date], dict[str, list[Line]]]


def differences(figures: Figures, council: Council) -> Iterator[str]:
    """Each figure on which the two differ, in words."""
    known: Answers = {}
    for figure in figures.all:
        expected = expectation(council, figure, known)
        found = (figure.numerator, figure.denominator, figure.unknown, figure.value)
        if expected != found:
            name = " ".join([figure.measure, figure.breakdown, figure.breakdown_value])
            yield f"{name}, {figure.start} to {figure.end}: Hearth {found}, oracle {expected}"


def expectation(council: Council, figure: Figure, known: Answers) -> Shown:
    """What the oracle makes of the figure's measure, dates and breakdown."""
    if figure.measure in DERIVED:
        return derived(council, figure)
    key = (figure.measure, figure.start, figure.end)
    if key not in known:
        known[key] = answers(council, *key)
    lines = known[key]
    if figure.measure in MIXES and figure.breakdown != VARIANT:
        return mixed(figure, lines[figure.breakdown])
    if figure.breakdown not in ("", VARIANT):
        category = category_of(figure)
        return valued(figure, [x for x in lines[""] if x.parts[figure.breakdown] == category])
    if figure.breakdown_value == KNOWN_ONLY:
        return valued(figure, [line for line in lines[""] if not line.unknown])
    return valued(figure, lines[figure.breakdown_value])


def category_of(figure: Figure) -> str:
    """The id of the category a figure's label stands for."""
    measure = CATALOGUE[figure.measure]
    assert not isinstance(measure, Derived)
    breakdowns = [*measure.population.breakdowns, measure.shares]
    breakdowns += [variant.shares for variant in measure.variants]
    for breakdown in breakdowns:
        if breakdown and breakdown.id == figure.breakdown.replace("need-of-entrants", "need"):
            return next(c.id for c in breakdown.categories if c.label == figure.breakdown_value)
    raise AssertionError(figure)


def mixed(figure: Figure, lines: list[Line]) -> Shown:
    by = counted_by(lines, figure.breakdown)
    number = by.get(category_of(figure), (0, 0, 0))[0]
    unknown = by.get("not-known", (0, 0, 0))[0]
    return number, len(lines), unknown, worth(figure.unit, number, len(lines), unknown)


def valued(figure: Figure, lines: list[Line]) -> Shown:
    numerator, denominator, unknown = counted(lines)
    if figure.breakdown_value in MEDIANS:
        middle = median(Fraction(line.numerator) for line in lines) if lines else None
        return numerator, denominator, unknown, rounded(figure.unit, middle)
    if figure.measure in COUNTS:
        return numerator, None, unknown, Decimal(numerator)
    return numerator, denominator, unknown, worth(figure.unit, numerator, denominator, unknown)


def derived(council: Council, figure: Figure) -> Shown:
    if figure.measure == "cla-rate-10k":
        number, residents = rate_10k(council, figure.end)
        return number, residents, 0, worth(figure.unit, number, residents or 0, 0)
    if figure.measure == "nts-headroom":
        number, value = nts_headroom(council, figure.end)
    else:
        number, value = entrants_forecast(council, figure.end)[figure.breakdown_value]
    return number, None, 0, rounded(figure.unit, value)


def worth(unit: str, numerator: int, denominator: int, unknown: int) -> Decimal | None:
    """The value, rounded half up; None (n/a) over nobody.

    Reading: n/a too where nothing is known of anybody.
    """
    if not denominator or (numerator == 0 and unknown == denominator):
        return None
    return rounded(unit, Fraction(numerator * SCALES[unit][0], denominator))


def rounded(unit: str, value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-SCALES[unit][1]), ROUND_HALF_UP)
