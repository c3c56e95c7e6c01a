"""Who the children are."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.model import Record

__all__ = ["children"]


def children(record: Record) -> nw.LazyFrame[Any]:
    """One row per child of the record; see `Histories`.

    A child whose episodes have no header row is here too, with everything about them unknown, so
    that nobody is lost when the two are put together.
    """
    asylum = record["uasc"].select("child", uasc=nw.lit(True), uasc_end=nw.col("duc"))
    described = record["header"].select("child", "dob", "sex", "ethnic")
    placed = record["episodes"].select("child").filter(~nw.col("child").is_null())
    others = placed.join(described, on="child", how="anti").unique()
    everyone = nw.concat([described, others], how="diagonal")
    return everyone.join(asylum, on="child", how="left").with_columns(
        nw.col("uasc").fill_null(value=False)
    )
