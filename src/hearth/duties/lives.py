"""The lives that duties look at: every child's record as columns, as it was known on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, Array, Columns

__all__ = ["SHAPES", "Lives", "shape"]

DAY, CODE, WORDS, NUMBER, MINUTE, FLAG = "day", "code", "words", "number", "minute", "flag"

SHAPES: Mapping[str, Mapping[str, str]] = {
    # Care. Spells are half-open: they start on `start` and have ended on `end`. `known` is "0"
    # where care began on or before the first day that is held: from that day on all is held.
    # `latest` is "1" where a list tells no more than the last of what was done, so that nobody
    # knows what was done, or not, before it.
    "periods": {"start": DAY, "end": DAY, "rec": CODE, "known": FLAG, "latest": FLAG},
    "short_breaks": {"ls": CODE, "start": DAY, "end": DAY},
    "statuses": {"ls": CODE, "start": DAY, "end": DAY},
    # `fresh` is the RNE that began it (S, P, B with new carers; T, U with the same), empty when
    # its beginning is not held. Temporary moves (T0 to T4) are looked through. `latest` as above.
    "placements": {
        "place": CODE,
        "provider": CODE,
        "urn": CODE,
        "area": CODE,  # IN or OUT of the council's own area, empty when unknown
        "adjoining": FLAG,  # whether an area outside adjoins it
        "fresh": CODE,
        "latest": FLAG,
        "start": DAY,
        "end": DAY,
    },
    "allocations": {"role": CODE, "start": DAY, "end": DAY},
    # What was done, and why it was late if it was. `seen` and the like are "1", "0" or "" for not
    # known.
    "visits": {
        "kind": CODE,
        "on": DAY,
        "seen": FLAG,
        "alone": FLAG,
        "in_person": FLAG,
        "reason": WORDS,
        "why_late": WORDS,
    },
    "reviews": {"on": DAY, "code": CODE, "why_late": WORDS},
    "permanence_plans": {"plan": CODE, "on": DAY, "end": DAY, "why_late": WORDS},
    # `latest` is "1" where a list tells the last check of a kind only.
    "health_checks": {
        "kind": CODE,
        "on": DAY,
        "status": CODE,
        "by": CODE,
        "latest": FLAG,
        "why_late": WORDS,
    },
    "immunisations": {"on": DAY, "up_to_date": FLAG, "why_late": WORDS},
    "sdq": {"on": DAY, "score": NUMBER, "reason": CODE, "why_late": WORDS},
    # Times missing (M) or away (A), with the minute each began and ended where it is known.
    "missing": {
        "kind": CODE,
        "start": DAY,
        "end": DAY,
        "start_at": MINUTE,
        "end_at": MINUTE,
    },
    "adoption": {"on": DAY, "ceased": DAY, "order": DAY, "matched": DAY, "moved_in": DAY},
    "deprivations": {"start": DAY, "end": DAY},
    "immigration": {"status": CODE, "start": DAY, "end": DAY},
    "uasc": {"end": DAY},
    "disabled": {},
    "schools": {"start": DAY, "end": DAY, "why_late": WORDS},
    "events": {
        "event": CODE,
        "on": DAY,
        "at": MINUTE,
        "until": DAY,
        "outcome": CODE,
        "about": DAY,
        "level": WORDS,
        "number": NUMBER,
        "voice": CODE,
        "in_person": FLAG,
        "reason": WORDS,
        "why_late": WORDS,
    },
}
"""The tables of `Lives`, with the kind of each column beside `child`.

Rows are in order of child and of the first day they have (`on` or `start`). `area` aside, codes
are those of `hearth.vocabulary`; a number that is not known is -1.
"""

KINDS: Mapping[str, Any] = {
    DAY: np.int64,
    NUMBER: np.int64,
    MINUTE: np.int64,
    # Text as objects: a row is eight bytes then, however long a word is that another row holds.
    CODE: object,
    FLAG: object,
    WORDS: object,
}
NOBODY = np.zeros(0, np.int64)
BEGINS = ("on", "start")  # the column that says when a row begins
TOLD = {"events": "until", "deprivations": "end"}  # ends that are set beforehand
ENDS = ("end", "until", "ceased", "order", "matched", "moved_in")


def shape(table: str) -> Columns:
    """The table with all its columns and no rows."""
    columns = {name: np.zeros(0, KINDS[kind]) for name, kind in SHAPES[table].items()}
    return Columns(child=np.zeros(0, np.int64), **columns)


@dataclass(frozen=True)
class Lives:
    """The children and care leavers of a council, and all that is known of each.

    `children` are their identifiers, in order; the number of a child is its place among them.
    `dob` and `died` are days (FAR when not known, or alive); a table that nobody gave is empty and
    not in `given`. `today` is the day the record is looked at: what lies after it is not there.
    `kept` is the day from which the council's record holds what is done about each duty.
    """

    children: tuple[str, ...]
    dob: Array
    died: Array
    tables: Mapping[str, Columns]
    today: int = FAR
    given: frozenset[str] = frozenset()
    kept: Mapping[str, int] = field(default_factory=dict)
    worked: dict[object, Columns] = field(default_factory=dict, compare=False, repr=False)
    ages: dict[int, Array] = field(default_factory=dict, compare=False, repr=False)
    events: dict[str, Array] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, table: str) -> Columns:
        """A table; empty when nobody gave it."""
        if table in self.tables:
            return self.tables[table]
        return known_on(table, shape(table), self.today)

    def upto(self, today: date) -> Lives:
        """The lives as they were known at the end of a day, without what came after."""
        day = days.day_number(today)
        seen = {name: known_on(name, table, day) for name, table in self.tables.items()}
        died = np.where(self.died <= day, self.died, FAR)
        return Lives(self.children, self.dob, died, seen, day, self.given)

    def kept_from(self, kept: Mapping[str, date] | None) -> Lives:
        """The same lives, with since when the record holds what is done about each duty."""
        since = {duty: days.day_number(day) for duty, day in (kept or {}).items()}
        return replace(self, kept=since, worked={}, ages={}, events={})

    def since(self, duty: str) -> int:
        """From when the record holds what is done about a duty; ever, where nobody says."""
        return self.kept.get(duty, -FAR)

    def parts(self, size: int) -> Iterator[Lives]:
        """The same lives in parts of so many children, so that what is made of them fits."""
        for first in range(0, len(self.children), size):
            yield self.between(first, first + size)

    def between(self, first: int, stop: int) -> Lives:
        """The lives of the children from one number to before another."""
        own = slice(first, stop)
        tables = {name: cut(table, first, stop) for name, table in self.tables.items()}
        children = self.children[own]
        return Lives(children, self.dob[own], self.died[own], tables, self.today, self.given)

    def happened(self, *codes: str) -> Columns:
        """The events of these codes, in order of child and day."""
        if not self.events:
            self.events.update(by_code(self["events"]))
        places = [self.events[code] for code in codes if code in self.events]
        return self["events"].keep(np.sort(np.concatenate(places)) if places else NOBODY)

    def birthday(self, age: int) -> Array:
        """The day each child attains an age; FAR when the date of birth is not known."""
        if age not in self.ages:
            self.ages[age] = days.birthday(self.dob, age)
        return self.ages[age]

    def once(self, what: Callable[[Lives], Columns]) -> Columns:
        """What a function makes of these lives, worked out the first time only."""
        if what not in self.worked:
            self.worked[what] = what(self)
        return self.worked[what]


def cut(table: Columns, first: int, stop: int) -> Columns:
    """The rows of these children, who are numbered anew from 0."""
    low, high = np.searchsorted(table["child"], [first, stop])
    rows = table.keep(slice(low, high))
    return rows.adding(child=rows["child"] - first)


def by_code(events: Columns) -> Mapping[str, Array]:
    """Where the events of each code are."""
    numbers = {code: at for at, code in enumerate(dict.fromkeys(events["event"].tolist()))}
    number = np.fromiter(map(numbers.__getitem__, events["event"]), np.int64, len(events))
    order = np.argsort(number, kind="stable")
    ends = np.searchsorted(number[order], np.arange(1, len(numbers) + 1))
    return dict(zip(numbers, np.split(order, ends[:-1]), strict=True)) if numbers else {}


def known_on(name: str, table: Columns, day: int) -> Columns:
    """The rows that had begun by the end of a day, still open where they ended later."""
    begins = next((name for name in BEGINS if name in table), None)
    rows = table.keep(table[begins] <= day) if begins else table
    open_then = {end: np.where(rows[end] <= day, rows[end], FAR) for end in ENDS if end in rows}
    # The day that a court or a plan set is known beforehand: `runs_to` of evidence reads it.
    told = {"told": rows[TOLD[name]]} if name in TOLD else {}
    return rows.adding(**open_then, **told)
