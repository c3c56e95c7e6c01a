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
from hearth.measures.populations.looked_after import in_care_on
from hearth.measures.populations.once import once
from hearth.records.histories import Histories

__all__ = ["DONE", "VISITS_MADE", "events_in", "first_of", "latest_in_care", "of_codes"]

FOR_EVER = date(9999, 12, 31)
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
        return placed(came_about(histories, *span(windows), codes=codes, by=by), windows)

    return Population(id, title, Timing.PERIOD, BREAKDOWNS, ("events",), rows, events=4)


@once
def came_about(
    histories: Histories, first: date, last: date, *, codes: tuple[str, ...], by: str
) -> nw.LazyFrame[Any]:
    """The events of these codes in a time, with the breakdowns of each on its own day."""
    held = of_codes(histories, *codes).filter(DONE, nw.col(by).is_between(first, last))
    days = frames.days_between(nw.col("date"), nw.col("until")).cast(nw.Int64)
    told = held.select("child", "level", "voice", on=by, days=days)
    return on_its_day(histories, told, first, last).sort("on")


def latest_in_care(id: str, title: str, **codes: str) -> Population:
    """One row per window and child looked after at its end, with the last event of each code.

    Columns, beside `window`, `child` and the eight breakdowns: for each name in `codes` a Boolean,
    whether there is such an event by the day and the last one still stands, and ``name_level``,
    what it says. One that was declined, or came to nothing, is no event. Until
    the first was recorded of anybody nothing is known.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        children = in_care_on(histories, tuple(window.end for window in windows))
        found = children.select("window", "child", "dob", "on", *EACH).sort("on")
        until = nw.col("until")
        for name, code in codes.items():
            said = last_said(histories, code=code)
            found = frames.with_last(found, said, "on", "date", by="child").with_columns(
                (until > nw.col("on")).fill_null(False).alias(name),
                nw.col("level").alias(f"{name}_level"),
            )
            found = found.drop("date", "until", "level")
        return found

    return Population(
        id,
        title,
        Timing.AS_AT,
        BREAKDOWNS,
        ("header", "episodes", "events"),
        rows,
        since=first_of(*codes.values()),
    )


def first_of(*codes: str) -> Callable[[Histories], date | None]:
    """The day of the first event of these codes in a record; None where there is none."""

    def since(histories: Histories) -> date | None:
        first: date | None = frames.collect(first_day(histories, codes=codes))["date"].to_list()[0]
        return first

    return since


@once
def first_day(histories: Histories, *, codes: tuple[str, ...]) -> nw.LazyFrame[Any]:
    """The first `date` of any event of these codes."""
    return of_codes(histories, *codes).select(nw.col("date").min())


@once
def last_said(histories: Histories, *, code: str) -> nw.LazyFrame[Any]:
    """What events of a code said of each child on each day there were any: `child`, `date`,
    `level` and `until`, the day it stood to, in order of the day."""
    done = of_codes(histories, code).filter(DONE, ~nw.col("date").is_null())
    said = done.with_columns(nw.col("until").fill_null(FOR_EVER))
    return said.group_by("child", "date").agg(nw.col("until", "level").max()).sort("date")
