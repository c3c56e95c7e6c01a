"""A rate that does not follow from a count and a population."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hearth.published.contradictions.alike import number
from hearth.published.contradictions.following import Worked, worked
from hearth.published.figure import Figure
from hearth.published.finding import Finding, Severity

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "rates", "A rate that does not follow from count and population"


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Rates per 10,000 and the like whose count and population give another."""
    for found in worked(figures, shares=False):
        if found.other is None:
            severity = Severity.CONTRADICTION if found.sure else Severity.LOOK
            yield Finding(ID, severity, said(found), NEXT, found.figures)


def said(found: Worked) -> str:
    """The counts, what they give, and the population that would give what is printed."""
    figure, top, base = found.figure, found.top.number, found.base.number
    per = figure.measured_in.per
    value = figure.value.value
    meant = (per * top / value).quantize(Decimal(1)) if value else None
    implied = f" The rate printed would mean {number(meant)}." if meant else ""
    return (
        f"{figure.name} is printed as {figure.shown}, but {number(top)} in a population of"
        f" {number(base)} is {number(found.comes_to)}.{implied}"
    )


NEXT = "Say which population the rate is of, from which year, and use the same one throughout."
