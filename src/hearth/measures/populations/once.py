"""Facts that several populations of one run stand on, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Concatenate, ParamSpec

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.breakdowns import child_positions
from hearth.records.histories import Histories

__all__ = ["lasting", "latest", "once", "people", "sharing"]

Given = ParamSpec("Given")
Facts = Callable[Concatenate[Histories, Given], nw.LazyFrame[Any]]
OnDays = Callable[[Histories, tuple[date, ...]], nw.LazyFrame[Any]]
EVER = (date.min, date.max)


def sharing(histories: Histories) -> Histories:
    """The same histories, for one run: they keep what `once` works out, and drop it with them."""
    shared = {} if histories.shared is None else histories.shared
    return replace(histories, shared=shared, run={})


def lasting(histories: Histories) -> Histories:
    """The same histories, for many runs, each of a few days or of few children.

    They keep what `once` works out as long as they are kept themselves, and of every day there is:
    whatever day is asked about next, it is there.
    """
    return replace(histories, shared={}, lasting=True)


def once(facts: Facts[Given]) -> Facts[Given]:
    """`facts` with its answer settled, and given again when asked for again.

    Kept only by histories that are `sharing`, so that nothing piles up between runs. Where `facts`
    takes the first and the last day asked about, its answer may hold rows of other days. It is of
    every child: `facts` does not look at `histories.held`, since teams and workers share it.
    """

    def kept(
        histories: Histories, /, *args: Given.args, **named: Given.kwargs
    ) -> nw.LazyFrame[Any]:
        if histories.lasting and is_span(args):
            args = EVER  # type: ignore[assignment]
        asked = (facts, args, tuple(named.items()))
        if histories.shared is None:
            return frames.settle(facts(histories, *args, **named))
        if asked not in histories.shared:
            histories.shared[asked] = frames.settle(facts(histories, *args, **named))
        found: nw.LazyFrame[Any] = histories.shared[asked]
        return found

    return kept


def latest(facts: OnDays) -> OnDays:
    """`facts` of some days with its answer settled, and given again until other days are asked for.

    For what depends on every single day, of which histories that are `lasting` cannot keep all.
    Its answer is of every child, as that of `once`.
    """

    def kept(histories: Histories, days: tuple[date, ...]) -> nw.LazyFrame[Any]:
        if histories.shared is None:
            return frames.settle(facts(histories, days))
        before = histories.shared.get(facts)
        if before is None or before[0] != days:
            before = histories.shared[facts] = (days, frames.settle(facts(histories, days)))
        found: nw.LazyFrame[Any] = before[1]
        return found

    return kept


def is_span(args: tuple[Any, ...]) -> bool:
    """Whether these are a first and a last day."""
    return len(args) == 2 and all(isinstance(each, date) for each in args)


@once
def people(histories: Histories) -> nw.LazyFrame[Any]:
    """Every child's `dob`, `uasc`, `uasc_end`, and positions `sex` and `ethnic_group`."""
    return histories.children.select("child", "dob", "uasc", "uasc_end", *child_positions())
