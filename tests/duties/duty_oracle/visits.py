"""Visits: section 3 of the specification, one regime after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from hearth.dates import add_months

from .care import HALF_A_YEAR, temporary
from .counting import (
    DAY,
    DONE,
    FAR,
    Asked,
    Evidence,
    Found,
    Life,
    Limits,
    Row,
    bounds,
    first_of,
    last_of,
    stretches,
)

VIRTUAL = date(2020, 4, 24), date(2020, 9, 25)  # both included
CONNECTED = {"U1", "U3"}
LONG_TERM = {"U1", "U4"}
ADOPTERS = {"A3", "A4", "A5", "A6"}
SUPPORTED = {"K3", "H5", "P2"}
ELSEWHERE = {"R2", "R5"}  # a residential school is the council's own placement in the return
CARE_ORDERS = {"C1", "C2", "D1", "E1"}
WEEK: Limits = [("7 d", "2 d")]
FOUR_WEEKS: Limits = [("28 d", "5 d")]
SIX_WEEKS: Limits = [("42 d", "7 d")]
DECISIONS = ("LONG_TERM_AGREED", "PERMANENCE_DECISION")

Spell = tuple[date, date]


def visits(life: Life, virtual: bool = True) -> Evidence:
    """Visits of the child's worker that count: seen, and in person outside the relaxation."""
    return [
        (row["on"], DONE)
        for row in life["visits"]
        if row["kind"] in ("SW", "")
        # Where a source does not say whether the child was seen, the visit is taken for one.
        and row["seen"] is not False
        and (row["in_person"] is not False or (virtual and VIRTUAL[0] <= row["on"] <= VIRTUAL[1]))
    ]


def days_seen(life: Life) -> list[date]:
    return [day for day, _ in visits(life)]


# Which rule a home is under on a day.


def regime(life: Life, home: Row, day: date) -> str:
    status = life.status(day)
    if home["place"] in ADOPTERS:
        return "adopters"
    if home["place"] == "P1" and status in ("C1", "C2"):
        if unassessed(life, home, day):
            return "unassessed"
        return "interim" if status == "C1" else "order"
    if home["place"] in ELSEWHERE and status in CARE_ORDERS:
        return "elsewhere"
    if home["place"] in CONNECTED and temporarily_approved(life, day):
        return "interim"
    return "ordinary"


def unassessed(life: Life, home: Row, day: date) -> bool:
    """Whether the parents were not assessed before the move, under an order ever since, and no
    review was held there yet."""
    start = home["start"]
    assessed = [row["on"] for row in life.happened("PARENTS_ASSESSMENT")]
    if any(start - HALF_A_YEAR <= day <= start for day in assessed):
        return False
    reviewed = first_of((row["on"] for row in life["reviews"]), start)
    under = stretches(start, home["end"], bounds(life.statuses), life.status)
    orders = [(first, last) for first, last, status in under if status in ("C1", "C2")]
    ordered = start
    for first, last in orders:
        if first == ordered:
            ordered = last
    return day < ordered and (reviewed is None or day < reviewed)


def temporarily_approved(life: Life, day: date) -> bool:
    for made, _, _, end in temporary(life):
        full = first_of((each["on"] for each in life.happened("FULL_APPROVAL")), made)
        if made <= day < min(end, full or FAR):
            return True
    return False


def spells(life: Life, home: Row, kind: str) -> list[Spell]:
    """The stretches of a home under one rule."""
    approvals = life.happened("TEMP_APPROVAL", "FULL_APPROVAL")
    points = [
        *bounds(life.statuses),
        *bounds(approvals, "on", "until"),
        *(row["on"] for row in life["reviews"]),
    ]
    found = stretches(home["start"], home["end"], points, partial(regime, life, home))
    return [(start, end) for start, end, which in found if which == kind]


# Ordinary homes.


def first_week(life: Life) -> list[Found]:
    """Each new placement: within a week of moving in, not on the day itself. Homes under another
    rule have a first week of their own there."""
    asked = Asked(life, "visit-first-week")
    for home in life.homes:
        for start, end in spells(life, home, "ordinary"):
            if home["fresh"] and start == home["start"]:
                asked.once(start, end, WEEK, visits(life), since=start + DAY)
    return asked.rows


def same_carers_since(life: Life, home: Row) -> date:
    """When the child came to these carers: T and U are moves with the same ones."""
    before = [row for row in life.homes if row["end"] == home["start"]]
    if home["fresh"] in ("T", "U") and before:
        return same_carers_since(life, before[-1])
    return home["start"]


def length(life: Life, home: Row, spell: Spell, since: date, day: date) -> str:
    """The interval that the last visit up to a day has set."""
    start, end = spell
    year = add_months(since, 12)

    def visited_under(code: str) -> bool:
        for row in life.happened(code):
            over = min(row["until"], withdrawn(life, row))
            holds = row["on"] <= day < over and since <= row["on"] < end
            counted = first_of(days_seen(life), max(year, row["on"], start))
            if holds and counted and counted <= day:
                return True
        return False

    if home["place"] in LONG_TERM and visited_under("LONG_TERM_AGREED"):
        return "long-term"
    return "permanent" if visited_under("PERMANENCE_DECISION") else "six weeks"


def withdrawn(life: Life, made: Row) -> date:
    """The day on which the child agreed no longer to what was agreed."""
    return min(
        (
            row["on"]
            for row in life["events"]
            if row["event"] == made["event"] == "LONG_TERM_AGREED"
            and row["outcome"] in ("DECLINED", "WITHDRAWN")
            and row["on"] >= made["on"]
        ),
        default=FAR,
    )


def ordinary(duty: str, kind: str, limits: Limits) -> Callable[[Life], list[Found]]:
    """Visits that go on from the last in the home; the first is asked for by the first week."""

    def oracle(life: Life) -> list[Found]:
        asked = Asked(life, duty)
        made = [row for row in life["events"] if row["event"] in DECISIONS]
        for home in life.homes:
            since = same_carers_since(life, home)
            points = [add_months(since, 12), *bounds(made, "on", "until"), *days_seen(life)]
            for spell in spells(life, home, "ordinary"):
                parts = stretches(*spell, points, partial(length, life, home, spell, since))
                for start, end, which in parts:
                    if which == kind:
                        go_on(life, asked, (start, end), home, limits)
        return asked.rows

    return oracle


def go_on(life: Life, asked: Asked, spell: Spell, home: Row, limits: Limits) -> None:
    start, end = spell
    last = last_of(days_seen(life), start)
    if last and last > same_carers_since(life, home):
        asked.chain(last, end, limits, limits, visits(life), since=start + DAY)
        return
    if start > home["start"]:
        asked.chain(start, end, limits, limits, visits(life))
        return
    if not home["fresh"] and not home["latest"]:
        # It is not held when the child came: from the first day that is, and never too early.
        asked.chain(start, end, limits, limits, visits(life))
        return
    first = first_of(days_seen(life), start + DAY)
    if first and first < end:
        asked.chain(first, end, limits, limits, visits(life))


# Homes under other rules.


def special(
    duty: str, kind: str, limits: Callable[[Life, Row, date, int], Limits]
) -> Callable[[Life], list[Found]]:
    """Visits from the first day of a rule, or from the last visit in the same home before it."""

    def oracle(life: Life) -> list[Found]:
        asked = Asked(life, duty)
        for home in life.homes:
            for start, end in spells(life, home, kind):
                last = last_of(days_seen(life), start)
                own = last and last > home["start"]
                since, opens = start + DAY, last if own else start
                turn = 1 if own else 0
                while met := asked.once(
                    opens, end, limits(life, home, opens, turn), visits(life), since=since
                ):
                    opens, since, turn = met[0], met[0] + DAY, turn + 1
        return asked.rows

    return oracle


def weekly(life: Life, home: Row, opened: date, turn: int) -> Limits:
    return WEEK


def until_review(life: Life, home: Row, opened: date, turn: int) -> Limits:
    """Weekly until the first review in the home, then four-weekly."""
    reviewed = first_of((row["on"] for row in life["reviews"]), home["start"])
    return FOUR_WEEKS if reviewed and reviewed <= opened else WEEK


def care_order(life: Life) -> list[Found]:
    """At home under a care order: within a week of the order or the move, then six weeks. After
    the weekly visits to parents who were not assessed it goes on from the last."""
    asked = Asked(life, "visit-care-order-home")
    for home in life.homes:
        for start, end in spells(life, home, "order"):
            new = start == home["start"] or any(
                row["ls"] == "C2" and row["start"] == start for row in life.statuses
            )
            last = last_of(days_seen(life), start)
            if not new and last and last > home["start"]:
                asked.chain(last, end, SIX_WEEKS, SIX_WEEKS, visits(life), since=start + DAY)
            else:
                asked.chain(start, end, WEEK, SIX_WEEKS, visits(life))
    return asked.rows


def elsewhere(life: Life) -> list[Found]:
    """Where others arranged it: within a week, six-weekly in the first year, then quarterly."""
    asked = Asked(life, "visit-other-living")
    for home in life.homes:
        year = add_months(home["start"], 12)
        for start, end in spells(life, home, "elsewhere"):
            last = last_of(days_seen(life), start)
            own = last and last > home["start"]
            opens, since = (last if own else start), start + DAY
            limits = WEEK if not own else SIX_WEEKS if opens < year else [("3 m", "7 d")]
            while met := asked.once(opens, end, limits, visits(life, False), since=since):
                opens, since = met[0], met[0] + DAY
                limits = SIX_WEEKS if opens < year else [("3 m", "7 d")]
    return asked.rows


def adopters(life: Life) -> list[Found]:
    """Weekly with adopters until the first review there."""
    asked = Asked(life, "visit-adoptive-placement")
    for home in life.homes:
        if home["place"] in ADOPTERS:
            reviewed = first_of((row["on"] for row in life["reviews"]), home["start"])
            end = min(home["end"], reviewed or home["end"])
            asked.chain(home["start"], end, WEEK, WEEK, visits(life, False))
    return asked.rows


def supported(life: Life) -> list[Found]:
    """At 16 and 17 in supported accommodation: every 20 working days."""
    asked = Asked(life, "visit-supported-16-17")
    limits = [("20 wd", "4 wd")]
    for home in life.homes:
        if home["place"] in SUPPORTED:
            start = max(home["start"], life.at(16))
            if start >= home["end"]:
                continue
            last = last_of(days_seen(life), start)
            opens = last if last and last > home["start"] else start
            proof = visits(life, False)
            asked.chain(opens, home["end"], limits, limits, proof, since=start + DAY)
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "visit-first-week": first_week,
    "visit-six-weekly": ordinary("visit-six-weekly", "six weeks", SIX_WEEKS),
    "visit-permanent": ordinary("visit-permanent", "permanent", [("3 m", "14 d")]),
    "visit-long-term-foster": ordinary("visit-long-term-foster", "long-term", [("6 m", "21 d")]),
    "visit-parents-unassessed": special("visit-parents-unassessed", "unassessed", weekly),
    "visit-reg24-or-ico-home": special("visit-reg24-or-ico-home", "interim", until_review),
    "visit-care-order-home": care_order,
    "visit-other-living": elsewhere,
    "visit-adoptive-placement": adopters,
    "visit-supported-16-17": supported,
}
