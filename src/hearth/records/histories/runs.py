"""Runs of neighbouring episodes: numbered, and each made one row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.histories.sequence import MAIN, after

__all__ = ["numbered", "runs"]


def numbered(episodes: nw.DataFrame[Any], name: str, begins: nw.Expr) -> nw.DataFrame[Any]:
    """Add `new_<name>`, True where a run begins, and the run's two numbers.

    `name` is its number from 0 in the child; `<name>_id` its number among all children's runs.

    A short break is a run of its own without a number, so that none of care goes on across it.
    """
    new = f"new_{name}"
    begun = episodes.with_columns((begins | ~MAIN).alias(new))
    counted = begun.with_columns(count=nw.col(new).cast(nw.Int32).cum_sum())
    of_first = nw.when("first").then(nw.col("count")).fill_null(strategy="forward")
    number = nw.when(MAIN).then(nw.col("count") - of_first)
    own = nw.when(MAIN).then(nw.col("count"))
    return counted.with_columns(number.alias(name), own.alias(f"{name}_id")).drop("count")


def runs(
    episodes: nw.DataFrame[Any],
    name: str,
    first: Mapping[str, nw.Expr],
    last: Mapping[str, nw.Expr],
) -> nw.DataFrame[Any]:
    """One row per run of `name`: what its first episode says beside what its last one says."""
    new = f"new_{name}"
    care = episodes.with_columns(closes=after(new).fill_null(value=True)).lazy().filter(MAIN)
    opening = care.filter(nw.col(new)).select(**first)
    closing = care.filter(nw.col("closes")).select(**last)
    return nw.concat(frames.collect_all([opening, closing]), how="horizontal")
