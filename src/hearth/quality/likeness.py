"""How like two findings are, by the stems of words they share, each counted by how rare it is.

Made to be explained: the answer names the words that were shared. Nothing is learned, nothing is
hidden, and the same two findings among the same others are always as like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from types import MappingProxyType

from hearth.stems import stem

__all__ = ["Likeness", "Rarity", "likeness", "stems"]

ENOUGH = 2  # stems that must be shared before two findings are alike at all
WORD = re.compile(r"[^\W\d_]+")


@cache
def idle() -> frozenset[str]:
    """Words that say nothing of the matter: the small ones, and those every inspector uses."""
    folder = files("hearth.quality").joinpath("data")
    lists = (folder.joinpath(f"{name}-words.txt") for name in ("small", "inspectors"))
    return frozenset(word for each in lists for word in each.read_text("utf-8").split())


@lru_cache(maxsize=2_000)
def stems(words: str) -> Mapping[str, str]:
    """The stems of a text, each with the first word it stands for."""
    found: dict[str, str] = {}
    for word in WORD.findall(words.casefold().replace("’s", "").replace("'s", "")):
        if len(word) > 2 and word not in idle():
            found.setdefault(stem(word), word)
    return MappingProxyType(found)


class Rarity:
    """What a shared stem counts for: much where few texts have it, little where most do.

    The usual measure: the logarithm of how many texts there are for each that has it. One more
    text is counted than there are, so that a word in all of two texts still counts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        each = [stems(text) for text in texts]
        self.count = len(each)
        self.having = Counter(one for found in each for one in found)
        self._whole: dict[str, float] = {}

    def of(self, one: str) -> float:
        """What this stem counts for."""
        return log((self.count + 1) / (self.having[one] + 0.5))

    def whole(self, text: str) -> float:
        """What all the stems of a text count for together; worked out once for each text."""
        if text not in self._whole:
            self._whole[text] = sum(map(self.of, stems(text)))
        return self._whole[text]


@dataclass(frozen=True)
class Likeness:
    """How like, from 0 to 1, and the shared words, the rarest first."""

    share: float
    words: tuple[str, ...]


NOT_ALIKE = Likeness(0.0, ())


def likeness(one: str, other: str, rarity: Rarity) -> Likeness:
    """Of all that the two texts say, each stem by its rarity, the part that both say.

    A long paragraph and a short one on the same matter share little of the long one, so what is
    shared is set against the mean of the two.
    """
    mine = stems(one)
    shared = mine.keys() & stems(other).keys()
    if len(shared) < ENOUGH:
        return NOT_ALIKE
    weights = {each: rarity.of(each) for each in shared}
    whole = (rarity.whole(one) + rarity.whole(other)) / 2
    words = sorted(shared, key=lambda each: (-weights[each], each))
    share = sum(weights.values()) / whole if whole else 0.0
    return Likeness(share, tuple(mine[each] for each in words))
