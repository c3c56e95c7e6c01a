"""The kinds of work there are. Each app registers its own when Django starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from hearth_web.jobs.models import Job
from hearth_web.jobs.work import Work

__all__ = ["Function", "Kind", "kind_of", "nightly_kinds", "register"]

Function = Callable[[Work], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Kind:
    """What to do for a kind of job.

    `title` heads its page. `leads_to` gives the address to go on to from there, and `on_failure`
    is told in the same transaction when the job is given up.
    """

    key: str
    function: Function
    title: str
    every_night_at: time | None = None
    leads_to: Callable[[Job], str] | None = None
    on_failure: Callable[[Job], None] | None = None

    def is_due(self, now: time) -> bool:
        """Whether it starts by itself and its time of the day has come."""
        return self.every_night_at is not None and self.every_night_at <= now


_kinds: dict[str, Kind] = {}


def register(
    kind: str,
    *,
    title: str = "",
    every_night_at: time | None = None,
    leads_to: Callable[[Job], str] | None = None,
    on_failure: Callable[[Job], None] | None = None,
) -> Callable[[Function], Function]:
    """Say which function does a kind of work; its result, if any, is kept with the job.

    With `every_night_at` the worker starts it by itself once a day from that time on.
    """

    def keep(function: Function) -> Function:
        words = title or kind.replace(".", " ").replace("_", " ").capitalize()
        _kinds[kind] = Kind(kind, function, words, every_night_at, leads_to, on_failure)
        return function

    return keep


def kind_of(job: Job) -> Kind | None:
    """The kind of a job; None when this version of Hearth does not know it."""
    return _kinds.get(job.kind)


def is_known(kind: str) -> bool:
    """Whether a kind was registered."""
    return kind in _kinds


def nightly_kinds() -> list[Kind]:
    """The kinds that start by themselves."""
    return [kind for kind in _kinds.values() if kind.every_night_at]
