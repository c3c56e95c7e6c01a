"""Bands of age that overlap, or leave an age out between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hearth.published.contradictions.alike import measured
from hearth.published.contradictions.parts import described, makes_whole, own_bases, sets, wholes_of
from hearth.published.figure import Figure
from hearth.published.finding import Finding, Severity

__all__ = ["ID", "TITLE", "Band", "band_in", "look"]

ID, TITLE = "bands", "Bands that overlap or leave a gap"
OLDEST = 200
FROM_TO = re.compile(r"(\d{1,2}) ?(?:-|–|to|/|and) ?(\d{1,2})\b(?! ?(?:months|weeks|days))")
UNDER = re.compile(r"(?:under|below) (?:the age of )?(\d{1,2})\b")
UP = re.compile(r"(\d{1,2}) ?(?:\+|(?:and|or|years and) (?:over|older|above))")
OVER = re.compile(r"over (\d{1,2})\b")
ONE = re.compile(r"(?:aged? )?(\d{1,2})(?: years?(?: old)?)?")

Band = tuple[int, int]


def band_in(words: str) -> Band | None:
    """The first and the last age in a band, both counted in; None where the words are no band."""
    said = " ".join(words.casefold().split())
    if match := FROM_TO.search(said):
        first, last = int(match[1]), int(match[2])
        return (first, last) if first <= last else None
    if match := UNDER.search(said):
        return 0, int(match[1]) - 1
    if match := UP.search(said):
        return int(match[1]), OLDEST
    if match := OVER.search(said):
        return int(match[1]) + 1, OLDEST
    match = ONE.fullmatch(said)
    return (int(match[1]), int(match[1])) if match else None


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """The bands of each breakdown that is one of bands throughout."""
    actual = measured(figures)
    wholes = wholes_of(actual)
    for parts in sets(actual):
        bands = [(band, part) for part in parts if (band := band_in(part.category))]
        if len(bands) > 1 and all(band_in(p.category) or unknown(p) for p in parts):
            bands.sort(key=lambda pair: pair[0])
            for (one, a), (other, b) in pairwise(bands):
                yield from overlapping(one, other, a, b, parts)
                if not (own_bases(parts) or makes_whole(parts, wholes)):
                    yield from gap(one, other, a, b, parts)


def unknown(part: Figure) -> bool:
    return "not known" in part.category.casefold() or "unknown" in part.category.casefold()


def overlapping(
    one: Band, other: Band, a: Figure, b: Figure, parts: Sequence[Figure]
) -> Iterator[Finding]:
    """Ages that are in two neighbouring bands."""
    if other[0] <= one[1]:
        ages = ages_in(other[0], min(one[1], other[1]))
        what = f"{described(parts)}: {ages} is in both {a.category} and {b.category}."
        yield Finding(ID, Severity.CONTRADICTION, what, OVERLAP, (a, b))


def gap(one: Band, other: Band, a: Figure, b: Figure, parts: Sequence[Figure]) -> Iterator[Finding]:
    """Ages that are in neither of two neighbouring bands."""
    if other[0] > one[1] + 1:
        ages = ages_in(one[1] + 1, other[0] - 1)
        what = f"{described(parts)}: {ages} is neither in {a.category} nor in {b.category}."
        yield Finding(ID, Severity.LOOK, what, GAP, (a, b))


def ages_in(first: int, last: int) -> str:
    return f"age {first}" if first == last else f"age {first} to {last}"


OVERLAP = "Write the bands so that every age is in one of them, such as 18 to 20 and 21 to 25."
GAP = "Write the bands so that every age is in one of them, or print the band that is left out."
