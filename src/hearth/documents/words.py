"""Words made ready for any document: nothing unprintable, ``**bold**`` as runs, numbers as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["apart", "clean", "number", "runs", "with_unit"]

# What XML 1.0 forbids, and lone surrogates, which no file can hold.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)


def clean(words: str) -> str:
    """The words with every character that no document can carry shown as the replacement mark."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", words)


def runs(words: str) -> Iterator[tuple[str, bool]]:
    """Pairs (text, is bold). Asterisks that do not pair stay as they are.

    >>> list(runs("a **b** c*"))
    [('a ', False), ('b', True), (' c*', False)]
    """
    for i, part in enumerate(BOLD.split(clean(words))):
        if part:
            yield part, i % 2 == 1


def number(value: float | Decimal, decimals: int = 0) -> str:
    """A number rounded half up as people round, thousands separated, with a true minus sign."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    shown = f"{abs(rounded):,}"
    return f"\N{MINUS SIGN}{shown}" if rounded < 0 else shown


def with_unit(shown: str, unit: str) -> str:
    """A shown number with a unit that is written against it: %, £. Any other unit stands apart."""
    return f"£{shown}" if unit == "£" else f"{shown}%" if unit == "%" else shown


def apart(unit: str) -> str:
    """The unit if it must be said beside the chart, because it is not written against numbers."""
    return "" if unit in ("%", "£") else unit
