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

__all__ = ["lasting", "once", "people", "sharing"]

Given = ParamSpec("Given")
Facts = Callable[Concatenate[Histories, Given], nw.LazyFrame[Any]]
EVER = (date.min, date.max)


def sharing(histories: Histories) -> Histories:
    """The same histories, for one run: they keep what `once` works out, and drop it with them."""
    return replace(histories, shared={}) if histories.shared is None else histories


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
        return histories.shared[asked]

    return kept


def is_span(args: tuple[Any, ...]) -> bool:
    """Whether these are a first and a last day."""
    return len(args) == 2 and all(isinstance(each, date) for each in args)


@once
def people(histories: Histories) -> nw.LazyFrame[Any]:
    """Every child's `dob`, `uasc`, `uasc_end`, and positions `sex` and `ethnic_group`."""
    return histories.children.select("child", "dob", "uasc", "uasc_end", *child_positions())
