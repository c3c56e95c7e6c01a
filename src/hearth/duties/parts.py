"""The parts of a duty: for which of them a limit is, in words, and who owes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hearth.duties.limits import Span, limits, rows_of
from hearth.duties.model import Duty, Owner

__all__ = ["due_words", "owed_by", "part_in_title", "part_of", "part_words", "parts_of"]

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


def due_words(duty: str, part: str, span: Span) -> str:
    """By when a rule has it done, to follow "due": "42 days from then", "by the second review"."""
    if span.unit == "given":
        return every_given().get((duty, part), "")
    return f"{span.words} from then" if span.number else "on that day"


@cache
def every_given() -> Mapping[tuple[str, str], str]:
    """Days that a duty itself knows, in words."""
    return {(row["duty"], row["part"]): row["words"] for row in rows_of("given-days.csv")}


def owed_by(duty: Duty, part: str) -> Owner:
    """Who owes a part of a duty, which may be somebody else than the rest of it: a manager answers
    the decisions that the reviewing officer sent."""
    return every_owner().get((duty.id, part), duty.owner)


@cache
def every_owner() -> Mapping[tuple[str, str], Owner]:
    """Of the parts that somebody else owes."""
    rows = [row for row in rows_of("parts.csv") if row["owner"]]
    return {(row["duty"], row["part"]): Owner(row["owner"]) for row in rows}


@cache
def every_word() -> Mapping[tuple[str, str], str]:
    return {(row["duty"], row["part"]): row["words"] for row in rows_of("parts.csv")}
