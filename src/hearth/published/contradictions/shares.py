"""A percentage that does not follow from its counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearth.published.contradictions.alike import number
from hearth.published.contradictions.following import Worked, worked
from hearth.published.figure import Figure, Kind
from hearth.published.finding import Finding, Severity

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "shares", "A percentage that does not follow from its counts"


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Percentages whose counts give another; those with a base that would fit are `bases`'."""
    for found in worked(figures, shares=True):
        if found.other is None:
            severity = Severity.CONTRADICTION if found.sure else Severity.LOOK
            yield Finding(ID, severity, said(found), NEXT, found.figures)


def said(found: Worked) -> str:
    """The counts, what they give, and what is printed."""
    figure, top, base = found.figure, found.top.number, found.base.number
    if figure.kind is Kind.SET:
        asked = base * (figure.value.value or 0) / 100
        return (
            f"{figure.name}: {figure.shown} of {number(base)} is {number(asked)}, and"
            f" {number(top)} is printed."
        )
    return (
        f"{figure.name} is printed as {figure.shown}, but {number(top)} of {number(base)} is"
        f" {number(found.comes_to)}%."
    )


NEXT = (
    "Work the percentage out again. If it was taken of other people or of another day than these "
    "counts, print whom and when beside it."
)
