"""The parts of a duty in words: for which of them a limit is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hearth.duties.limits import limits, rows_of

__all__ = ["part_in_title", "part_of", "part_words", "parts_of"]

ONLY_WHEN = ("", "first", "then")  # parts that say which time it is, and not what is to be done


def part_words(duty: str, part: str) -> str:
    """Which part of a duty a limit is for, to follow a comma: "after the last one left"."""
    words = every_word()
    return words.get((duty, part)) or words.get(("", part), part)


def part_of(duty: str, part: str) -> str:
    """The same, where the duty has more than one; else nothing."""
    return part_words(duty, part) if part and len(parts_of(duty)) > 1 else ""


def part_in_title(duty: str, part: str) -> str:
    """The same, where the name of the duty alone does not say what is to be done; else nothing."""
    return "" if part in ONLY_WHEN else part_of(duty, part)


def parts_of(duty: str) -> tuple[str, ...]:
    """The parts a duty has limits for: no limit can be set for another, as it would stand in place
    of the law's."""
    return tuple(dict.fromkeys(each.part for each in limits(duty))) or ("first",)


@cache
def every_word() -> Mapping[tuple[str, str], str]:
    return {(row["duty"], row["part"]): row["words"] for row in rows_of("parts.csv")}
