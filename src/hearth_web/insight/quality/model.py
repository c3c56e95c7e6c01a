"""A check of the record, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth_web.insight.quality.look import Look

__all__ = ["Check", "Found", "checks", "register"]


@dataclass(frozen=True)
class Found:
    """One thing amiss in a child's record.

    `what` says it in words, `since` the day from which it is so, where there is one, `mend` the
    name and arguments of the page where it is put right.
    """

    child: UUID
    what: str
    since: date | None
    mend: tuple[str, tuple[object, ...]]


@dataclass(frozen=True)
class Check:
    """One thing that is looked for. `title` heads its list, `why` says what it spoils."""

    key: str
    title: str
    why: str
    find: Callable[[Look], Iterable[Found]]


_checks: dict[str, Check] = {}


def register(
    key: str, title: str, why: str
) -> Callable[[Callable[[Look], Iterable[Found]]], Callable[[Look], Iterable[Found]]]:
    """Look for this too, in the order in which checks are registered."""

    def keep(find: Callable[[Look], Iterable[Found]]) -> Callable[[Look], Iterable[Found]]:
        _checks[key] = Check(key, title, why, find)
        return find

    return keep


def checks() -> Sequence[Check]:
    """Every check."""
    return tuple(_checks.values())
