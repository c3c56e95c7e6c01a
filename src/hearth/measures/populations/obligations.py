"""Duties as they fell due and as they stand: the very rows of the worklist.

The record's table `obligations` is made by `hearth.duties` (see `hearth.duties.framed`); it is
there where the record of practice is, in the site, and not in a return.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.breakdowns import BREAKDOWNS, NOT_KNOWN
from hearth.measures.model import (
    PRACTICE,
    Breakdown,
    Category,
    Population,
    Timing,
    Variant,
    Window,
)
from hearth.measures.populations.care_on import on_its_day, placed, span
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER
from hearth.measures.populations.once import once
from hearth.records.histories import Histories

__all__ = [
    "HOW_LATE",
    "LATENESS",
    "days_of",
    "due",
    "each_owed_on",
    "in_care_with",
    "owed_on",
]

STEP = 5  # days
LATENESS = Breakdown(
    "lateness",
    "How late",
    (
        Category("on-time", "On time"),
        Category("up-to-5", "Up to 5 days late"),
        Category("6-to-10", "6 to 10 days late"),
        Category("11-to-15", "11 to 15 days late"),
        Category("16-to-20", "16 to 20 days late"),
        Category("over-20", "More than 20 days late"),
        Category("declined", "Declined"),
        Category("undone", "Not done"),
        NOT_KNOWN,
    ),
)
"""How late each obligation that fell due was met; what is late by hours is late by a day."""

HOW_LATE = Variant("how-late", "how late", numerator=EVERY_CHILD, shares=LATENESS)
"""The second figure of every measure of timeliness: how late what fell due was done."""


def due(id: str, title: str, *duties: str, parts: tuple[str, ...] = ()) -> Population:
    """One row per window and obligation of these duties that fell due in it.

    Left out are those that ended before they were due, and those that were not required. Columns,
    beside `window`, `child` and the eight breakdowns on the day due: `on`, Date due; `on_time`,
    `declined`, `undone`, Booleans; `lateness`, the position in `LATENESS`; `reason`, as recorded;
    `about`, `opened`, `opened_time`, `due_time`, as in `hearth.duties.framed`.
    `parts` keeps only those that follow these parts of the limits.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        return placed(fell(histories, *span(windows), duties=duties, parts=parts), windows)

    return Population(
        id,
        title,
        Timing.PERIOD,
        BREAKDOWNS,
        (PRACTICE,),
        rows,
        events=4,
        tells=("on", "reason"),
    )


@once
def fell(
    histories: Histories,
    first: date,
    last: date,
    *,
    duties: tuple[str, ...],
    parts: tuple[str, ...],
) -> nw.LazyFrame[Any]:
    """What of these duties fell due in a time, with the breakdowns of each on its own day."""
    rows = fallen_due(histories, duties, parts).filter(nw.col("on").is_between(first, last))
    return on_its_day(histories, rows, first, last).sort("on")


def fallen_due(
    histories: Histories, duties: tuple[str, ...], parts: tuple[str, ...]
) -> nw.LazyFrame[Any]:
    """Obligations of these duties that fell due while they were owed."""
    table = of_duties(histories, duties)
    owed = nw.col("ends").is_null() | (nw.col("due") < nw.col("ends"))
    met_before = ~nw.col("done").is_null() & (
        nw.col("ends").is_null() | (nw.col("done") < nw.col("ends"))
    )
    chosen = table.filter(~nw.col("not_needed"), ~nw.col("due").is_null(), owed | met_before)
    if parts:
        chosen = chosen.filter(nw.col("part").is_in(parts))
    done = ~nw.col("done").is_null()
    told = chosen.with_columns(on_time=done & ~nw.col("late") & ~nw.col("declined"), undone=~done)
    kept = ["child", "declined", "reason", "on_time", "undone"]
    clock = ["about", "opened", "opened_time", "due_time"]
    return told.select(*kept, *clock, how_late(), on="due")


def how_late() -> nw.Expr:
    """The position in `LATENESS`."""
    days = frames.days_between(nw.col("due"), nw.col("done"))
    step = nw.when(days < 1).then(0).otherwise((days - 1) // STEP)
    late = nw.when(step > 4).then(4).otherwise(step) + 1
    cases = (
        nw.when(nw.col("on_time"))
        .then(0)
        .otherwise(
            nw.when(nw.col("declined"))
            .then(6)
            .otherwise(nw.when(nw.col("undone")).then(7).otherwise(late))
        )
    )
    return cases.cast(nw.Int8).alias(LATENESS.column)


def of_duties(histories: Histories, duties: tuple[str, ...]) -> nw.LazyFrame[Any]:
    """The rows of these duties."""
    return histories.record[PRACTICE].filter(nw.col("duty").is_in(duties))


def in_care_with(
    id: str, title: str, *duties: str, parts: tuple[str, ...] = (), beginning: str = ""
) -> Population:
    """One row per window and child looked after at its end.

    Columns, beside `window`, `child` and the eight breakdowns: `owed`, Boolean, whether any of
    these duties was owed to the child on the day; `overdue`, whether one of them was due before
    the day and not done by its end; `declined` and `waived`, whether the last of them that was
    answered by then was declined or not required; `new`, whether the duty `beginning` is owed and
    not overdue. `parts` keeps only obligations that follow these parts of the limits.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        columns = ["window", "child", *(breakdown.column for breakdown in BREAKDOWNS)]
        children = LOOKED_AFTER.rows(histories, windows).select(*columns)
        chosen = of_duties(histories, duties)
        chosen = chosen.filter(nw.col("part").is_in(parts)) if parts else chosen
        joined = children
        for facts in (on_days(chosen, windows, beginning), answers_by(chosen, windows)):
            joined = joined.join(facts, on=["child", "window"], how="left")
        return joined.with_columns(
            *(nw.col(name).fill_null(False) for name in ("owed", "overdue", "new", *ANSWERS))
        )

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, ("header", "episodes", PRACTICE), rows)


def owed_on(id: str, title: str, *duties: str) -> Population:
    """One row per window and young person to whom any of these duties is owed at its end.

    Columns as those of `in_care_with`; the breakdowns are as they stood on the day.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        days = days_of(windows).select("window", on="day")
        standing = on_days(of_duties(histories, duties), windows).join(days, on="window")
        return on_its_day(histories, standing, *span(windows))

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, (PRACTICE,), rows)


def each_owed_on(id: str, title: str, *duties: str) -> Population:
    """One row per window and obligation of these duties that is owed at its end.

    Columns, beside `window`, `child` and the eight breakdowns on the day: `on`; `days`, Int64
    since it opened; `overdue`.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        owed = open_on_days(of_duties(histories, duties), windows)
        days = frames.days_between(nw.col("opened"), nw.col("day")).cast(nw.Int64).alias("days")
        told = owed.select("window", "child", "overdue", days, on="day")
        return on_its_day(histories, told, *span(windows))

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, (PRACTICE,), rows, events=4)


def open_on_days(obligations: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """The obligations that are owed at the end of each window, beside its `window` and `day`."""
    day, done, ends = nw.col("day"), nw.col("done"), nw.col("ends")
    return (
        obligations.join(days_of(windows), how="cross")
        .filter(nw.col("opened") <= day, done.is_null() | (done > day))
        .filter(ends.is_null() | (ends > day))
        .with_columns((nw.col("due") < day).fill_null(False).alias("overdue"))
    )


def on_days(
    obligations: nw.LazyFrame[Any], windows: tuple[Window, ...], beginning: str = ""
) -> nw.LazyFrame[Any]:
    """Each child to whom one of these is owed at the end of a window: `window`, `child`, `owed`
    (True), `overdue`, and `new` where the duty `beginning` is owed and not overdue."""
    is_new = (nw.col("duty") == beginning) & ~nw.col("overdue")
    return (
        open_on_days(obligations, windows)
        .with_columns(is_new.alias("new"))
        .group_by("child", "window")
        .agg(nw.col("overdue").max(), nw.col("new").max())
        .with_columns(nw.lit(True).alias("owed"))
    )


ANSWERS = ("declined", "waived")


def answers_by(obligations: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """What came of each child's last answered obligation by the end of a window: `window`,
    `child`, `declined` and `waived` (not required)."""
    done = nw.col("done")
    answered = obligations.join(days_of(windows), how="cross").filter(done <= nw.col("day"))
    last = answered.filter(done == done.max().over("child", "window"))
    told = last.with_columns(nw.col("not_needed").alias("waived"))
    return told.group_by("child", "window").agg(*(nw.col(name).max() for name in ANSWERS))


def days_of(windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each window's position and last day."""
    columns = {"window": range(len(windows)), "day": [window.end for window in windows]}
    return frames.from_columns(columns, {"window": nw.Int32, "day": nw.Date}).lazy()
