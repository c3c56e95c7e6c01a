"""How numbers, names, cells and values stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

__all__ = ["count_of", "in_words", "quoted", "short", "shown"]

LONGEST_SHOWN = 40  # characters of a cell or an identifier in a sentence


def count_of(number: int, thing: str) -> str:
    """A number and its noun: ``1 row``, ``1,200 rows``, ``2 children``."""
    many = f"{thing}ren" if thing.endswith("child") else f"{thing}s"
    return f"{number:,} {thing if number == 1 else many}"


def in_words(names: Iterable[str]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``; nothing for none."""
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def short(text: str) -> str:
    """The first characters of a text that came from a file, as many as a sentence can bear."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """A cell in a sentence, in quotation marks and not too long."""
    return repr(short(text))


def shown(value: Any) -> str:
    """A value in a sentence; dates as the return writes them."""
    if value is None:
        return "empty"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else short(str(value))
