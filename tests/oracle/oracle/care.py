"""Periods of care and placements, by reading a child's episodes from first to last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import hypot
from typing import Any

from oracle.days import DAY

Row = Mapping[str, Any]

SHORT_BREAKS = {"V3", "V4"}
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
NEW_CARER = {"S", "P", "B"}
METRES_IN_A_MILE = 1609.3


@dataclass
class Episode:
    """One row of Episodes; `end` is when it really ended, `usual` the episode at the usual home."""

    row: Row
    end: date | None
    usual: Episode = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.usual = self

    def __getitem__(self, name: str) -> Any:
        return self.row.get(name)

    @property
    def start(self) -> date:
        day: date = self.row["decom"]
        return day

    @property
    def temporary(self) -> bool:
        return self["place"] in TEMPORARY


@dataclass
class Spell:
    """Episodes in a row: a period of care or a placement. Half-open: it has ended on `end`."""

    episodes: list[Episode]
    start_known: bool
    end: date | None = None

    @property
    def start(self) -> date:
        return self.episodes[0].start

    @property
    def first(self) -> Episode:
        return self.episodes[0]

    @property
    def last(self) -> Episode:
        return self.episodes[-1]


@dataclass
class Period(Spell):
    """A period of care with its placements."""

    placements: list[Spell] = field(default_factory=list)

    @property
    def rec(self) -> str | None:
        """Why care ended; None while it goes on, or when the return never says."""
        reason = self.last["rec"] if self.last["dec"] else None
        return None if reason == "X1" else reason

    @property
    def left(self) -> bool:
        """Reading: a child has left even where REC does not say why."""
        return self.last["dec"] is not None and self.last["rec"] != "X1"

    def on(self, day: date) -> Episode | None:
        return next((e for e in self.episodes if is_open(e, day)), None)

    def placement_on(self, day: date) -> Spell | None:
        return next((p for p in self.placements if is_open(p, day)), None)


@dataclass
class Child:
    """A child's row of Header, periods of care and short breaks, and rows of the other tables."""

    id: str
    header: Row
    periods: list[Period]
    short_breaks: list[Episode]
    tables: Mapping[str, list[Row]]

    @property
    def born(self) -> date | None:
        return self.header.get("dob")

    def uasc_on(self, day: date) -> bool:
        return any(row["duc"] is None or row["duc"] > day for row in self.tables["uasc"])

    def period_on(self, day: date) -> Period | None:
        return next((p for p in self.periods if is_open(p, day)), None)

    def in_year(self, table: str, year: int) -> Row | None:
        return next((row for row in self.tables[table] if row["year"] == year), None)


@dataclass
class Council:
    """One council's children; `places` says where a postcode is: east, north and authority."""

    children: list[Child]
    code: str
    places: Mapping[str, tuple[int | None, int | None, str | None]]
    residents: Mapping[int, int]
    first_year: int

    @classmethod
    def of(
        cls,
        tables: Mapping[str, Iterable[Row]],
        years: Sequence[int],
        code: str,
        places: Mapping[str, tuple[int | None, int | None, str | None]],
        residents: Mapping[int, int],
    ) -> Council:
        """From the rows of each table of the merged record, and the collection years read."""
        ids = {row["child"] for name in tables for row in tables[name]}
        held: dict[str, dict[str, list[Row]]] = {
            id: {name: [] for name in (*tables, "uasc", "ad1", "missing", "reviews", "prev_perm")}
            for id in ids
        }
        for name, rows in tables.items():
            for row in rows:
                held[row["child"]][name].append(row)
        children = [child_of(id, held[id], max(years)) for id in sorted(ids)]
        return cls(children, code, places, residents, min(years))

    def area(self, episode: Episode) -> str:
        """in, out or not-known: whether the usual home is inside the council's boundary."""
        authority = self.places.get(episode.usual["pl_post"], (None, None, None))[2]
        if authority is None:
            return "not-known"
        return "in" if authority == self.code else "out"

    def miles(self, child: Child, episode: Episode) -> float | None:
        """Straight line from home to the usual home, to one decimal; None when not known.

        Reading: a child counts as unaccompanied for this by their status as the episode began.
        """
        home = self.places.get(episode["home_post"], (None, None, None))
        there = self.places.get(episode.usual["pl_post"], (None, None, None))
        if child.uasc_on(episode.start) or not str(home[2]).startswith("E"):
            return None
        if None in (*home[:2], *there[:2]):
            return None
        return round(hypot(home[0] - there[0], home[1] - there[1]) / METRES_IN_A_MILE, 1)


def is_open(spell: Episode | Spell, day: date) -> bool:
    """At the end of the day."""
    return spell.start <= day and (spell.end is None or spell.end > day)


def reaches(period: Period, day: date) -> bool:
    """A DEC on the day reaches it; care no later return holds ended the night before."""
    last = period.end if period.last["dec"] or period.end is None else period.end - DAY
    return last is None or last >= day


def child_of(id: str, tables: Mapping[str, list[Row]], last_year: int) -> Child:
    rows = sorted((r for r in tables["episodes"] if r.get("decom")), key=lambda r: r["decom"])
    care = episodes_of([r for r in rows if r.get("ls") not in SHORT_BREAKS], last_year)
    breaks = episodes_of([r for r in rows if r.get("ls") in SHORT_BREAKS], last_year)
    header = tables["header"][0] if tables["header"] else {}
    return Child(id, header, periods_of(care), breaks, tables)


def episodes_of(rows: list[Row], last_year: int) -> list[Episode]:
    """Each ends at its DEC, or earlier where the next begins, or where returns stop holding it."""
    episodes = []
    for place, row in enumerate(rows):
        ends = [row.get("dec")]
        if place + 1 < len(rows):
            ends.append(rows[place + 1]["decom"])
        if row.get("dec") is None and row["year"] < last_year:
            ends.append(date(row["year"], 4, 1))
        known = [end for end in ends if end is not None]
        end = max(min(known), row["decom"]) if known else None
        episodes.append(Episode(row, end))
    return episodes


def periods_of(episodes: list[Episode]) -> list[Period]:
    """A period begins with RNE S, and after one has ended; short stays away are looked through."""
    runs: list[list[Episode]] = []
    for episode in episodes:
        if not runs or begins_period(runs[-1][-1], episode):
            runs.append([])
        runs[-1].append(episode)
    return [period_of(run) for run in runs]


def begins_period(before: Episode, episode: Episode) -> bool:
    ended = before["dec"] is not None and before["rec"] not in (None, "X1")
    return episode["rne"] == "S" or ended or before.end != episode.start


def period_of(run: list[Episode]) -> Period:
    find_usual_homes(run)
    period = Period(run, start_known=run[0]["rne"] == "S", end=run[-1].end)
    period.placements = placements_of(period)
    return period


def find_usual_homes(run: list[Episode]) -> None:
    """During a temporary stay the usual home is the one before it."""
    usual = None
    for episode in run:
        if not episode.temporary:
            usual = episode
        if usual is not None:
            episode.usual = usual


def placements_of(period: Period) -> list[Spell]:
    """Runs with the same carer, each until the next begins; those of no night are left out."""
    placements: list[Spell] = []
    before: Episode | None = None
    for episode in period.episodes:
        if before is None or begins_placement(before, episode):
            known = episode["rne"] not in ("L", "T", "U")
            placements.append(Spell([], start_known=known))
        placements[-1].episodes.append(episode)
        before = episode
    for place, placement in enumerate(placements):
        following = placements[place + 1 :]
        placement.end = following[0].start if following else period.end
    return [placement for placement in placements if placement.end != placement.start]


def begins_placement(before: Episode, episode: Episode) -> bool:
    """A new carer, and neither a temporary stay nor the return from one."""
    if episode.temporary or episode["rne"] not in NEW_CARER:
        return False
    return not (before.temporary and same_home(before.usual, episode))


def same_home(one: Episode, other: Episode) -> bool:
    """The same known kind of home, and neither postcode nor Ofsted number says otherwise."""
    if one["place"] is None or one["place"] != other["place"]:
        return False
    return all(one[x] == other[x] or None in (one[x], other[x]) for x in ("pl_post", "urn"))
