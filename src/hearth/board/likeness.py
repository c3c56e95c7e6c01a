"""Which of many titles mean the same thing, although they are worded differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hearth.stems import stem

__all__ = ["Titles"]

SMALL = frozenset(
    word
    for words in (
        "a an and at by for from in including its of on or our the their to with",
        "report reports update updates verbal",
    )
    for word in words.split()
)
ENOUGH = 0.6


class Titles:
    """Titles that talk of the same business, such as all those of a body's plans and agendas.

    A word that many of them share says little: in a corporate parenting committee, "corporate
    parenting strategy" and "sufficiency strategy" are two things.
    """

    def __init__(self, titles: Iterable[str]) -> None:
        self.often = Counter(word for title in {*titles} for word in words_of(title))

    def alike(self, one: str, other: str) -> float:
        """From 0 to 1: how much of the shorter title is in the other, rare words weighing more.

        Titles are cut short as often as they are reworded, so the shorter one decides.
        """
        mine, theirs = words_of(one), words_of(other)
        shorter = min(self.weight(mine), self.weight(theirs))
        if not shorter:
            return float(one.casefold() == other.casefold())
        return self.weight(mine & theirs) / shorter

    def weight(self, words: Iterable[str]) -> float:
        """How much the words tell together."""
        return sum(1 / max(self.often[word], 1) for word in words)

    def nearest(self, title: str, others: Sequence[str]) -> str:
        """The most alike of other titles; empty when none is alike enough to be the same thing."""
        best = max(((self.alike(title, other), other) for other in others), default=(0.0, ""))
        return best[1] if best[0] >= ENOUGH else ""


def words_of(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, without their endings."""
    plain = re.sub(r"['’]s\b", "", title.casefold())
    found = re.findall(r"[^\W_]+", plain)
    return frozenset(stem(word) for word in found if word not in SMALL)
