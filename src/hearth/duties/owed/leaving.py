"""Leaving care: who is eligible, relevant, former relevant or qualifying, and from when to when.

Children Act 1989, sections 23A to 24B and schedule 2, paragraph 19B; Care Planning, Placement and
Case Review (England) Regulations 2010, regulation 40; Care Leavers (England) Regulations 2010,
regulation 3. The days that count are those looked after from the 14th birthday on, of all periods
together, short breaks left out; a period counts from its first day up to the day before it ended.
Nobody has two of these at once.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import THIRTEEN_WEEKS, days
from hearth.duties.columns import FAR, Array, Columns, place_of, stack
from hearth.duties.evidence import came_about, events
from hearth.duties.lives import Lives
from hearth.duties.model import Outcome
from hearth.duties.owed.care import aged, until_age
from hearth.duties.owed.codes import CARE_ORDERS
from hearth.duties.spells import first_on, last_before, merged, met, minus, open_on

__all__ = [
    "adviser_held",
    "could_ask",
    "counted",
    "done_before",
    "eligible",
    "former_relevant",
    "grown_up",
    "leavers",
    "qualifying",
    "relevant",
    "standing",
    "supported",
    "wanting",
]

HOME_MONTHS = 6  # living with a parent for so long ends being a relevant child
# Nobody's care leaver here: died, another council took over, or was found to be an adult.
NOT_OURS = ("E2", "E3", "E15")
GUARDIANSHIP = ("E43", "E44", "E45", "E46", "E47", "E48")
# To live with a parent, or with somebody who has parental responsibility or an order.
TO_PARENT = ("E4A", "E4B", "E41", *GUARDIANSHIP)


def counted(lives: Lives) -> Columns:
    """Times looked after at 14 to 17: child, start, end, and `reach`, the day of care that is the
    91st or, where that was before, the first of the period."""
    return lives.once(with_reach)


def with_reach(lives: Lives) -> Columns:
    care = merged(aged(lives, lives["periods"], 14, 18))
    length = care["end"] - care["start"]
    total = np.cumsum(length) - length
    first = np.searchsorted(care["child"], care["child"], "left")
    before = total - total[first]
    return care.adding(reach=care["start"] + np.maximum(0, THIRTEEN_WEEKS - 1 - before))


def eligible(lives: Lives) -> Columns:
    """Eligible children: looked after at 16 or 17, from the 91st day on: child, start, end."""
    return lives.once(looked_after_long_enough)


def looked_after_long_enough(lives: Lives) -> Columns:
    care = counted(lives)
    start = np.maximum(care["reach"], lives.birthday(16)[care["child"]])
    return care.adding(start=start).only("child", "start", "end").keep(start < care["end"])


def relevant(lives: Lives) -> Columns:
    """Relevant children: eligible when they left care, and not 18 yet: child, start, end.

    Not while they have lived with a parent for six months; again when that breaks down.
    """
    return lives.once(left_care_eligible)


def left_care_eligible(lives: Lives) -> Columns:
    care = counted(lives)
    were = eligible(lives)
    left = were.adding(start=were["end"]).keep(~ended_as(lives, were, NOT_OURS))
    rows = stack([left.only("child", "start", "end"), detained_at_16(lives)])
    again = first_on(rows, care["child"], care["start"])
    rows = until_age(lives, rows.adding(end=again), 18)
    return minus(merged(rows), settled_at_home(lives))


def detained_at_16(lives: Lives) -> Columns:
    """Those who were detained, or in hospital, on their 16th birthday, and just before that were
    looked after for long enough and under no care order (regulation 3(2))."""
    care = counted(lives)
    long = care.keep(care["reach"] < care["end"])
    orders = lives["statuses"].where("ls", CARE_ORDERS)
    free = long.keep(~open_on(long, long["end"] - 1, orders))
    held = came_about(lives, "DETAINED").only("child", start="on", end="until")
    birthday = lives.birthday(16)[held["child"]]
    before = last_before(held.adding(start=held["start"] + 2), free["child"], free["end"])
    at_16 = (held["start"] <= birthday) & (birthday < held["end"])
    chosen = held.keep(at_16 & (before >= held["start"] - 1) & (before < FAR))
    return chosen.adding(start=lives.birthday(16)[chosen["child"]])


def settled_at_home(lives: Lives) -> Columns:
    """From six months of living with a parent, or another with parental responsibility, until it
    broke down. Who left care to them lives there until another home is recorded."""
    said = came_about(lives, "WITH_PARENT").only("child", start="on", end="until")
    left = lives["periods"].where("rec", TO_PARENT)
    gone = left.keep(left["end"] < FAR).only("child", start="end")
    moved = broke_down(lives, said)
    gone = gone.adding(end=first_on(gone, moved["child"], moved["on"]))
    spells = stack([said, gone])
    care = lives["periods"]
    back = first_on(spells, care["child"], care["start"])
    spells = spells.adding(end=np.minimum(spells["end"], back))
    lived = merged(spells.keep(spells["start"] < spells["end"]))
    after = lived.adding(start=days.add_months(lived["start"], HOME_MONTHS))
    return after.keep(after["start"] < after["end"])


def broke_down(lives: Lives, at_home: Columns) -> Columns:
    """The days on which somebody moved out of a parent's home: child, on."""
    moves = came_about(lives, "NEW_HOME").only("child", "on")
    ended = at_home.keep(at_home["end"] < FAR).only("child", on="end")
    return stack([moves, ended])


def ended_as(lives: Lives, spells: Columns, recs: tuple[str, ...]) -> Array:
    """Whether each spell ended with a period of care that ended for one of these reasons."""
    periods = lives["periods"].where("rec", recs)
    ends = place_of(periods["child"], periods["end"])
    return np.isin(place_of(spells["child"], spells["end"]), ends) & (spells["end"] < FAR)


def grown_up(lives: Lives) -> Columns:
    """Who is, or will be, former relevant, from the 18th to the 25th birthday: those who were
    relevant, and those who were eligible until they were 18."""
    return lives.once(from_18_to_25)


def from_18_to_25(lives: Lives) -> Columns:
    were = eligible(lives)
    until_18 = were.keep(were["end"] == lives.birthday(18)[were["child"]])
    until_18 = until_18.keep(~ended_as(lives, until_18, NOT_OURS))
    child = np.union1d(until_18["child"], relevant(lives)["child"])
    start, end = lives.birthday(18)[child], lives.birthday(25)[child]
    return Columns(child=child, start=start, end=end)


def former_relevant(lives: Lives) -> Columns:
    """Former relevant young people: from 18 to 21, and to 25 while they are supported."""
    to_21 = until_age(lives, grown_up(lives), 21)
    return merged(stack([to_21, supported(lives)]))


def supported(lives: Lives) -> Columns:
    """Former relevant young people of 21 to 24 who want support: they said so when it was offered,
    or have an adviser. Merged: child, start, end."""
    return lives.once(supported_after_21)


def supported_after_21(lives: Lives) -> Columns:
    return merged(stack([wanting(lives), met(over_21(lives), adviser_held(lives))]))


def wanting(lives: Lives) -> Columns:
    """Those of 21 to 24 who said that they want support, until they say otherwise."""
    offers = events(lives, "OFFER_21")
    yes = offers.keep(offers["outcome"] == Outcome.DONE).only("child", start="on")
    no = offers.keep(offers["outcome"] == Outcome.DECLINED)
    wanted = yes.adding(end=first_on(yes, no["child"], no["on"]))
    return met(over_21(lives), merged(wanted.keep(wanted["start"] < wanted["end"])))


def over_21(lives: Lives) -> Columns:
    rows = grown_up(lives)
    return rows.adding(start=lives.birthday(21)[rows["child"]])


def could_ask(lives: Lives) -> Columns:
    """Former relevant young people of 21 to 24 who are not supported: child, start, end."""
    return minus(over_21(lives), supported(lives))


def done_before(lives: Lives, rows: Columns, code: str) -> Array:
    """Whether it was done before each spell began."""
    made = came_about(lives, code)
    return last_before(rows, made["child"], made["on"]) < FAR


def adviser_held(lives: Lives) -> Columns:
    """When a young person had a personal adviser. Merged: child, start, end."""
    return lives.once(advisers)


def advisers(lives: Lives) -> Columns:
    return merged(lives["allocations"].where("role", ("PA",)))


def qualifying(lives: Lives) -> Columns:
    """Qualifying young people: in care at some time at 16 or 17, or left it to a special guardian,
    and none of the others; from 16 to 21."""
    return lives.once(only_qualifying)


def only_qualifying(lives: Lives) -> Columns:
    care = merged(aged(lives, lives["periods"], 16, 18))
    left = care.adding(start=care["end"]).keep(~ended_as(lives, care, NOT_OURS))
    guarded = lives["periods"].where("rec", GUARDIANSHIP)
    guarded = guarded.keep(guarded["end"] < FAR).only("child", start="end")
    rows = stack([left.only("child", "start"), guarded])
    rows = merged(aged(lives, rows.adding(end=FAR), 16, 21))
    others = stack([care, relevant(lives), until_age(lives, grown_up(lives), 21)])
    return minus(rows, others)


def leavers(lives: Lives) -> Columns:
    """Everybody who has left care and for whom a home may be provided: relevant, former relevant
    up to 25, or qualifying. Merged: child, start, end."""
    return merged(stack([relevant(lives), grown_up(lives), qualifying(lives)]))


def standing(lives: Lives) -> Columns:
    """What everybody is, as spells: child, start, end, status (a code of ELIGIBILITY)."""
    each = {
        "ELIGIBLE": eligible(lives),
        "RELEVANT": relevant(lives),
        "FORMER_RELEVANT": former_relevant(lives),
        "QUALIFYING": qualifying(lives),
    }
    rows = [spells.only("child", "start", "end").adding(status=s) for s, spells in each.items()]
    return stack(rows).sorted("child", "start")
