"""Facts that several populations of one run stand on, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.breakdowns import child_positions
from hearth.records.histories import Histories

__all__ = ["once", "people", "sharing"]

Given = ParamSpec("Given")
Facts = Callable[Concatenate[Histories, Given], nw.LazyFrame[Any]]


def sharing(histories: Histories) -> Histories:
    """The same histories, for one run: they keep what `once` works out, and drop it with them."""
    return replace(histories, shared={})


def once(facts: Facts[Given]) -> Facts[Given]:
    """`facts` with its answer settled, and given again when asked for again.

    Kept only by histories that are `sharing`, so that nothing piles up between runs.
    """

    def kept(
        histories: Histories, /, *args: Given.args, **named: Given.kwargs
    ) -> nw.LazyFrame[Any]:
        asked = (facts, args, tuple(named.items()))
        if histories.shared is None:
            return frames.settle(facts(histories, *args, **named))
        if asked not in histories.shared:
            histories.shared[asked] = frames.settle(facts(histories, *args, **named))
        return histories.shared[asked]

    return kept


@once
def people(histories: Histories) -> nw.LazyFrame[Any]:
    """Every child's `dob`, `uasc`, `uasc_end`, and positions `sex` and `ethnic_group`."""
    return histories.children.select("child", "dob", "uasc", "uasc_end", *child_positions())
