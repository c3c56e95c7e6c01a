"""How an oracle counts: plain dates, one obligation at a time, by the words of the specification.

An oracle works on one life: who it is, and the rows of each table that were known on a day. It
gives rows of (child, duty, opened, due, done, state).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, partial
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from hearth.dates import add_months, add_working_days, beginning_with, birthday

Row = dict[str, Any]
Found = tuple[str, str, date, "date | None", "date | None", str]
Limits = Sequence[tuple[str, str]]  # spans with the warning before each, as ("5 wd", "2 wd")
Evidence = Sequence[tuple[date, int]]

FAR = date.max
AHEAD = timedelta(days=92)
LONDON = ZoneInfo("Europe/London")
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
DONE, DECLINED, NOT_NEEDED = 0, 1, 2
OUTCOMES = {
    "": DONE,
    "DONE": DONE,
    "UNTIL_IRM": DONE,
    "DECLINED": DECLINED,
    "NOT_NEEDED": NOT_NEEDED,
}
ENDS = ("end", "until", "ceased", "order", "matched", "moved_in")


@dataclass
class Life:
    """One life as it was known at the end of a day."""

    child: str
    dob: date
    died: date
    tables: dict[str, list[Row]]
    today: date

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def at(self, age: int, months: int = 0) -> date:
        """The day of a birthday, or so many months after it."""
        return add_months(birthday(self.dob, age), months)

    @cached_property
    def last(self) -> date:
        """The day from which nothing is asked any more."""
        return min(self.died, self.at(25))

    @cached_property
    def care(self) -> list[Row]:
        """Periods of care, which are over at 18; and the days on which a short break was none."""
        periods = [(row["start"], row["end"]) for row in self["periods"]]
        broken = [
            {"start": start, "end": end, "rec": "", "known": True, "latest": False}
            for start, end in without(breaks_broken(self), periods)
        ]
        whole = [*cut(self["periods"], self.at(18)), *broken]
        return sorted(whole, key=lambda row: row["start"])

    @cached_property
    def breaks(self) -> list[Row]:
        """Stays of short breaks, with the day by which each must be over, and why: `limit` and
        `longest`."""
        return limited(cut((r for r in self["short_breaks"] if r["ls"] == "V3"), self.at(18)))

    @cached_property
    def statuses(self) -> list[Row]:
        return cut(self["statuses"], self.at(18))

    @cached_property
    def homes(self) -> list[Row]:
        return cut(self["placements"], self.at(18))

    @cached_property
    def by_code(self) -> dict[str, list[Row]]:
        """Events that are no mere attempts by their code, with `outcome` as a number."""
        found: dict[str, list[Row]] = {}
        for row in self["events"]:
            if row["outcome"] in OUTCOMES:
                known = {**row, "outcome": OUTCOMES[row["outcome"]]}
                found.setdefault(row["event"], []).append(known)
        return found

    def events(self, *codes: str) -> list[Row]:
        """Events of these codes that are no mere attempts, with `outcome` as a number."""
        rows = [row for code in codes for row in self.by_code.get(code, [])]
        return sorted(rows, key=lambda row: row["on"])

    def happened(self, *codes: str) -> list[Row]:
        """Events of these codes that were done."""
        return [row for row in self.events(*codes) if row["outcome"] == DONE]

    def proof(self, *codes: str) -> list[tuple[date, int]]:
        """Events of these codes as evidence."""
        return [(row["on"], row["outcome"]) for row in self.events(*codes)]

    def status(self, day: date) -> str:
        """The legal status on a day, or an empty text."""
        return next((row["ls"] for row in self.statuses if row["start"] <= day < row["end"]), "")

    def home(self, day: date) -> Row | None:
        return next((row for row in self.homes if row["start"] <= day < row["end"]), None)

    def in_care(self, day: date) -> bool:
        return any(row["start"] <= day < row["end"] for row in self.care)


def life_of(
    person: tuple[str, date, date | None], tables: dict[str, list[Row]], today: date
) -> Life:
    """The life of a person from plain rows, without what came after a day."""
    child, dob, died = person
    known = {name: known_on(rows, today) for name, rows in tables.items()}
    return Life(child, dob, died if died and died <= today else FAR, known, today)


def known_on(rows: Iterable[Row], today: date) -> list[Row]:
    found = []
    for row in rows:
        begins = row.get("on") or row.get("start")
        if begins is None or begins > today:
            continue
        ends = {
            name: row[name] if row[name] and row[name] <= today else FAR
            for name in ENDS
            if name in row
        }
        told = {"told_until": row.get("until") or FAR, "told_end": row.get("end") or FAR}
        found.append({**row, **ends, **told})
    return sorted(found, key=lambda row: row.get("on") or row.get("start"))


def limited(stays: list[Row]) -> list[Row]:
    """Regulation 48: no more than 17 days at a time, no more than 75 in any 12 months. The day a
    child goes home is not a day of the stay."""
    spent: set[date] = set()
    for stay in stays:
        day = stay["start"]
        # A stay of which the end is not known is over its 17 days soon enough.
        while day < min(stay["end"], stay["start"] + 400 * DAY):
            spent.add(day)
            day += DAY
    return [within_limits(stay, spent) for stay in stays]


def within_limits(stay: Row, spent: set[date]) -> Row:
    start = stay["start"]
    longest = start + 17 * DAY
    for number in range(18):
        day = start + number * DAY
        year = add_months(day, -12)
        earlier = sum(1 for each in spent if year < each < start)
        if earlier + number + 1 > 75:
            return {**stay, "limit": min(day, longest), "longest": longest <= day}
    return {**stay, "limit": longest, "longest": True}


def breaks_broken(life: Life) -> list[tuple[date, date]]:
    """The part of each stay in which the child is looked after in full."""
    return [
        (stay["limit"], stay["end"])
        for stay in life.breaks
        if stay["limit"] < stay["end"] and stay["limit"] <= life.today
    ]


def cut(rows: Iterable[Row], day: date) -> list[Row]:
    """Spells that are over on a day at the latest."""
    return [{**row, "end": min(row["end"], day)} for row in rows if row["start"] < day]


def minute(day: date, clock: str) -> datetime | None:
    """A time of day in England; the earlier of two when the clocks go back."""
    if not clock or day == FAR:
        return None
    return datetime.combine(day, time.fromisoformat(clock), LONDON).astimezone(UTC)


def after(day: date, span: str) -> date:
    """The day a span after a day: ``5 wd``, ``7 d``, ``3 m``, or ``182 b``, beginning with it."""
    number, unit = span.split()
    match unit:
        case "wd":
            return add_working_days(day, int(number))
        case "d":
            return day + timedelta(days=int(number))
        case "m":
            return add_months(day, int(number))
        case "h":  # where the time of day is not known
            return day + ceil(int(number) / 24) * DAY
        case _:
            return beginning_with(day, int(number))


def before(day: date, span: str) -> date:
    number, unit = span.split()
    if unit == "h":
        return day - ceil(int(number) / 24) * DAY
    return after(day, f"-{number} {unit}")


class Asked:
    """The obligations of one duty to one person, as they are found."""

    def __init__(self, life: Life, duty: str, outlives: bool = False) -> None:
        self.life, self.duty = life, duty
        self.last = life.at(25) if outlives else life.last
        self.rows: list[Found] = []

    def once(
        self,
        opens: date,
        ends: date,
        limits: Limits,
        proof: Evidence,
        since: date | None = None,
        due: date | None = None,
        amber: str = "0 d",
    ) -> tuple[date, int] | None:
        """One obligation, from the day it opens to the day it ends; and what met it.

        `due` is the day due where it is not counted from the opening, with `amber` before it.
        """
        life = self.life
        ends = min(ends, self.last)
        if opens < life.dob or opens >= ends or opens > life.today + AHEAD:
            return None
        dues = [(after(opens, span), before(after(opens, span), lead)) for span, lead in limits]
        if due and due < FAR:
            dues.append((due, before(due, amber)))
        due, warned = min(dues, default=(None, FAR))
        met = first(proof, since or opens, ends)
        state = self.state(opens, ends, due, warned, met)
        self.rows.append((life.child, self.duty, opens, due, met and met[0], state))
        return met

    def in_hours(
        self,
        opens: date,
        at: datetime | None,
        ends: date,
        limit: tuple[int, str],
        proof: Sequence[tuple[date, int, datetime | None]],
    ) -> None:
        """One obligation of so many hours from a minute, or of whole days where none is known."""
        hours, lead = limit
        life = self.life
        ends = min(ends, self.last)
        if opens < life.dob or opens >= ends:
            return
        due = after(opens, f"{hours} h")
        due_at = at + timedelta(hours=hours) if at else None
        if due_at:
            due = due_at.astimezone(LONDON).date()
        met = min(
            (each for each in proof if opens <= each[0] <= ends),
            key=lambda each: (each[0], each[1], each[2] or EARLIEST),
            default=None,
        )
        state = self.state(opens, ends, due, before(due, lead), met and met[:2])
        if met and met[1] == DONE and met[2] and due_at:
            state = "met late" if met[2] > due_at else "met on time"
        self.rows.append((life.child, self.duty, opens, due, met and met[0], state))

    def state(
        self,
        opens: date,
        ends: date,
        due: date | None,
        warned: date,
        met: tuple[date, int] | None,
    ) -> str:
        today = self.life.today
        met = met if met and met[0] <= today else None  # who has an adviser will have one then
        if met and met[1] == NOT_NEEDED:
            return "not required"
        if met and met[1] == DECLINED:
            return "declined by the young person"
        if met:
            return "met late" if due and met[0] > due else "met on time"
        if ends <= today:
            return "ended"
        if opens > today:
            return "not yet due"
        if due and due < today:
            return "overdue"
        return "due soon" if warned <= today else "due"

    def chain(
        self,
        opens: date,
        ends: date,
        first: Limits,
        then: Limits,
        proof: Evidence,
        since: date | None = None,
    ) -> None:
        """Obligations one after the other, each opened by what met the one before; evidence counts
        from the day after, or from `since` for the first."""
        limits = first
        while met := self.once(opens, ends, limits, proof, since=since or opens + DAY):
            opens, limits, since = met[0], then, None


def first(proof: Evidence, since: date, ends: date) -> tuple[date, int] | None:
    """The first evidence of a window, both days included; what was done goes before the rest."""
    return min((each for each in proof if since <= each[0] <= ends), default=None)


def stretches(
    start: date, end: date, points: Iterable[date], what: Callable[[date], str]
) -> list[tuple[date, date, str]]:
    """What holds from when to when: `what` of a day changes at the points only."""
    found: list[tuple[date, date, str]] = []
    days = sorted({start, *(day for day in points if start < day < end)})
    for day, stop in zip(days, [*days[1:], end], strict=True):
        kind = what(day)
        if found and found[-1][1] == day and found[-1][2] == kind:
            found[-1] = (found[-1][0], stop, kind)
        else:
            found.append((day, stop, kind))
    return found


def bounds(rows: Iterable[Row], begins: str = "start", ends: str = "end") -> list[date]:
    """The days on which spells begin and end."""
    return [day for row in rows for day in (row[begins], row[ends])]


def last_of(days: Iterable[date], upto: date) -> date | None:
    """The last of these days up to a day, that day included."""
    return max((day for day in days if day <= upto), default=None)


def without(
    spells: Iterable[tuple[date, date]], taken: Sequence[tuple[date, date]]
) -> list[tuple[date, date]]:
    """The spells without the days that others cover."""
    found = []
    for start, end in spells:
        points = [day for each in taken for day in each]
        parts = stretches(start, end, points, partial(covered, taken))
        found += [(first, last) for first, last, kind in parts if not kind]
    return found


def covered(spells: Sequence[tuple[date, date]], day: date) -> str:
    return "covered" if any(start <= day < end for start, end in spells) else ""


def joined(spells: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Spells that overlap or touch, as one."""
    found: list[tuple[date, date]] = []
    for start, end in sorted(spells):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def first_of(days: Iterable[date], since: date) -> date | None:
    """The first of these days from a day on, that day included."""
    return min((day for day in days if day >= since), default=None)
