"""How things are numbered: two with one number, and numbers left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hearth.pledge.shape import Kind

__all__ = ["number_faults"]

Numbered = tuple[Kind, str, Mapping[str, Any]]
DOTTED = re.compile(r"(\d+)\.(\d+)")


def number_faults(numbered: Sequence[Numbered]) -> Iterator[tuple[Kind, Mapping[str, Any], str]]:
    """Of each kind, the numbers given twice and those missing from a run such as 5.1, 5.2, 5.4."""
    found: dict[str, list[Numbered]] = defaultdict(list)
    for each in numbered:
        if each[1]:
            found[each[0].sheet].append(each)
    for same_kind in found.values():
        yield from given_twice(same_kind)
        yield from left_out(same_kind)


def given_twice(numbered: Sequence[Numbered]) -> Iterator[tuple[Kind, Mapping[str, Any], str]]:
    """The second and later things of a number."""
    seen: set[str] = set()
    for kind, number, said in numbered:
        if number in seen:
            what = f"Two {kind.sheet} have the number {number}. Both are kept. Number one anew."
            if DOTTED.fullmatch(number) and number.endswith("1") and hasattr(said, "sheet"):
                what += (
                    f" If {number}0 is meant, make the cell text: a spreadsheet drops the nought."
                )
            yield kind, said, what
        seen.add(number)


def left_out(numbered: Sequence[Numbered]) -> Iterator[tuple[Kind, Mapping[str, Any], str]]:
    """Numbers missing from a run of dotted numbers, said at the first of the run after them."""
    runs: dict[str, dict[int, Numbered]] = defaultdict(dict)
    for each in numbered:
        if match := DOTTED.fullmatch(each[1]):
            runs[match[1]].setdefault(int(match[2]), each)
    for run, members in runs.items():
        for number in range(1, min(max(members), 2 * len(members) + 1)):
            if number not in members:
                kind, _, said = members[min(each for each in members if each > number)]
                what = f"There is no {run}.{number}. Is one lost, or are they numbered wrongly?"
                yield kind, said, what
