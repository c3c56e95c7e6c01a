"""Courts, permanence and adoption: section 7 of the specification, and the plans of section 4."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearth.dates import add_months, add_working_days, beginning_with

from .counting import DAY, DONE, FAR, Asked, Found, Life, first_of, joined, last_of
from .reviews import first_within

RETURN = {"RETURN", "REMAINSUP", "RETURN1M", "RETURN6M", "RETURNEV"}
WITH_CARERS = {"SGOCAO", "LTRELFR", "LTFOST18", "LTFOST"}
ACHIEVED = {"E4A", "E4B", "E13", "E41", "E43", "E44", "E45", "E46", "E47", "E48"}


def by_second_review(life: Life) -> list[Found]:
    """On the day of the second review, or the day it falls due if that is before. Until a first is
    held, as if that were held in time."""
    asked = Asked(life, "permanence-plan-second-review")
    plans = [(row["on"], DONE) for row in life["permanence_plans"]]
    for care in life.care:
        start, end = care["start"], care["end"]
        if care["known"]:
            first = first_within(life, start, end)
            second = first_within(life, first + DAY, end) if first else None
            falls_due = add_months(first or add_working_days(start, 20), 3)
            due = min(second or falls_due, falls_due)
            asked.once(first or start, end, [], plans, since=start, due=due, amber="20 wd")
    return asked.rows


def planned(life: Life, codes: set[str]) -> list[tuple[date, date]]:
    """While there is a plan of one of these kinds: up to the next plan."""
    rows = life["permanence_plans"]
    found = []
    for row in rows:
        following = first_of((each["on"] for each in rows), row["on"] + DAY) or FAR
        end = min(following, row.get("end") or FAR)
        if row["plan"] in codes and row["on"] < end:
            found.append((row["on"], end))
    return joined(found)


def matched(life: Life) -> list[Found]:
    """Within a year of a plan: matched with permanent carers, or at home."""
    asked = Asked(life, "permanence-match")
    proof = [(row["on"], DONE) for row in life.happened("PERMANENCE_MATCH")]
    proof += [(row["end"], DONE) for row in life["periods"] if row["rec"] in ACHIEVED]
    for codes in (RETURN, WITH_CARERS):
        for start, end in planned(life, codes):
            for care in life.care:
                first, last = max(start, care["start"]), min(end, care["end"])
                if first < last:
                    asked.once(first, last, [("12 m", "60 d")], proof)
    return asked.rows


def pre_proceedings(life: Life) -> list[Found]:
    asked = Asked(life, "pre-proceedings")
    begun = [row for row in life["events"] if row["event"] == "PRE_PROCEEDINGS"]
    held = [row["on"] for row in life.happened("PRE_PROCEEDINGS_REVIEW")]
    for row in begun:
        start, until = row["on"], row["until"]
        ends = min(until, life.at(18))
        own = [day for day in held if last_of((each["on"] for each in begun), day) == start]
        for at, span in enumerate(("42 d", "84 d")):
            proof = [(day, DONE) for day in own[at : at + 1]]
            asked.once(start, ends, [(span, "14 d")], proof)
        over = [(until, DONE)] if until < FAR else []
        asked.once(start, ends, [("112 d", "14 d")], over)
    return asked.rows


def proceedings(life: Life) -> list[Found]:
    """Within 26 weeks beginning with the day of issue, extended or not."""
    asked = Asked(life, "proceedings-26-weeks")
    issued = [row for row in life["events"] if row["event"] == "PROCEEDINGS"]
    for row in issued:
        over = [
            (each["until"], DONE)
            for each in issued
            if each["on"] == row["on"] and each["until"] < FAR
        ]
        due = beginning_with(row["on"], 182)
        asked.once(row["on"], life.at(18), [], over, due=due, amber="42 d")
    return asked.rows


def short_orders(life: Life) -> list[Found]:
    """Police protection 72 hours; an emergency order 8 days, or 15 where it was extended."""
    asked = Asked(life, "short-orders")
    for row in life["statuses"]:
        if row["ls"] not in ("L1", "L2"):
            continue
        start, end = row["start"], row["end"]
        longer = first_of((each["on"] for each in life.happened("ORDER_EXTENSION")), start)
        over = [(end, DONE)] if end < FAR else []
        if row["ls"] == "L1":
            asked.once(start, FAR, [("72 h", "12 h")], over)
        else:
            extended = longer is not None and longer <= end
            asked.once(start, FAR, [("15 d" if extended else "8 d", "2 d")], over)
    return asked.rows


def adoption_decided(life: Life) -> list[Found]:
    """Two months from the review that set the plan; where none is recorded, from the plan."""
    asked = Asked(life, "adoption-decision")
    days = [row["on"] for row in life.happened("ADOPTION_RECOMMENDED")]
    if not days:
        days = [start for start, _ in planned(life, {"ADOPTION"})]
    decided = [(row["on"], DONE) for row in life["adoption"]]
    for day in days:
        for care in life.care:
            if care["start"] <= day < care["end"]:
                asked.once(day, care["end"], [("2 m", "14 d")], decided)
    return asked.rows


def adoption_matched(life: Life) -> list[Found]:
    asked = Asked(life, "adoption-match")
    placement_orders = [row["start"] for row in life["statuses"] if row["ls"] == "E1"]
    for row in life["adoption"]:
        order = row["order"]
        if order == FAR:
            order = first_of(placement_orders, row["on"]) or FAR
        if order == FAR:
            continue
        over = first_of((care["end"] for care in life.care), order + DAY) or FAR
        proof = [
            (each["matched"], DONE)
            for each in life["adoption"]
            if each["on"] == row["on"] and each["matched"] < FAR
        ]
        since = min(order, row["matched"])
        asked.once(order, min(row["ceased"], over), [("200 d", "30 d")], proof, since=since)
    return asked.rows


def guardians(life: Life) -> list[Found]:
    """Support of special guardians: reviewed every year while it goes on."""
    asked = Asked(life, "sgo-support-review")
    year = [("12 m", "30 d")]
    for row in life.happened("SGO_SUPPORT"):
        ends = min(row["until"], life.at(18))
        asked.chain(row["on"], ends, year, year, life.proof("SGO_SUPPORT_REVIEW"))
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "permanence-plan-second-review": by_second_review,
    "permanence-match": matched,
    "pre-proceedings": pre_proceedings,
    "proceedings-26-weeks": proceedings,
    "short-orders": short_orders,
    "adoption-decision": adoption_decided,
    "adoption-match": adoption_matched,
    "sgo-support-review": guardians,
}
