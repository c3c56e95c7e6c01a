"""Random lives, as plain rows: awkward ones on purpose.

Care that ends and begins again, moves every few days and after years, orders that come and go,
visits before birth and after 25, two reviews on a day, birthdays on 29 February.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from hearth.duties.building import lives_of
from hearth.duties.lives import Lives
from hearth.vocabulary import code_set

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Person = tuple[str, date | None, date | None]

TODAY = date(2025, 3, 31)
EVENTS = [code.code for code in code_set("EVENT").codes()]
# Met more often, as duties hang on several of them at once.
EVENTS += ["LONG_TERM_AGREED", "PERMANENCE_DECISION", "TEMP_APPROVAL", "NEW_HOME"] * 5
EVENTS += ["TEMP_EXTENSION"] * 3
PLACES = ["U1", "U2", "U3", "U3", "U4", "U4", "U4", "U5", "U6", "K1", "K2", "K3", "H5"]
PLACES += ["P1", "A3", "A6", "R3", "R5"]
OUTCOMES = ["", "DONE", "DONE", "DECLINED", "NOT_NEEDED", "ATTEMPTED", "REFUSED"]
STATUSES = ["C1", "C2", "V2", "E1", "J1", "L1", "L2"]


def random_lives(seed: int, count: int) -> Lives:
    """The lives of so many people."""
    rng = Random(seed)
    return lives_from_rows([random_life(rng, f"{at:05}") for at in range(count)])


def lives_from_rows(people: Iterable[tuple[Person, Tables]]) -> Lives:
    """The lives that plain rows tell of."""
    who, together = [], defaultdict(list)
    for person, tables in people:
        who.append(person)
        for name, rows in tables.items():
            together[name] += rows
    return lives_of(who, {name: columns(rows) for name, rows in together.items() if rows})


def columns(rows: list[Row]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in rows[0]}


def random_life(rng: Random, child: str) -> tuple[Person, Tables]:
    """Somebody (identifier, date of birth, date of death) and the rows of each table of theirs."""
    dob = random_birth(rng)
    died = day_in(rng, dob, TODAY) if rng.random() < 0.03 else None
    tables: Tables = {name: [] for name in ("periods", "statuses", "placements", "short_breaks")}
    for start, end in spells(rng, dob):
        care(rng, tables, start, end)
    if rng.random() < 0.1:
        short_breaks(rng, tables, dob)
    tables |= done(rng, dob)
    return (child, dob, died), {
        name: [{"child": child, **row} for row in rows] for name, rows in tables.items()
    }


def random_birth(rng: Random) -> date:
    """A birthday of somebody who is up to 26 today; some on 29 February."""
    if rng.random() < 0.1:
        return date(rng.choice([2000, 2004, 2008, 2012, 2016]), 2, 29)
    return TODAY - timedelta(days=rng.randrange(0, 26 * 365))


def spells(rng: Random, dob: date) -> Iterator[tuple[date, date | None]]:
    """Periods of care, one after the other; the last may be open."""
    start = dob + timedelta(days=rng.randrange(0, max((TODAY - dob).days, 1)))
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        if start >= TODAY:
            return
        end = start + timedelta(days=rng.choice([1, 8, 30, 90, 91, 92, 200, 500, 1500]))
        if end > TODAY or rng.random() < 0.4:
            yield start, None
            return
        yield start, end
        start = end + timedelta(days=rng.choice([0, 1, 30, 400]))


def care(rng: Random, tables: Tables, start: date, end: date | None) -> None:
    """A period of care with its legal statuses and homes, which cover all of it."""
    rec = rng.choice(["E4A", "E45", "E11", "E9", "E3", "E13", "X1"]) if end else ""
    known = rng.random() < 0.75
    latest = not known and rng.random() < 0.4
    period = {"start": start, "end": end, "rec": rec, "known": known, "latest": latest}
    tables["periods"].append(period)
    for first, last in parts(rng, start, end, [20, 120, 400, 3000]):
        ls = rng.choice(STATUSES)
        tables["statuses"].append({"ls": ls, "start": first, "end": last})
    for first, last in parts(rng, start, end, [3, 7, 30, 200, 365, 366, 800]):
        begins = ("S" if known else "") if first == start else rng.choice(["P", "P", "T", "U", "B"])
        tables["placements"].append(
            {
                "place": rng.choice(PLACES),
                "provider": rng.choice(["PR1", "PR4", "PR0", "PR2"]),
                "urn": rng.choice(["SC123456", "1234567", "XXXXXXX", ""]),
                "area": rng.choice(["IN", "OUT", ""]),
                "adjoining": rng.choice([True, False, None]),
                "fresh": begins,
                "latest": latest and not begins,
                "start": first,
                "end": last,
            }
        )


def parts(
    rng: Random, start: date, end: date | None, lengths: list[int]
) -> Iterator[tuple[date, date | None]]:
    """A stretch of time cut into parts that follow on each other."""
    while True:
        stop = start + timedelta(days=rng.choice(lengths))
        if rng.random() < 0.3 or stop >= (end or TODAY):
            yield start, end
            return
        yield start, stop
        start = stop


def short_breaks(rng: Random, tables: Tables, dob: date) -> None:
    """A series of short breaks, some too long or too many."""
    start = day_in(rng, dob, TODAY)
    for _ in range(rng.choice([1, 5, 20])):
        nights = rng.choice([1, 2, 5, 16, 17, 18, 30])
        end = start + timedelta(days=nights)
        if end >= TODAY:
            return
        ls = rng.choice(["V3", "V4"])
        tables["short_breaks"].append({"ls": ls, "start": start, "end": end})
        start = end + timedelta(days=rng.choice([1, 6, 20]))


def done(rng: Random, dob: date) -> Tables:
    """What was done, and what set clocks going: anywhere from before birth to after 25."""
    first, last = dob - timedelta(days=40), TODAY + timedelta(days=40)
    some = [day_in(rng, first, last) for _ in range(400)]
    recent = [day_in(rng, TODAY - timedelta(days=900), last) for _ in range(400)]
    day = iter(rng.sample(some + recent, 700))
    return {
        "visits": [visit(rng, next(day)) for _ in range(rng.choice([0, 3, 30, 60]))],
        "reviews": [review(rng, next(day)) for _ in range(rng.choice([0, 2, 8, 20]))],
        "health_checks": [health(rng, next(day)) for _ in range(rng.choice([0, 2, 8]))],
        "immunisations": [
            {"on": next(day), "up_to_date": rng.choice([True, False])}
            for _ in range(rng.choice([0, 1, 3]))
        ],
        "sdq": [
            {"on": next(day), "score": rng.choice([None, 5, 16, 17, 40])}
            for _ in range(rng.choice([0, 1, 3]))
        ],
        "permanence_plans": [
            {"on": next(day), "plan": rng.choice(["RETURN", "ADOPTION", "LTFOST18", "LTRELFR"])}
            for _ in range(rng.choice([0, 1, 3]))
        ],
        "adoption": [adoption(rng, next(day)) for _ in range(rng.choice([0, 0, 1, 2]))],
        "immigration": [
            {"status": rng.choice(["UASC", "LIMITED", "CITIZEN"]), **spell(rng, next(day))}
            for _ in range(rng.choice([0, 0, 1]))
        ],
        "deprivations": [spell(rng, next(day)) for _ in range(rng.choice([0, 0, 0, 2]))],
        "missing": [missing(rng, next(day)) for _ in range(rng.choice([0, 0, 1, 4]))],
        "allocations": [
            {"role": rng.choice(["SW", "IRO", "PA"]), **spell(rng, next(day))}
            for _ in range(rng.choice([0, 2, 6]))
        ],
        "events": [event(rng, day, dob) for _ in range(rng.choice([0, 10, 40, 120]))],
    }


def visit(rng: Random, on: date) -> Row:
    seen, in_person = rng.choice([True, True, True, False, None]), rng.random() < 0.9
    return {"kind": rng.choice(["SW", "SW", "IRO"]), "on": on, "seen": seen, "in_person": in_person}


def review(rng: Random, on: date) -> Row:
    return {"on": on, "code": rng.choice(["PN0", "PN1", "PN4", "PN6", "PN7", ""])}


def health(rng: Random, on: date) -> Row:
    return {
        "kind": rng.choice(["HEALTH_ASSESSMENT", "HEALTH_ASSESSMENT", "TEETH_CHECK", "EYE_CHECK"]),
        "on": on,
        "status": rng.choice(["COMPLETED", "COMPLETED", "COMPLETED", "PLANNED", "REFUSED", ""]),
        "by": rng.choice(["DOCTOR", "NURSE", ""]),
    }


def missing(rng: Random, on: date) -> Row:
    end = on + timedelta(days=rng.choice([0, 1, 3, 20])) if rng.random() < 0.9 else None
    timed = rng.random() < 0.6
    return {
        "kind": rng.choice(["M", "M", "A"]),
        "start": on,
        "end": end,
        "start_time": "01:30" if timed else "",
        "end_time": rng.choice(["09:15", "23:45"]) if timed and end else "",
    }


def adoption(rng: Random, on: date) -> Row:
    """A decision that a child should be placed for adoption, and how far it came."""
    order, matched, moved = (on + timedelta(days=rng.choice([30, 200, 500])) for _ in range(3))
    ceased = on + timedelta(days=700) if rng.random() < 0.3 else None
    known = rng.random() < 0.7
    return {
        "on": on,
        "order": order if known else None,
        "matched": matched if known and rng.random() < 0.6 else None,
        "moved_in": moved if known and rng.random() < 0.4 else None,
        "ceased": ceased,
    }


def spell(rng: Random, start: date) -> Row:
    long = rng.choice([10, 100, 800])
    return {"start": start, "end": start + timedelta(days=long) if rng.random() < 0.6 else None}


def event(rng: Random, day: Iterator[date], dob: date) -> Row:
    on = next(day)
    later = on + timedelta(days=rng.choice([1, 30, 200]))
    code = rng.choice(EVENTS)
    extended = ["UNTIL_IRM"] * (code == "TEMP_EXTENSION")
    return {
        "event": code,
        "on": on,
        "time": rng.choice(["", "", "10:00"]),
        "until": later if rng.random() < 0.3 else None,
        "outcome": rng.choice(
            ["", "DONE", "DONE", "DECLINED", "NOT_NEEDED", "ATTEMPTED", "REFUSED", *extended]
        ),
        "about": None,
        "in_person": rng.choice([True, True, False, None]),
        "voice": rng.choice(["", "IN_PERSON", "NONE"]),
    }


def day_in(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randrange(0, max((last - first).days, 0) + 1))
