"""A council's past as columns: who was in care when, and where, as known on one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np

from hearth import frames
from hearth.dates import add_months
from hearth.dates.days import FAR, Array, date_of, day_number
from hearth.dates.words import day
from hearth.errors import UsageError
from hearth.forecast.groups import exit_of, group_of
from hearth.records.histories import Histories

__all__ = [
    "CARES",
    "FAR",
    "STAYS",
    "Past",
    "day_number",
    "month_ends_back",
    "months_ahead",
    "past_of",
]


@dataclass(frozen=True)
class Past:
    """Care as held on a day, in columns; days are numbers since 1970-01-01, FAR for none.

    Of each period of care, in order of child and start: `child` (a number), `start`,
    `start_known` (False when care began on or before that day), `end`, `first_end` (of the first
    episode: a record that begins later does not tell when care began), `way` (of leaving, see
    `EXITS`), `dob` (FAR when not known), `uasc`, and `family` (a number; brothers and sisters who
    came into care on one day from one home share it). Of each stay in one home, in order: `care`
    (place of its period of care), `begins`, `until`, `group` and `reach` (see `groups`).
    `first` is the first day of the record, `today` the day as known on.
    """

    today: int
    first: int
    child: Array
    start: Array
    start_known: Array
    end: Array
    first_end: Array
    way: Array
    dob: Array
    uasc: Array
    family: Array
    care: Array
    begins: Array
    until: Array
    group: Array
    reach: Array

    @property
    def day(self) -> date:
        """The day as known on."""
        return date_of(self.today)

    @property
    def first_day(self) -> date:
        """The first day of the record."""
        return date_of(self.first)

    def on(self, day: int) -> Array:
        """The stays at the end of a day, one for each child in care."""
        return np.flatnonzero((self.begins <= day) & (day < self.until))

    def upto(self, today: int) -> Past:
        """The same as it was known on an earlier day: nothing later has happened."""
        known = self.start <= today
        kept = known[self.care] & (self.begins <= today)
        place = np.cumsum(known) - 1
        cares = {name: getattr(self, name)[known] for name in CARES}
        stays = {name: getattr(self, name)[kept] for name in STAYS}
        for each in ("end", "first_end"):
            cares[each] = np.where(cares[each] <= today, cares[each], FAR)
        stays["until"] = np.where(stays["until"] <= today, stays["until"], FAR)
        stays["care"] = place[stays["care"]]
        return Past(today, self.first, **cares, **stays)


CARES = ("child", "start", "start_known", "end", "first_end", "way", "dob", "uasc", "family")
STAYS = ("care", "begins", "until", "group", "reach")


def past_of(histories: Histories, today: date) -> Past:
    """The past of a council as its returns tell it, as known on a day they reach.

    It begins on the eve of the earliest collection year held, when everybody in care is known. What
    is recorded of earlier years is of those who stayed, and is no past to learn from.
    """
    refuse_beyond(histories, today)
    cares = periods(histories)
    stays = placements(histories)
    care = np.searchsorted(cares["id"], stays["period_id"])
    first = day_number(date(histories.record.years[0] - 1, 3, 31))
    names = {name: cares[name] for name in CARES}
    whole = Past(
        FAR, first, **names, care=care, **{name: stays[name] for name in STAYS if name != "care"}
    )
    return whole.upto(day_number(today))


def periods(histories: Histories) -> dict[str, Array]:
    """Periods of care in order, with what is known of the child and the home they came from."""
    first_homes = (
        histories.episodes.filter(~nw.col("respite"))
        .group_by("period_id")
        .agg(nw.col("home_post").min(), nw.col("end").min().alias("first_end"))
    )
    rows = frames.collect(
        histories.periods.join(histories.children, on="child", how="left")
        .join(first_homes, on="period_id", how="left")
        .select("period_id", "child", "start", "start_known", "end", "first_end", "rec", "dob",
                "uasc", "uasc_end", "home_post")
    ).sort("period_id")  # fmt: skip
    start = days_of(rows["start"])
    uasc = truths(rows["uasc"]) & (days_of(rows["uasc_end"]) > start)
    return {
        "id": rows["period_id"].to_numpy(),
        "child": numbered(rows["child"].to_list()),
        "start": start,
        "start_known": truths(rows["start_known"]),
        "end": days_of(rows["end"]),
        "first_end": days_of(rows["first_end"]),
        "way": np.array([exit_of(code) for code in rows["rec"].to_list()], np.int8),
        "dob": days_of(rows["dob"]),
        "uasc": uasc,
        "family": families(start, rows["home_post"].to_list(), uasc),
    }


def families(start: Array, homes: Sequence[str | None], uasc: Array) -> Array:
    """A number for those who came on one day from one home; alone where the home is not known."""
    together = [
        (day, home) if home and not alone else at
        for at, (day, home, alone) in enumerate(
            zip(start.tolist(), homes, uasc.tolist(), strict=True)
        )
    ]
    return numbered(together)


def placements(histories: Histories) -> dict[str, Array]:
    """Stays in one home, in order, with the group of the home and how far it is."""
    where = (
        histories.episodes.filter(~nw.col("respite"))
        .group_by("placement_id")
        .agg(nw.col("area").max(), nw.col("distance").max())
    )
    rows = frames.collect(
        histories.placements.join(where, on="placement_id", how="left").select(
            "period_id", "placement_id", "start", "end", "place", "provider", "area", "distance"
        )
    ).sort("placement_id")
    pairs = zip(rows["place"].to_list(), rows["provider"].to_list(), strict=True)
    return {
        "period_id": rows["period_id"].to_numpy(),
        "begins": days_of(rows["start"]),
        "until": days_of(rows["end"]),
        "group": np.array([group_of(place, provider) for place, provider in pairs], np.int8),
        "reach": reaches(rows["area"].to_list(), rows["distance"].to_list()),
    }


def reaches(areas: Sequence[str | None], miles: Sequence[float | None]) -> Array:
    """The place in `REACHES` of each home."""
    return np.array(
        [
            2 if far is not None and far > 20 else {"IN": 0, "OUT": 1}.get(area or "", 3)
            for area, far in zip(areas, miles, strict=True)
        ],
        np.int8,
    )


def refuse_beyond(histories: Histories, today: date) -> None:
    """A day the returns do not reach: all who were in care at their end would seem to stay."""
    last = date(histories.record.years[-1], 3, 31)
    if today > last:
        raise UsageError(
            f"The returns end on {day(last)}, before {day(today)}: what happened after is"
            " not known. Forecast as at a day they reach, or give a later return."
        )


def numbered(values: Sequence[Any]) -> Array:
    """A number for each different value, in the order they come."""
    seen: dict[Any, int] = {}
    return np.array([seen.setdefault(value, len(seen)) for value in values], np.int64)


def truths(column: nw.Series[Any]) -> Array:
    """A column of truths; what is not known is not so."""
    return column.fill_null(value=False).to_numpy().astype(bool)


def days_of(column: nw.Series[Any]) -> Array:
    """A column of dates as numbers of days; FAR for none."""
    given = column.to_numpy().astype("M8[D]")
    return np.where(np.isnat(given), FAR, given.astype(np.int64))


def months_ahead(today: date, months: int) -> list[date]:
    """The ends of the months that follow, the first a month from `today`."""
    return [month_from(today, at) for at in range(1, months + 1)]


def month_ends_back(today: date, first: date) -> list[date]:
    """The days a month apart that lead to `today`, none before `first`, in order of time."""
    back = [today]
    while (day := month_from(today, -len(back))) >= first:
        back.append(day)
    return back[::-1]


def month_from(today: date, months: int) -> date:
    """The same day so many months on; the last day of the month when `today` is one."""
    morrow = today + timedelta(days=1)
    if morrow.day != 1:
        return add_months(today, months)
    return add_months(morrow, months) - timedelta(days=1)
