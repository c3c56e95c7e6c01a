"""The children whose health the return asks about: looked after for the whole collection year."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.looked_after import LOOKED_AFTER
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import BORN, MEMBERS, PERIOD, columns
from hearth.records.histories import Histories

__all__ = ["LIVE_AGES", "NATIONAL_AGES", "OC2", "rows"]

NATIONAL_AGES = nw.col("age").is_between(5, 16)
"""Ages on 31 March that the national strengths and difficulties figures cover."""

LIVE_AGES = nw.col("age").is_between(4, 16)
"""Ages on 31 March that the duty to ask for a questionnaire covers."""

FLAGS = (
    "convicted",
    "health_check",
    "immunisations",
    "teeth_check",
    "health_assessment",
    "substance_misuse",
    "intervention_received",
    "intervention_offered",
)


@once
def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per collection year and child looked after from its 1 April to its 31 March.

    A child with any respite episode in the year is left out (the return's own test of twelve
    months), and so is one whose care ended on 31 March. A child with no OC2 row stays in, with
    everything null. Columns, beside `window`, `child` and the eight breakdowns on 31 March:

    `age`: completed years on 31 March, Int32.
    `sdq_score`: Int64; `sdq_reason`: code.
    `convicted`, `health_check`, `immunisations`, `teeth_check`, `health_assessment`,
        `substance_misuse`, `intervention_received`, `intervention_offered`: Boolean, null where
        the return has no answer.
    """
    years = frames.from_columns(
        {
            "window": range(len(windows)),
            "first": [window.start for window in windows],
            "last": [window.end for window in windows],
        },
        {"window": nw.Int32, "first": nw.Date, "last": nw.Date},
    ).lazy()
    breakdowns = [breakdown.column for breakdown in BREAKDOWNS]
    return (
        LOOKED_AFTER.rows(histories, windows)
        .join(years, on="window")
        .filter(nw.col("care_start") <= nw.col("first"))
        .join(respite_in(histories, years), on=["window", "child"], how="anti")
        .with_columns(
            nw.col("last").dt.year().cast(nw.Int64).alias("year"),
            frames.age_years(nw.col("dob"), nw.col("last")).alias("age"),
        )
        .select("window", "child", "year", "age", *breakdowns)
        .join(yes_or_no(histories.record["oc2"]), on=["child", "year"], how="left")
    )


OC2 = Population(
    "oc2",
    "Children looked after for the whole collection year",
    Timing.YEAR,
    BREAKDOWNS,
    ("header", "episodes", "oc2"),
    rows,
    reads={
        MEMBERS: PERIOD,
        "age": BORN,
        **{name: columns("OC2", name.upper()) for name in ("sdq_score", "sdq_reason", *FLAGS)},
    },
)


def yes_or_no(oc2: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The OC2 table with its flags as truths: 1 is true, 0 is false, anything else null."""
    flags = [nw.when(nw.col(f).is_in(["0", "1"])).then(nw.col(f) == "1").alias(f) for f in FLAGS]
    return oc2.select("child", "year", "sdq_score", "sdq_reason", *flags)


def respite_in(histories: Histories, years: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Each year beside each child who had a respite episode in it, its first day included."""
    end = nw.col("end")
    return (
        histories.episodes.filter(nw.col("respite"))
        .select("child", "decom", "end")
        .join(years, how="cross")
        .filter(nw.col("decom") <= nw.col("last"), end.is_null() | (end >= nw.col("first")))
        .select("window", "child")
        .unique()
    )
