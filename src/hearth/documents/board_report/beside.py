"""Our figure beside what everyone else published: which figure answers to which, and in words."""

from __future__ import annotations

from decimal import Decimal

from hearth.benchmarks import Comparison, beside, counterpart
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.sentences import comparison, day, join, quantity
from hearth.measures import CATALOGUE, Derived, Figure, Unit

__all__ = [
    "DIFFERS",
    "category_id",
    "differs",
    "published",
    "published_unit",
    "published_value",
    "same_unit",
    "standing",
]

DIFFERS = "†"
"""Set beside a published figure whose definition is not quite ours."""

WHO = (("neighbours", "the middle of its statistical neighbours"), ("England", "England"))


def category_id(figure: Figure) -> str:
    """The id of a figure's category, from its label: published figures are tied by id."""
    measure = CATALOGUE[figure.measure]
    if isinstance(measure, Derived):
        return figure.breakdown_value
    breakdowns = {each.id: each for each in measure.population.breakdowns}
    if measure.shares:
        breakdowns[measure.shares.id] = measure.shares
    breakdowns |= {variant.id: variant.shares for variant in measure.variants if variant.shares}
    if figure.breakdown not in breakdowns:
        return figure.breakdown_value
    categories = breakdowns[figure.breakdown].categories
    return {category.label: category.id for category in categories}[figure.breakdown_value]


def same_unit(evidence: Evidence, figure: Figure) -> Comparison | None:
    """What is published that can be read against a figure, for the latest year up to its date.

    It must have the same unit and be no plain count: another council's count of children says how
    big it is, not how well it does.
    """
    value = category_id(figure) if figure.breakdown else ""
    council = evidence.subject.council
    found = beside(figure.measure, council, figure.end, figure.breakdown, value)
    unit = CATALOGUE[figure.measure].unit
    if found is None or unit is Unit.COUNT or published_unit(found) is not unit:
        return None
    return found


def published_unit(other: Comparison) -> Unit:
    """The unit of a published figure, in our terms."""
    words = other.indicator.unit
    if words.startswith("per 10,000"):
        return Unit.RATE_10K
    return {"percent": Unit.PERCENT, "score": Unit.SCORE}.get(words, Unit.COUNT)


def differs(figure: Figure) -> bool:
    """Whether the published figure's definition differs enough to need saying."""
    value = category_id(figure) if figure.breakdown else ""
    tie = counterpart(figure.measure, figure.breakdown, value)
    return tie is not None and not tie.comparable


def published_value(other: Comparison | None, whose: str) -> float | None:
    """The neighbours' median or England's value; None when there is none."""
    if other is None:
        return None
    if whose == "neighbours":
        return other.neighbours.median
    return other.england.value if other.england else None


def published(other: Comparison | None, whose: str) -> str:
    """The same as printed in a table: "" when there is none."""
    value = published_value(other, whose)
    if other is None or value is None:
        return ""
    return quantity(Decimal(str(value)), published_unit(other))


def standing(evidence: Evidence, figure: Figure) -> str:
    """A sentence: above or below the neighbours' middle and England, with the year they are of.

    "" where the published definition differs: a sentence cannot carry that, a table can.
    """
    other = same_unit(evidence, figure)
    if other is None or figure.value is None or differs(figure):
        return ""
    if not evidence.comparable(figure):
        return ""
    unit = CATALOGUE[figure.measure].unit
    parts = [
        f"{comparison(figure.value, value, unit)} {who} ({quantity(Decimal(str(value)), unit)})"
        for whose, who in WHO
        if (value := published_value(other, whose)) is not None
    ]
    if not parts:
        return ""
    return f"It is {join(parts)}, as published for {day(other.indicator.as_at(other.year))}."
