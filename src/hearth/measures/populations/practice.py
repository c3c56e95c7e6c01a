"""What the record of practice holds beside obligations: visits, events, allocations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.care_on import on_its_day, placed, span
from hearth.measures.populations.looked_after import LOOKED_AFTER
from hearth.measures.populations.obligations import days_of
from hearth.measures.populations.once import once
from hearth.records import Record
from hearth.records.histories import Histories

__all__ = ["DONE", "VISITS_MADE", "events_in", "first_of", "latest_in_care", "of_codes"]

EACH = [breakdown.column for breakdown in BREAKDOWNS]
DONE = nw.col("outcome").is_null() | (nw.col("outcome") == "DONE")
"""Events that came about: an empty outcome means done."""


def visits_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and contact of the social worker with a child in it.

    Attempts, at which the child was not seen, are left out. What a source does not say is taken as
    duties take it: a visit is the social worker's, and the child was seen. Columns, beside
    `window`, `child` and the eight breakdowns on the day: `on`; `in_person`, Boolean, taken as so
    where it is not said; `alone`, Boolean, null where it is not known.
    """
    return placed(visits_made(histories, *span(windows)), windows)


@once
def visits_made(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """The contacts of a time, with the breakdowns of each on its own day."""
    held = histories.record["visits"].filter(
        nw.col("seen").fill_null(True),
        nw.col("kind").fill_null("SW").is_in(("SW", "")),
        nw.col("date").is_between(first, last),
    )
    visits = held.select(
        "child", nw.col("in_person").fill_null(True), on="date", alone="seen_alone"
    )
    return on_its_day(histories, visits, first, last).sort("on")


VISITS_MADE = Population(
    "visits-made",
    "Visits of the social worker at which the child was seen",
    Timing.PERIOD,
    BREAKDOWNS,
    ("visits",),
    visits_rows,
    events=4,
)


def of_codes(histories: Histories, *codes: str) -> nw.LazyFrame[Any]:
    """Events of these codes."""
    return histories.record["events"].filter(nw.col("event").is_in(codes))


def events_in(id: str, title: str, *codes: str, by: str = "date") -> Population:
    """One row per window and event of these codes that came about in it, by its day or by another
    day it has.

    Columns, beside `window`, `child` and the eight breakdowns on the day: `on`; `days`, Int64 from
    its day to `until`; `level`, `voice` as recorded.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        held = of_codes(histories, *codes).filter(nw.col(by).is_between(*span(windows)))
        told = held.filter(DONE).select(
            "child",
            "level",
            "voice",
            on=by,
            days=frames.days_between(nw.col("date"), nw.col("until")).cast(nw.Int64),
        )
        return placed(on_its_day(histories, told, *span(windows)).sort("on"), windows)

    return Population(id, title, Timing.PERIOD, BREAKDOWNS, ("events",), rows, events=4)


def latest_in_care(id: str, title: str, **codes: str) -> Population:
    """One row per window and child looked after at its end, with the last event of each code.

    Columns, beside `window`, `child` and the eight breakdowns: for each name in `codes` a Boolean,
    whether there is such an event by the day and the last one still stands, and ``name_level``,
    what it says. One that was declined, or came to nothing, is no event. Until
    the first was recorded of anybody nothing is known.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        found = LOOKED_AFTER.rows(histories, windows).select("window", "child", "dob", "on", *EACH)
        for name, code in codes.items():
            last = latest(of_codes(histories, code), windows)
            named = last.select("child", "window", nw.col("stands").alias(name),
                                nw.col("level").alias(f"{name}_level"))  # fmt: skip
            found = found.join(named, on=["child", "window"], how="left")
        return found.with_columns(*(nw.col(name).fill_null(False) for name in codes))

    return Population(
        id,
        title,
        Timing.AS_AT,
        BREAKDOWNS,
        ("header", "episodes", "events"),
        rows,
        since=first_of(*codes.values()),
    )


def first_of(*codes: str) -> Callable[[Record], date | None]:
    """The day of the first event of these codes in a record; None where there is none."""

    def since(record: Record) -> date | None:
        found = record["events"].filter(nw.col("event").is_in(codes)).select(nw.col("date").min())
        first: date | None = frames.collect(found)["date"].to_list()[0]
        return first

    return since


def latest(events: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each child's last event by the end of each window: `child`, `window`, `level`, `stands`."""
    day, until = nw.col("day"), nw.col("until")
    known = events.filter(DONE).join(days_of(windows), how="cross").filter(nw.col("date") <= day)
    last = known.filter(nw.col("date") == nw.col("date").max().over("child", "window"))
    standing = last.with_columns((until.is_null() | (until > day)).alias("stands"))
    return standing.group_by("child", "window").agg(nw.col("stands").max(), nw.col("level").max())
