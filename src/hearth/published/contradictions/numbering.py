"""Numbers of sections, actions or items that repeat, jump or stand out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hearth.published.contradictions.alike import by
from hearth.published.figure import Figure, plain
from hearth.published.finding import Finding, Severity

__all__ = ["ID", "TITLE", "UNIT", "look"]

ID, TITLE = "numbering", "Numbering that repeats, jumps or turns back"
UNIT = "number"
"""The unit of figures that are the numbers of a list, in the order they are printed."""

Number = tuple[int, ...]


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Each list of numbers in each document."""
    numbers = [figure for figure in figures if figure.unit.casefold() == UNIT]
    for listed in by(numbers, lambda f: (plain(f.document), plain(f.quantity))).values():
        told = list(amiss([(number, f) for f in listed if (number := number_in(f.printed))]))
        if told:
            what = f"{listed[0].name} of {listed[0].document}: {'; '.join(told)}."
            yield Finding(ID, Severity.CONTRADICTION, what, NEXT, tuple(listed))


def number_in(text: str) -> Number | None:
    """The parts of a number such as 5.10; None for anything else."""
    parts = text.strip().rstrip(".").split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else None


def amiss(listed: Sequence[tuple[Number, Figure]]) -> Iterator[str]:
    """What is wrong with the order."""
    seen = [number for number, _ in listed]
    for number in dict.fromkeys(seen):
        if seen.count(number) > 1:
            yield f"{shown(number)} is there {times(seen.count(number))}"
    for before, after in pairwise(seen):
        if after < before:
            yield f"{shown(after)} comes after {shown(before)}"
    yield from (f"there is no {shown(number)}" for number in lacking(seen))


def lacking(seen: Sequence[Number]) -> Iterator[Number]:
    """Numbers left out below the highest of each series; a first of several is one of them."""
    series: dict[Number, set[int]] = {}
    for number in seen:
        series.setdefault(number[:-1], set()).add(number[-1])
    for head, there in series.items():
        first = 1 if head else min(there)
        yield from ((*head, at) for at in range(first, max(there)) if at not in there)


def shown(number: Number) -> str:
    return ".".join(map(str, number))


def times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


NEXT = "Number the list again, and mend what refers to the old numbers."
