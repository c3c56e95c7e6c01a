"""Sixteen plus and care leavers: section 9 of the specification."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearth.dates import add_months

from .counting import DAY, DONE, FAR, Asked, Found, Life, Limits, first_of, joined, last_of, without
from .statuses import (
    Spells,
    advised,
    counted,
    eligible,
    former_relevant,
    grown_up,
    leavers,
    over_21,
    overlap,
    relevant,
    supported,
    wanting,
)

QUARTER: Limits = [("3 m", "30 d")]


def eligible_once(duty: str, code: str) -> Callable[[Life], list[Found]]:
    """From becoming eligible; again on becoming so later where it was not done by then."""

    def oracle(life: Life) -> list[Found]:
        asked = Asked(life, duty)
        for number, (start, end) in enumerate(eligible(life)):
            before = any(row["on"] < start for row in life.happened(code))
            if number == 0 or not before:
                asked.once(start, end, QUARTER, life.proof(code), since=life.at(15))
        return asked.rows

    return oracle


def plan_started(life: Life) -> list[Found]:
    asked = Asked(life, "pathway-plan-started")
    proof = life.proof("PATHWAY_STARTED", "PATHWAY_PLAN")
    for start, end, reach in counted(life):
        if reach <= life.at(16):
            opens = max(start, life.at(16, -3))
            asked.once(opens, end, [], proof, life.at(15), life.at(16), "60 d")
    return asked.rows


def assessed(life: Life) -> list[Found]:
    asked = Asked(life, "relevant-assessment")
    for start, end in relevant(life):
        if not any(row["on"] < start for row in life.happened("NEEDS_ASSESSMENT")):
            asked.once(start, end, QUARTER, life.proof("NEEDS_ASSESSMENT"))
    return asked.rows


def adviser(life: Life) -> list[Found]:
    asked = Asked(life, "pa-appointment")
    entitled = joined([*eligible(life), *relevant(life), *grown_up(life, 21), *wanting(life)])
    named = [(start, DONE) for start, _ in advised(life)]
    for start, end in entitled:
        already = any(first <= start < last for first, last in advised(life))
        proof = [(start, DONE)] if already else named
        asked.once(start, end, [("3 m", "10 wd")], proof)
        for vacant, until in without([(start, end)], advised(life)):
            if vacant > start:
                asked.once(vacant, until, [("10 wd", "10 wd")], named)
    return asked.rows


def plan_reviews(life: Life) -> list[Found]:
    """Every six months after care, from the last plan or review; in care the review of the care
    plan is one. A young person who does not want to come is recorded, and it is held."""
    asked = Asked(life, "pathway-plan-review")
    plans = life.events("PATHWAY_PLAN", "PATHWAY_REVIEW")
    proof = [(row["on"], row["outcome"]) for row in plans if row["outcome"] != 1]
    done = [row["on"] for row in plans if row["outcome"] == DONE]
    every = [*done, *(row["on"] for row in life["reviews"])]
    for start, end in joined([*relevant(life), *former_relevant(life)]):
        if start > life.today:
            continue
        opens = last_of(every, start) or start
        since = max(opens + DAY, start)
        asked.chain(opens, end, [("6 m", "30 d")], [("6 m", "30 d")], proof, since=since)
    return asked.rows


def homes_provided(life: Life) -> Spells:
    """Homes provided after care, each up to the next."""
    days = sorted({row["on"] for row in life.happened("NEW_HOME")})
    found = []
    for day in days:
        until = next(row["until"] for row in life.happened("NEW_HOME") if row["on"] == day)
        end = min(until, first_of(days, day + DAY) or FAR)
        if day < end:
            found.append((day, end))
    return overlap(found, leavers(life))


def seen(life: Life) -> list[tuple[date, int]]:
    """Times the adviser met the young person."""
    return [
        (row["on"], DONE) for row in life.happened("ADVISER_VISIT") if row["in_person"] is not False
    ]


def reviewed_there(life: Life) -> list[Found]:
    asked = Asked(life, "pathway-review-new-home")
    for start, end in homes_provided(life):
        limits = [("28 d", "7 d")], [("3 m", "7 d")]
        asked.chain(start, end, *limits, life.proof("PATHWAY_REVIEW"))
    return asked.rows


def visited(life: Life) -> list[Found]:
    asked = Asked(life, "pa-visit-new-home")
    for start, end in homes_provided(life):
        asked.once(start, end, [("7 d", "2 d")], seen(life))
    return asked.rows


def visited_again(life: Life) -> list[Found]:
    asked = Asked(life, "pa-visit-two-monthly")
    limits: Limits = [("2 m", "10 d")]
    for start, end in homes_provided(life):
        first = first_of((day for day, _ in seen(life)), start)
        if first:
            asked.chain(first, end, limits, limits, seen(life))
    return asked.rows


def contact(life: Life) -> list[Found]:
    """Seen every eight weeks by whoever has an adviser, or had one and is to have another."""
    asked = Asked(life, "pa-contact-8-weeks")
    limits: Limits = [("56 d", "10 d")]
    held = advised(life)
    entitled = joined([*eligible(life), *relevant(life), *grown_up(life, 21), *wanting(life)])
    since_first = [
        (max(start, first_of((each for each, _ in held), start) or FAR), end)
        for start, end in entitled
    ]
    for start, end in joined([*held, *(each for each in since_first if each[0] < each[1])]):
        asked.chain(start, min(end, life.at(25)), limits, limits, seen(life))
    return asked.rows


def in_touch(life: Life) -> list[Found]:
    asked = Asked(life, "keep-in-touch")
    limits: Limits = [("56 d", "14 d")]
    proof = [(row["on"], DONE) for row in life.happened("ADVISER_VISIT", "CONTACT")]
    for start, end in joined([*relevant(life), *grown_up(life, 21)]):
        asked.chain(start, end, limits, limits, proof)
    return asked.rows


def offers(life: Life) -> list[Found]:
    """As soon as possible after 21, then every 12 months, to whoever has no support."""
    asked = Asked(life, "offer-21-25")
    made = [(row["on"], DONE) for row in life.events("OFFER_21")]
    first, then = [("1 m", "30 d")], [("12 m", "30 d")]
    for start, end in without(over_21(life), supported(life)):
        turned = start > life.at(21) and any(day == start for day, _ in made)
        since = start + DAY if turned else start
        asked.chain(start, end, then if turned else first, then, made, since=since)
    return asked.rows


# Local standards, which follow the same statuses.


def fostered(life: Life) -> Spells:
    found: Spells = []
    for home in life.homes:
        if home["place"] in {"U1", "U2", "U3", "U4", "U5", "U6"}:
            if found and found[-1][1] == home["start"] and home["fresh"] in ("T", "U"):
                found[-1] = (found[-1][0], home["end"])
            else:
                found.append((home["start"], home["end"]))
    return found


def staying_put(life: Life) -> list[Found]:
    """A decision, whatever it is, by 17 and a half; reviews to 21 for whoever stays."""
    asked = Asked(life, "staying-put")
    made = [row for row in life["events"] if row["event"] == "STAYING_PUT_DECISION"]
    undecided = ("ATTEMPTED", "WITHDRAWN")
    decided = [(row["on"], DONE) for row in made if row["outcome"] not in undecided]
    for start, end in overlap(eligible(life), fostered(life)):
        asked.once(start, end, [], decided, due=max(life.at(17, 6), start), amber="90 d")
    at_18 = any(end == life.at(18) for _, end in fostered(life))
    if life.happened("STAYING_PUT_DECISION") and at_18:
        for start, end in grown_up(life, 21):
            moved = first_of((row["on"] for row in life.happened("NEW_HOME")), start) or FAR
            limits: Limits = [("6 m", "30 d")]
            asked.chain(start, min(end, moved), limits, limits, life.proof("STAYING_PUT_REVIEW"))
    return asked.rows


def in_care(life: Life) -> Spells:
    return [(care["start"], care["end"]) for care in life.care]


def adult_services(life: Life) -> list[Found]:
    asked = Asked(life, "adult-transition")
    if not any(row["event"] == "ADULT_REFERRAL" for row in life["events"]):
        return []
    steps = (
        ("ADULT_REFERRAL", life.at(15), life.at(16)),
        ("ADULT_DECISION", life.at(16), life.at(17, 6)),
        ("ADULT_PANEL", life.at(17), life.at(17, 9)),
    )
    for start, end in joined([*in_care(life), *relevant(life)]):
        for code, opens, due in steps:
            by_then(asked, (start, end), opens, due, life.proof(code), "60 d")
    return asked.rows


def by_then(
    asked: Asked,
    spell: tuple[date, date],
    opens: date,
    due: date,
    proof: list[tuple[date, int]],
    lead: str,
    since: date = date.min,
) -> None:
    start, end = spell
    asked.once(max(start, opens), end, [], proof, since, max(start, due), lead)


def money(life: Life) -> list[Found]:
    asked = Asked(life, "care-leaver-money")
    at_18 = life.at(18)
    for _, end in grown_up(life):
        saved = life.proof("SAVINGS_HANDED_OVER")
        asked.once(add_months(at_18, -3), end, [], saved, date.min, at_18, "10 wd")
    for start, _ in homes_provided(life)[:1]:
        for first, end in overlap([(start, FAR)], leavers(life)):
            paid = life.proof("SETTING_UP_ALLOWANCE")
            asked.once(first, end, [("20 wd", "10 wd")], paid, since=date.min)
    return asked.rows


def papers(life: Life) -> list[Found]:
    """Checked on coming into care, at 16 and at 17, an application by 17 and a half: children who
    are not known to be British."""
    asked = Asked(life, "immigration-check")
    known = [(r["start"], r["end"]) for r in life["immigration"] if r["status"] != "CITIZEN"]
    abroad = joined(overlap(in_care(life), joined(known)))
    checks = life.proof("IMMIGRATION_CHECK")
    for care in life.care:
        for start, end in overlap([(care["start"], care["end"])], abroad):
            if care["known"] and start == care["start"]:
                asked.once(start, end, [("20 wd", "10 wd")], checks)
    for start, end in abroad:
        for age in (16, 17):
            due = life.at(age)
            if start < due:
                opens, since = add_months(due, -3), add_months(due, -3)
                by_then(asked, (start, end), opens, due, checks, "90 d", since)
    unsettled = [
        (r["start"], r["end"])
        for r in life["immigration"]
        if r["status"] not in ("CITIZEN", "SETTLED")
    ]
    applied = life.proof("IMMIGRATION_APPLICATION")
    for spell in joined(overlap(in_care(life), joined(unsettled))):
        by_then(asked, spell, life.at(17), life.at(17, 6), applied, "90 d")
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "needs-assessment-16": eligible_once("needs-assessment-16", "NEEDS_ASSESSMENT"),
    "pathway-plan-first": eligible_once("pathway-plan-first", "PATHWAY_PLAN"),
    "pathway-plan-started": plan_started,
    "relevant-assessment": assessed,
    "pa-appointment": adviser,
    "pathway-plan-review": plan_reviews,
    "pathway-review-new-home": reviewed_there,
    "pa-visit-new-home": visited,
    "pa-visit-two-monthly": visited_again,
    "pa-contact-8-weeks": contact,
    "keep-in-touch": in_touch,
    "offer-21-25": offers,
    "staying-put": staying_put,
    "adult-transition": adult_services,
    "care-leaver-money": money,
    "immigration-check": papers,
}
