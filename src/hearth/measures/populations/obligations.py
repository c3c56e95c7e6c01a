"""Duties as they fell due and as they stand: the very rows of the worklist.

The record's table `obligations` is made by `hearth.duties` (see `hearth.duties.framed`); it is
there where the record of practice is, in the site, and not in a return.
"""

from __future__ import annotations

from dataclasses import replace
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
from hearth.measures.populations.care_on import ends_of, on_its_day, placed, span
from hearth.measures.populations.looked_after import EVERY_CHILD, in_care_on
from hearth.measures.populations.once import once
from hearth.records.histories import Histories

__all__ = [
    "HOW_LATE",
    "LATENESS",
    "due",
    "each_owed_on",
    "in_care_with",
    "owed_on",
    "timely",
]

STEP = 5  # days
STANDS, ANSWERS = ("owed", "overdue", "new"), ("declined", "waived")
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


def timely(id: str, title: str, *duties: str, parts: tuple[str, ...] = ()) -> tuple[Variant, ...]:
    """Two figures beside a measure that counts something else: of what of these duties fell due in
    the period, how much was done in time, and how late the rest."""
    population = due(id, title, *duties, parts=parts)
    nobody = nw.lit(0)
    in_time = Variant(
        "due",
        "of what fell due in the period, done in time",
        numerator=nw.col("on_time"),
        denominator=EVERY_CHILD,
        unknown=nobody,
        population=population,
    )
    late = replace(HOW_LATE, denominator=EVERY_CHILD, unknown=nobody, population=population)
    return in_time, late


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
    table = of_duties(histories, duties, parts)
    owed = nw.col("ends").is_null() | (nw.col("due") < nw.col("ends"))
    met_before = ~nw.col("done").is_null() & (
        nw.col("ends").is_null() | (nw.col("done") < nw.col("ends"))
    )
    chosen = table.filter(~nw.col("not_needed"), ~nw.col("due").is_null(), owed | met_before)
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


@once
def standing(
    histories: Histories, *, duties: tuple[str, ...], parts: tuple[str, ...]
) -> nw.LazyFrame[Any]:
    """What says of these duties how they stand on a day."""
    columns = ("child", "duty", "opened", "due", "done", "ends", "declined", "not_needed")
    return of_duties(histories, duties, parts).select(*columns)


def of_duties(
    histories: Histories, duties: tuple[str, ...], parts: tuple[str, ...]
) -> nw.LazyFrame[Any]:
    """The rows of these duties, or of some parts of theirs."""
    rows = histories.record[PRACTICE].filter(nw.col("duty").is_in(duties))
    return rows.filter(nw.col("part").is_in(parts)) if parts else rows


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
        columns = ["window", "on", "child", *(breakdown.column for breakdown in BREAKDOWNS)]
        children = in_care_on(histories, tuple(window.end for window in windows))
        chosen = standing(histories, duties=duties, parts=parts)
        owed = on_days(chosen, windows, beginning)
        told = children.select(*columns).join(owed, on=["child", "window"], how="left")
        answered = answers(histories, duties=duties, parts=parts)
        joined = frames.with_last(told.sort("on"), answered, "on", "done", by="child")
        return joined.with_columns(nw.col(*STANDS, *ANSWERS).fill_null(False))

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, ("header", "episodes", PRACTICE), rows)


def owed_on(id: str, title: str, *duties: str) -> Population:
    """One row per window and young person to whom any of these duties is owed at its end.

    Columns as those of `in_care_with`; the breakdowns are as they stood on the day.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        days = ends_of(windows).select("window", on="day")
        owed = on_days(standing(histories, duties=duties, parts=()), windows)
        return on_its_day(histories, owed.join(days, on="window"), *span(windows))

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, (PRACTICE,), rows)


def each_owed_on(id: str, title: str, *duties: str) -> Population:
    """One row per window and obligation of these duties that is owed at its end.

    Columns, beside `window`, `child` and the eight breakdowns on the day: `on`; `days`, Int64
    since it opened; `overdue`.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        owed = open_on_days(standing(histories, duties=duties, parts=()), windows)
        days = frames.days_between(nw.col("opened"), nw.col("day")).cast(nw.Int64).alias("days")
        told = owed.select("window", "child", "overdue", days, on="day")
        return on_its_day(histories, told, *span(windows))

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, (PRACTICE,), rows, events=4)


def open_on_days(obligations: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """The obligations that are owed at the end of each window, beside its `window` and `day`."""
    day, done, ends = nw.col("day"), nw.col("done"), nw.col("ends")
    return (
        obligations.join(ends_of(windows), how="cross")
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


@once
def answers(
    histories: Histories, *, duties: tuple[str, ...], parts: tuple[str, ...]
) -> nw.LazyFrame[Any]:
    """What each child's obligations came to on each day that any was answered: `child`, `done`,
    `declined` and `waived` (not required), in order of the day."""
    answered = standing(histories, duties=duties, parts=parts).filter(~nw.col("done").is_null())
    told = answered.with_columns(nw.col("not_needed").alias("waived"))
    return told.group_by("child", "done").agg(nw.col(*ANSWERS).max()).sort("done")
