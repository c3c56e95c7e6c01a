"""A date or value outside its period: known before it could be, or after what is reported on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearth.dates.words import day
from hearth.published.contradictions.alike import measured
from hearth.published.figure import Figure
from hearth.published.finding import Finding, Severity
from hearth.published.quantities import is_measure

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "dates", "A date outside its period"


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Figures of days to come, and figures of days after the period their document is of."""
    for figure in measured(figures):
        yield from too_early(figure)
        yield from too_late(figure)


def too_early(figure: Figure) -> Iterator[Finding]:
    """What was printed before its time was over, and is not said to be a forecast."""
    first, last, printed = figure.when.first, figure.when.last, figure.published_on
    if not (first and last and printed and counted(figure)):
        return
    over = last if figure.when.over or figure.when.days == 1 else first
    if printed < over:
        what = (
            f"{figure.name} is of {figure.when.words}, but was printed on {day(printed)}, before"
            " that was over."
        )
        yield Finding(ID, Severity.CONTRADICTION, what, FORECAST, (figure,))


def counted(figure: Figure) -> bool:
    """Whether it is a number somebody counted: how many seats a board has is known beforehand."""
    return figure.numerator is not None or is_measure(figure.quantity)


def too_late(figure: Figure) -> Iterator[Finding]:
    """What begins after the period that its document is of."""
    covered, first = figure.covers.last, figure.when.first
    if covered and first and first > covered:
        what = (
            f"{figure.name} is of {figure.when.words}, after the period that {figure.document} is"
            f" about ({figure.covers.words})."
        )
        yield Finding(ID, Severity.LOOK, what, OUTSIDE, (figure,))


FORECAST = "Correct the date, or print it as a forecast or as the year so far."
OUTSIDE = "Say beside it that it is later than the rest, or leave it for the next report."
