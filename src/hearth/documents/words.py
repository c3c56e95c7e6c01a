"""Words made ready for any document: no control characters, ``**bold**`` as runs, numbers as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["clean", "number", "runs", "with_unit"]

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


def number(value: float, decimals: int = 0) -> str:
    """A number with thousands separated and a true minus sign."""
    shown = f"{value:,.{decimals}f}"
    if shown.strip("-0.,") == "":
        shown = shown.lstrip("-")
    return shown.replace("-", "\N{MINUS SIGN}")


def with_unit(shown: str, unit: str) -> str:
    """A shown number with its unit: joined for %, before it for £, after a space otherwise."""
    if unit == "£":
        return f"£{shown}"
    return f"{shown}{unit}" if unit in ("", "%") else f"{shown} {unit}"
