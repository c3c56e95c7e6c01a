"""Runs of neighbouring episodes: numbered, and each made one row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.sequence import MAIN, after

__all__ = ["number", "runs"]


def number(episodes: nw.LazyFrame[Any], name: str) -> nw.LazyFrame[Any]:
    """Add `<name>_run`, the count of ``new_<name>`` over everyone, and `name`, from 0 in the child.

    Short breaks begin a run each and come after a child's care, so that they change no child's
    numbers; their own `name` is null.
    """
    run = f"{name}_run"
    counted = episodes.with_columns(
        nw.col(f"new_{name}").cast(nw.Int32).cum_sum().over(order_by="row").alias(run)
    )
    within = nw.col(run) - nw.col(run).min().over("child")
    return counted.with_columns(nw.when(MAIN).then(within).cast(nw.Int32).alias(name))


def runs(
    episodes: nw.LazyFrame[Any],
    name: str,
    first: Mapping[str, nw.Expr],
    last: Mapping[str, nw.Expr],
) -> nw.LazyFrame[Any]:
    """One row per run of `name`: what its first episode says beside what its last one says."""
    run, new = f"{name}_run", f"new_{name}"
    # the window comes before the filter: an engine may filter first when both are in one
    care = episodes.with_columns(closes=after(new).fill_null(value=True)).filter(MAIN)
    opening = care.filter(nw.col(new)).select(run, **first)
    return opening.join(care.filter(nw.col("closes")).select(run, **last), on=run)
