"""Identifiers that look like one child's: perhaps one child, never joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hearth.sources.problems import Problem
from hearth.sources.words import count_of, in_words, short

__all__ = ["MOST_LISTED", "lookalikes"]

# Things of one kind listed one by one; the rest are counted in one sentence.
MOST_LISTED = 1_000


def lookalikes(children: Iterable[str]) -> list[Problem]:
    """What is said of identifiers that differ only in leading zeros or case."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for child in children:
        spelt[child.lstrip("0").upper()].add(child)
    groups = sorted(sorted(same) for same in spelt.values() if len(same) > 1)
    problems = [
        Problem(
            "header",
            None,
            "child",
            f"Children {in_words(map(short, same))} differ only in leading zeros or case. A "
            "spreadsheet may have changed one of them. They are counted as different children.",
        )
        for same in groups[:MOST_LISTED]
    ]
    if more := len(groups) - len(problems):
        what = f"{count_of(more, 'more group')} of identifiers differ only in zeros or case."
        problems.append(Problem("header", None, "child", what))
    return problems
