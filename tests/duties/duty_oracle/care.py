"""Coming into care and homes: section 2 of the specification, and what of 11 is a child's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearth.dates import add_working_days, birthday

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
    first_of,
    joined,
    last_of,
    without,
)

CONNECTED = {"U1", "U3"}
ADOPTERS = {"U2", "U5"}  # foster carers who are approved adopters
FRIENDS = {"U1", "U2", "U3"}
FOSTER = {"U1", "U2", "U3", "U4", "U5", "U6"}
OTHERS = {"K3", "H5", "P2"}
NO_NUMBER = "XXXXXXX"  # what the return writes of a home that has no Ofsted number
REGISTRATION, BAN = date(2023, 10, 28), date(2021, 9, 9)
# How long before what it is for a thing may be done, where the law sets no limit.
HALF_A_YEAR, QUARTER, MONTH = 184 * DAY, 92 * DAY, 28 * DAY
# Why care ended, where no decision of the council was asked.
NO_DECISION = {"E11", "E12", "E2", "E3", "E41", "E45", "E46", "E47", "E48", "E9", "E15"}
FIVE: Limits = [("5 wd", "2 wd")]
AT_ONCE: Limits = [("0 d", "0 d")]


# Workers.


def had(life: Life, role: str) -> list[tuple[date, date]]:
    return joined((r["start"], r["end"]) for r in life["allocations"] if r["role"] == role)


def worker(duty: str, role: str, limits: Limits, vacancy: Limits) -> Callable[[Life], list[Found]]:
    """Somebody named on coming into care, and again when there is nobody any more."""

    def oracle(life: Life) -> list[Found]:
        asked = Asked(life, duty)
        named = [(start, DONE) for start, _ in had(life, role)]
        for care in life.care:
            start, end = care["start"], care["end"]
            if care["known"]:
                already = any(first <= start < last for first, last in had(life, role))
                asked.once(start, end, limits, [(start, DONE)] if already else named)
            for vacant, until in without([(start, end)], had(life, role)):
                # Where the beginning is not held somebody is to be there on the first day that is.
                unknown = not care["known"] and not care["latest"]
                if vacant > start or unknown:
                    asked.once(vacant, until, vacancy, named)
        return asked.rows

    return oracle


# Coming into care.


def welcome(life: Life) -> list[Found]:
    asked = Asked(life, "child-welcome")
    for care in life.care:
        if care["known"] and care["start"] >= life.at(4):
            asked.once(care["start"], care["end"], FIVE, life.proof("WELCOME"))
    return asked.rows


def care_plan(life: Life) -> list[Found]:
    asked = Asked(life, "care-plan")
    for care in life.care:
        if care["known"]:
            since = care["start"] - QUARTER
            proof = life.proof("CARE_PLAN")
            begins = max([care["start"], *(end for _, end in only_remanded(life, care))])
            asked.once(begins, care["end"], [("10 wd", "3 wd")], proof, since=since)
        elif not care["latest"]:  # from the first day that is held; a plan from before counts
            proof = life.proof("CARE_PLAN")
            asked.once(care["start"], care["end"], [("10 wd", "3 wd")], proof, since=date.min)
    return asked.rows


def only_remanded(life: Life, care: Row) -> list[tuple[date, date]]:
    """The remand with which care began, while it is for nothing else."""
    remanded = joined((r["start"], r["end"]) for r in life.statuses if r["ls"] == "J1")
    start, end = care["start"], care["end"]
    here = [(start, min(last, end)) for first, last in remanded if first <= start < last]
    return here if care["known"] else []


def remand(life: Life) -> list[Found]:
    """Looked after only because of remand, from the day of it."""
    asked = Asked(life, "remand-plans")
    for care in life.care:
        for start, end in only_remanded(life, care):
            custody = any(
                home["place"] == "R5" and home["start"] <= start + DAY and home["end"] > start
                for home in life.homes
            )
            limits = [("10 wd" if custody else "5 wd", "2 wd")]
            asked.once(start, end, limits, life.proof("REMAND_PLAN", "CARE_PLAN"))
    return asked.rows


def ceasing(life: Life) -> list[Found]:
    """Care that ended after 20 working days, by a decision of the council and under no order."""
    asked = Asked(life, "stop-looking-after-decision")
    for care in life.care:
        end = care["end"]
        if not care["known"] or end > life.today or end >= life.at(18):
            continue
        long = end >= add_working_days(care["start"], 20)
        order = life.status(end - DAY) in ("C1", "C2", "D1", "E1")
        if long and not order and care["rec"] not in NO_DECISION:
            proof, since = life.proof("CEASE_DECISION"), end - QUARTER
            asked.once(end, end + MONTH, [("0 d", "10 wd")], proof, since=since)
    return asked.rows


def consent(life: Life) -> list[Found]:
    asked = Asked(life, "s20-review")
    for day in [row["on"] for row in life["reviews"]]:
        if life.in_care(day) and life.status(day) == "V2":
            proof = life.proof("CONSENT_REVIEW")
            asked.once(day, day + QUARTER, [("0 d", "14 d")], proof, since=day - MONTH)
    return asked.rows


# Homes.


def about_home(life: Life, code: str) -> dict[date, list[tuple[date, int]]]:
    """Events by the move that they are for. Where they do not say: the home in which they
    happened; or the next, when that began within four weeks and the first had its own already or
    there was none."""
    moves = [home for home in life.homes if home["fresh"]]
    found: dict[date, list[tuple[date, int]]] = {home["start"]: [] for home in moves}
    known = life.events(code)
    for row in known:
        day = row["on"]
        here = [home["start"] for home in moves if home["start"] <= day <= home["end"]]
        mine = here[-1] if here else None
        coming = first_of((home["start"] for home in moves), day)
        earlier = last_of((each["on"] for each in known), day - DAY)
        had_its_own = mine is not None and earlier is not None and earlier >= mine
        if coming and coming <= day + MONTH and (mine is None or had_its_own):
            mine = coming
        mine = row["about"] or mine
        if mine in found:
            found[mine].append((day, row["outcome"]))
    return found


def homes(
    duty: str,
    code: str,
    limits: Limits,
    chosen: Callable[[Life, Row], bool],
    quarter: bool = False,
) -> Callable[[Life], list[Found]]:
    """Something for each home, done beforehand or after the move."""

    def oracle(life: Life) -> list[Found]:
        asked = Asked(life, duty)
        proof = about_home(life, code)
        for home in life.homes:
            if home["fresh"] and chosen(life, home):
                since = home["start"] - QUARTER if quarter else date.min
                asked.once(home["start"], home["end"], limits, proof[home["start"]], since=since)
        return asked.rows

    return oracle


def to_approve(home: Row) -> bool:
    """Outside the area, and neither with relatives or friends nor with the council's own carers."""
    own = home["place"] in FOSTER and home["provider"] == "PR1"
    return home["area"] == "OUT" and home["place"] not in FRIENDS and not own


def school_year(life: Life, day: date) -> int:
    """Year 1 begins in the September after the fifth birthday."""
    first = life.dob.year + 5 + (life.dob.month >= 9)
    return day.year - (day.month < 9) - first + 1


def fragile(life: Life) -> list[Found]:
    asked = Asked(life, "stability-meeting")
    for row in life.happened("PLACEMENT_FLAG"):
        proof = life.proof("STABILITY_MEETING")
        asked.once(row["on"], end_of_care(life, row["on"]), FIVE, proof)
    return asked.rows


def end_of_care(life: Life, day: date) -> date:
    """When the care of a day ends; outside care the 18th birthday."""
    ends = [row["end"] for row in life.care if row["start"] <= day < row["end"]]
    return ends[-1] if ends else life.at(18)


def ending(life: Life) -> list[Found]:
    """A review before a planned end; to be held afterwards where it was not."""
    asked = Asked(life, "placement-end-review")
    for row in life.happened("PLACEMENT_END_PLAN"):
        if life.home(row["on"]):
            due = row["told_until"]
            proof = [(each["on"], DONE) for each in life["reviews"]]
            asked.once(row["on"], FAR, [], proof, due=due, amber="5 wd")
    return asked.rows


# Parents, relatives and friends.


def with_parents(life: Life) -> list[tuple[date, date]]:
    """Moves to parents under a care order, as long as one lasts."""
    orders = joined((r["start"], r["end"]) for r in life.statuses if r["ls"] in ("C1", "C2"))
    return [
        (home["start"], min(last, home["end"]))
        for home in life.homes
        if home["place"] == "P1" and home["fresh"]
        for first, last in orders
        if first <= home["start"] < last
    ]


def parents_assessed(life: Life) -> list[Found]:
    asked = Asked(life, "parents-assessment")
    for start, end in with_parents(life):
        proof, since = life.proof("PARENTS_ASSESSMENT"), start - HALF_A_YEAR
        asked.once(start, end, [("10 wd", "3 wd")], proof, since=since)
    return asked.rows


def parents_decided(life: Life) -> list[Found]:
    """Before the move, or within ten working days of an assessment made after it."""
    asked = Asked(life, "parents-decision")
    for start, end in with_parents(life):
        assessed = [row["on"] for row in life.happened("PARENTS_ASSESSMENT")]
        before = [day for day in assessed if start - HALF_A_YEAR <= day <= start]
        later = first_of(assessed, start)
        proof, since = life.proof("PARENTS_DECISION"), start - HALF_A_YEAR
        if not before and later and later < end:
            asked.once(later, end, [("10 wd", "3 wd")], proof, since=since)
        else:
            asked.once(start, end, AT_ONCE, proof, since=since)
    return asked.rows


def with_friends(life: Life) -> list[tuple[date, date]]:
    """Homes with relatives or friends; moves with the same carers are one home."""
    found: list[tuple[date, date]] = []
    for home in life.homes:
        if home["place"] not in CONNECTED:
            continue
        if found and found[-1][1] == home["start"] and home["fresh"] in ("T", "U"):
            found[-1] = (found[-1][0], home["end"])
        else:
            found.append((home["start"], home["end"]))
    return found


def temporary(life: Life) -> list[tuple[date, date, date, date]]:
    """Temporary approvals: made, given until, and start and end of the home they are for. They are
    made on the day of the move, shortly before, or while the child lives there."""
    return [
        (row["on"], row["told_until"], start, end)
        for row in life.happened("TEMP_APPROVAL")
        for start, end in with_friends(life)
        if start - MONTH <= row["on"] < end
    ]


def approval(life: Life) -> list[Found]:
    """Sixteen weeks, or until the day it was given to."""
    asked = Asked(life, "reg24-approval")
    for made, given, _, end in temporary(life):
        proof = life.proof("FULL_APPROVAL", "TEMP_EXTENSION")
        asked.once(made, end, [("112 d", "28 d")], proof, due=given, amber="28 d")
    return asked.rows


def extension(life: Life) -> list[Found]:
    """Eight weeks more: to twenty-four in all, or fewer where the approval or the extension was
    given for less. One until an independent review is decided has no day."""
    asked = Asked(life, "reg25-extension")
    longer = sorted(
        (row for row in life["events"] if row["event"] == "TEMP_EXTENSION"),
        key=lambda row: row["on"],
    )
    reviewed = [(row["on"], DONE) for row in longer if row["outcome"] == "UNTIL_IRM"]
    proof = sorted([*life.proof("FULL_APPROVAL"), *reviewed])
    for made, given, _, end in temporary(life):
        weeks = [row for row in longer if row["outcome"] in ("", "DONE") and row["on"] >= made]
        if weeks and weeks[0]["on"] < end:
            due = weeks[0]["told_until"]
            if due == FAR and given < FAR:
                due = given + 56 * DAY
            asked.once(made, end, [("168 d", "14 d")], proof, due=due, amber="14 d")
    return asked.rows


# Providers.


def registered(life: Life) -> list[Found]:
    asked = Asked(life, "supported-registered")
    for home in life.homes:
        if home["place"] in OTHERS and home["fresh"] and home["start"] >= REGISTRATION:
            known = home["urn"] not in ("", NO_NUMBER)
            proof: Evidence = [(home["start"], DONE)] if known else []
            asked.once(home["start"], home["end"], AT_ONCE, proof)
    return asked.rows


def under_16(life: Life) -> list[Found]:
    asked = Asked(life, "under-16-ban")
    for home in life.homes:
        start, end = max(home["start"], BAN), min(home["end"], birthday(life.dob, 16))
        if home["place"] in OTHERS and start < end:
            asked.once(start, end, AT_ONCE, [])
    return asked.rows


def unregistered(home: Row) -> bool:
    return home["place"] in {"K2", *OTHERS} and home["urn"] == NO_NUMBER


def distant(home: Row) -> bool:
    return to_approve(home) and home["adjoining"] is False


def moved_in_key_stage_4(life: Life, home: Row) -> bool:
    return home["fresh"] in ("P", "B") and school_year(life, home["start"]) in (10, 11)


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "iro-allocation": worker("iro-allocation", "IRO", FIVE, FIVE),
    "sw-allocation": worker("sw-allocation", "SW", [("1 wd", "0 d")], [("1 wd", "0 d")]),
    "child-welcome": welcome,
    "care-plan": care_plan,
    "remand-plans": remand,
    "stop-looking-after-decision": ceasing,
    "s20-review": consent,
    "placement-plan": homes(
        "placement-plan", "PLACEMENT_PLAN", FIVE, lambda _, home: home["place"] != "R5"
    ),
    "placement-notification": homes(
        "placement-notification", "PLACEMENT_NOTICE", FIVE, lambda *_: True
    ),
    "area-authority-notification": homes(
        "area-authority-notification", "HOST_NOTICE", FIVE, lambda _, home: home["area"] == "OUT"
    ),
    "out-of-area-approval": homes(
        "out-of-area-approval",
        "AWAY_APPROVAL",
        AT_ONCE,
        lambda _, home: to_approve(home) and not distant(home),
    ),
    "distant-placement-approval": homes(
        "distant-placement-approval", "AWAY_APPROVAL", AT_ONCE, lambda _, home: distant(home)
    ),
    "ks4-move-approval": homes(
        "ks4-move-approval", "KS4_APPROVAL", AT_ONCE, moved_in_key_stage_4, quarter=True
    ),
    "parents-assessment": parents_assessed,
    "parents-decision": parents_decided,
    "reg24-approval": approval,
    "reg25-extension": extension,
    "ffa-temporary-approval": homes(
        "ffa-temporary-approval",
        "TEMP_APPROVAL",
        AT_ONCE,
        lambda _, home: home["place"] in ADOPTERS,
    ),
    "supported-registered": registered,
    "under-16-ban": under_16,
    "unregistered-placement": homes(
        "unregistered-placement", "UNREGISTERED_REPORT", AT_ONCE, lambda _, h: unregistered(h)
    ),
    "placement-planning-meeting": homes(
        "placement-planning-meeting", "PLANNING_MEETING", FIVE, lambda *_: True
    ),
    "stability-meeting": fragile,
    "placement-end-review": ending,
}
