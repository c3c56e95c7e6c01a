"""A length that its own dates do not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hearth.published.figure import Figure
from hearth.published.finding import Finding, Severity

__all__ = ["ID", "TITLE", "UNIT", "look"]

ID, TITLE = "lengths", "A length that its dates do not have"
UNIT = "days in the period"
"""The unit of a figure that says how long its own period is."""


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Days said, and days from the first date to the last, both counted in."""
    for figure in figures:
        said = figure.value.value
        if figure.unit.casefold() != UNIT or said is None or not figure.when.days:
            continue
        if said != Decimal(figure.when.days):
            what = (
                f"{figure.name} is said to be {figure.printed} days, but {figure.when.words} is"
                f" {figure.when.days}."
            )
            yield Finding(ID, Severity.CONTRADICTION, what, NEXT, (figure,))


NEXT = "Correct the number of days or the dates. The first and the last day both count."
