"""What opened an obligation: what happened in the child's life on the day its clock started.

A duty says on which day it opens. Why that day, is found again here: the first thing of the record
that is of that day, in the order in which things are likely for the duty's group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from hearth.duties.beginnings import NOT_HELD, NOT_RECORDED, from_record, not_held
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.columns import FAR, Array, Columns, place_of
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group
from hearth.duties.owed.missing import times_long
from hearth.duties.owed.school import terms
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.rules import verbs_of_event

__all__ = ["AGAIN", "opener_words", "openers"]

AGAIN = "again"  # opened by the last time it was done
EVENT, BIRTHDAY, TERM, GONE = "event", "birthday", "term", "gone"
BETWEEN = ":"
AGES = range(1, 26)

# The first day that is held, and no beginning.
FROM_CARE, FROM_HOME, FROM_RECORD = "from-care", "from-home", "from-record"
WORDS: Mapping[str, str] = {
    FROM_CARE: NOT_HELD["care"],
    FROM_HOME: NOT_HELD["home"],
    FROM_RECORD: NOT_RECORDED,
    "care": "Came into care",
    "home": "Came to this home",
    "status": "Legal status began",
    "review": "Review held",
    "back": "Came back after being missing",
    "missing": "Went missing",
    "plan": "Plan for permanence made",
    "adoption": "Plan for adoption",
    "sdq": "SDQ score",
    "health": "Health check",
    "worker": "Worker took over",
    "school": "School changed",
    "liberty": "Deprivation of liberty began",
    "immigration": "Immigration status began",
    "left": "Care ended",
    "visit": "Visit",
    TERM: "Term began",
    GONE: "Missing for 24 hours",
    "ages": "Reached an age when vaccinations are due",
    "before-16": "Three months before 16",
    "before-18": "Three months before 18",
    "breaks": "Short breaks began",
    "nobody": "Nobody in this role",
    "weeks": "Looked after for 13 weeks",
}
"""What opened it, in words, to stand before the day."""

CLOSED: Mapping[str, Verb] = {
    "sdq": Verb.SEE_HEALTH,
    "health": Verb.SEE_HEALTH,
    "adoption": Verb.SEE_ADOPTION,
    "immigration": Verb.SEE_IMMIGRATION,
}
"""What it takes to be told of it, beside opening the record."""

# Where days of each kind stand: tables and their columns.
DAYS: Mapping[str, Sequence[tuple[str, str]]] = {
    "care": [("periods", "start")],
    "home": [("placements", "start")],
    FROM_CARE: [("periods", "start")],
    FROM_HOME: [("placements", "start")],
    "status": [("statuses", "start")],
    "review": [("reviews", "on")],
    "back": [("missing", "end")],
    "missing": [("missing", "start")],
    "plan": [("permanence_plans", "on")],
    "adoption": [("adoption", name) for name in ("on", "order", "matched", "moved_in")],
    "sdq": [("sdq", "on")],
    "health": [("health_checks", "on")],
    "worker": [("allocations", "start")],
    "school": [("schools", "start")],
    "liberty": [("deprivations", "start")],
    "immigration": [("immigration", "start")],
    "left": [("periods", "end")],
    "visit": [("visits", "on")],
}
BEGINNINGS: Mapping[str, Callable[[Lives], Columns]] = {
    "care": lambda lives: lives["periods"].where("known", ("1",)),
    "home": lambda lives: lives["placements"].keep(lives["placements"]["fresh"] != ""),
    FROM_CARE: lambda lives: not_held(lives, "care"),
    FROM_HOME: lambda lives: not_held(lives, "home"),
}
ORDER = (*DAYS, EVENT, BIRTHDAY)
FIRST: Mapping[Group, Sequence[str]] = {
    Group.VISITS: ("home", "care", FROM_CARE, FROM_HOME, "status", EVENT, "visit"),
    Group.REVIEWS: ("care", FROM_CARE, "review", EVENT),
    Group.HEALTH: ("care", FROM_CARE, "home", FROM_HOME, BIRTHDAY, "sdq", "health", EVENT),
    Group.EDUCATION: ("care", FROM_CARE, "school", EVENT),
    Group.PERMANENCE: (EVENT, "review", "adoption", "care"),
    Group.SAFETY: ("back", "missing", "liberty", EVENT),
    Group.LEAVING: (BIRTHDAY, "left", EVENT),
    Group.ALONE: (EVENT, "care", "immigration"),
    Group.VOICE: (EVENT, "care"),
}
"""What is likeliest for a group, before the general order."""

ANYBODY_S = ("care", FROM_CARE, "status", "left", BIRTHDAY)
"""What may open a duty that does not name its table among those it needs."""

GROUPS = tuple(Group)


BY_ITSELF: Mapping[str, tuple[str, ...]] = {
    "adoption-decision": ("event:ADOPTION_RECOMMENDED",),
    "independent-visitor": ("review",),
    "missing-strategy": (GONE, "missing"),
    "pathway-plan-review": ("review",),
    "pep-termly": (TERM,),
    "serious-incident": ("event:INCIDENT",),
    **{each.id: (f"event:{each.opened_by}",) for each in CATALOGUE.values() if each.opened_by},
}
"""What alone opens a duty, the likeliest first, whatever else is of the day."""


OTHERWISE: Mapping[str, str] = {
    "care-leaver-money": "before-18",
    "immunisations": "ages",
    "iro-allocation": "nobody",
    "needs-assessment-16": "weeks",
    "pa-appointment": "nobody",
    "pathway-plan-first": "weeks",
    "pathway-plan-started": "before-16",
    "review-short-breaks": "breaks",
    "staying-put": "weeks",
    "sw-allocation": "nobody",
    "visit-short-breaks": "breaks",
}
"""What opens a duty where nothing of the record is of its day: a count of days, an age in weeks."""


def openers(lives: Lives, rows: Columns, duties: Sequence[Duty]) -> Array:
    """What opened each row, as a key of `WORDS`, `event:CODE`, `birthday:16` or `again`.

    `duties` are those of the rows, by their place; empty where nothing of the day is known.
    """
    group = np.array([GROUPS.index(each.group) for each in duties], np.int64)[rows["duty"]]
    place = place_of(rows["child"], rows["opened"])
    unrecorded = from_record(lives, rows, duties)
    found, best = np.full(len(rows), "", "U40"), np.full(len(rows), len(ORDER) + 1)
    for kind, words in matches(lives, rows, place):
        fits = np.array([reads(each, kind) for each in duties], bool)[rows["duty"]]
        likely = LIKELY[ORDER.index(kind)][group]
        better = (words != "") & fits & (likely < best)
        found, best = np.where(better, words, found), np.where(better, likely, best)
    found = found.astype("U40")
    vague = (found == "") | np.char.startswith(found, f"{EVENT}{BETWEEN}")
    found = by_itself(lives, rows, duties, place, np.where(vague & unrecorded, FROM_RECORD, found))
    otherwise = np.array([OTHERWISE.get(each.id, "") for each in duties], "U40")[rows["duty"]]
    found = np.where(found == "", otherwise, found)
    return np.where(rows["turn"] > 0, AGAIN, found)


def by_itself(
    lives: Lives, rows: Columns, duties: Sequence[Duty], place: Array, found: Array
) -> Array:
    """The same, with what alone opens a duty in place of what else is of its day."""
    for at, duty in enumerate(duties):
        mine = np.flatnonzero(rows["duty"] == at) if duty.id in BY_ITSELF else ()
        for kind in reversed(BY_ITSELF.get(duty.id, ()) if len(mine) else ()):
            found[mine[is_of(lives, kind, rows["opened"][mine], place[mine])]] = kind
    return found


def is_of(lives: Lives, kind: str, day: Array, place: Array) -> Array:
    """Whether each day, and place of a child on it, is that of a kind of thing."""
    if kind == TERM:
        return np.isin(day, terms()["first"])
    return np.isin(place, days_of(lives, kind))


def days_of(lives: Lives, kind: str) -> Array:
    """The days of a kind of thing, or of an event of one code, each with its child."""
    what, _, code = kind.partition(BETWEEN)
    if what == EVENT:
        happened = lives.happened(code)
        return place_of(happened["child"], happened["on"])
    if what == GONE:
        long = times_long(lives["missing"], 24)
        return place_of(long["child"], long["mark"])
    return np.concatenate([place_of(each["child"], each[on]) for each, on in dated(lives, what)])


def reads(duty: Duty, kind: str) -> bool:
    """Whether what happens so can open this duty at all: a care plan of that day opens no visit."""
    if kind in ANYBODY_S:
        return True
    tables = ["events"] if kind == EVENT else [table for table, _ in DAYS[kind]]
    return any(table in duty.needs for table in tables)


def likely() -> Array:
    """How likely each kind is for each group: 0 is likeliest."""
    table = []
    for group in GROUPS:
        first = FIRST.get(group, ())
        ranked = [*first, *(kind for kind in ORDER if kind not in first)]
        table.append([ranked.index(kind) for kind in ORDER])
    return np.array(table).T


LIKELY = likely()


def matches(lives: Lives, rows: Columns, place: Array) -> Iterator[tuple[str, Array]]:
    """For each kind, its word on the rows that something of the kind is of the day of."""
    for kind in DAYS:
        days = days_of(lives, kind)
        if len(days):
            yield kind, np.where(np.isin(place, days), kind, "")
    events = lives["events"]
    if len(events):
        yield EVENT, coded(place, place_of(events["child"], events["on"]), events["event"])
    yield BIRTHDAY, birthdays(lives, rows)


def dated(lives: Lives, kind: str) -> Iterator[tuple[Columns, str]]:
    """The rows of a kind, and which column has their day. Nothing begins on the first day that is
    held where the beginning is not."""
    for table, on in DAYS[kind]:
        choose = BEGINNINGS.get(kind)
        yield (choose(lives) if choose else lives[table]), on


def coded(place: Array, theirs: Array, codes: Array) -> Array:
    """The code of an event of each place."""
    order = np.argsort(theirs, kind="stable")
    at = np.clip(np.searchsorted(theirs[order], place), 0, len(theirs) - 1)
    same = theirs[order][at] == place
    return np.where(same, np.char.add(f"{EVENT}{BETWEEN}", codes[order][at]), "")


def birthdays(lives: Lives, rows: Columns) -> Array:
    """Which birthday it opened on."""
    found = np.full(len(rows), "", "U12")
    dob = lives.dob[rows["child"]]
    near = (rows["opened"] - dob) / 365.25
    years = np.clip(np.rint(near), 0, AGES[-1]).astype(np.int64)
    for age in np.unique(years[(dob < FAR) & (np.abs(near - years) < 0.02)]):
        if age:
            mine = rows["opened"] == lives.birthday(int(age))[rows["child"]]
            found = np.where(mine, f"{BIRTHDAY}{BETWEEN}{age}", found)
    return found


def opener_words(opener: str, may: Callable[[Verb], bool]) -> str:
    """What opened it, to stand before the day; empty where it is not known, or not for them."""
    kind, _, rest = opener.partition(BETWEEN)
    if kind == EVENT:
        codes = code_set("EVENT")
        return codes.label(rest) if codes.has(rest) and all(map(may, verbs_of_event(rest))) else ""
    if kind == BIRTHDAY:
        return f"Turned {rest}"
    if kind == AGAIN:
        return "Last done"
    return WORDS.get(kind, "") if kind not in CLOSED or may(CLOSED[kind]) else ""
