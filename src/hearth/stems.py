"""The stem of an English word, so that texts on the same matter can be told by their words."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["stem"]

# Longest first. What is left must be long enough to be a stem.
ENDINGS = (
    "isation", "ization", "fulness", "ousness", "iveness", "ilities", "ations", "ility", "ition",
    "ation", "ement", "ments", "ities", "ingly", "ment", "ness", "ible", "able", "ance", "ence",
    "ency", "ancy", "ings", "ions", "less", "ing", "ion", "ity", "ers", "est", "ive", "ful",
    "ant", "ent", "ate", "ory", "ed", "er", "es", "le", "ly", "al", "ic", "cy", "s", "y", "e",
)  # fmt: skip
SHORTEST_STEM = 4


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that *placement*, *placements* and *placed* are one.

    >>> stem("placements"), stem("placement"), stem("placing"), stem("placed")
    ('plac', 'plac', 'plac', 'plac')
    """
    if word.endswith(("ies", "ied")):
        word = f"{word[:-3]}y"
    while True:
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        else:
            return undoubled(word)


def undoubled(word: str) -> str:
    """*planned* leaves *plann*, which is *plan*."""
    is_double = len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if is_double else word
