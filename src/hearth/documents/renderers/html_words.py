"""Words as HTML: no browser takes them for mark-up."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from hearth.documents.words import clean, runs

__all__ = ["header", "items", "lines", "prose", "safe"]


def safe(words: str) -> str:
    """Words as they stand."""
    return escape(clean(words))


def prose(words: str) -> str:
    """Words with ``**bold**``."""
    return "".join(
        f"<strong>{safe(part)}</strong>" if bold else safe(part) for part, bold in runs(words)
    )


def lines(words: str) -> str:
    """Words with the ends of their lines."""
    return "<br>".join(map(safe, words.split("\n")))


def items(held: Iterable[str]) -> str:
    """The entries of a list, each already HTML."""
    return "".join(f"<li>{item}</li>" for item in held)


def header(scope: str, words: str, side: str = "") -> str:
    """A header cell; an empty one is no header, and must not be read out as one."""
    if not words.strip():
        return f"<td{side}></td>"
    return f'<th scope="{scope}"{side}>{lines(words)}</th>'
