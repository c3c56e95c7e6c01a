"""Education: section 6 of the specification, with the usual calendar of terms."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files

from hearth.dates import add_working_days, is_working_day

from .answers import answers, begun, proof
from .care import end_of_care
from .counting import DAY, FAR, Asked, Found, Life, first_of
from .safety import plain

NURSERY = 3


@cache
def terms() -> list[dict[str, date]]:
    """Every term: its first and last day, its half-term holiday, the day the next begins."""
    text = (files("hearth.duties") / "data" / "terms.csv").read_text(encoding="utf-8")
    rows = [
        {name: date.fromisoformat(day) for name, day in row.items() if name != "term"}
        for row in csv.DictReader(text.splitlines())
    ]
    following = [row["first"] for row in rows[1:]]
    return [{**row, "following": day} for row, day in zip(rows, [*following, FAR], strict=True)]


@cache
def school_days() -> list[date]:
    found = []
    for term in terms():
        day = term["first"]
        while day <= term["last"]:
            if is_working_day(day) and not term["break_first"] <= day <= term["break_last"]:
                found.append(day)
            day += DAY
    return found


def initial(life: Life) -> list[Found]:
    """Begun within ten working days, ready for the first review."""
    asked = Asked(life, "pep-initial")
    for care in life.care:
        if care["known"] and care["start"] >= life.at(NURSERY):
            limits = [("10 wd", "3 wd"), ("20 wd", "3 wd")]
            asked.once(care["start"], care["end"], limits, life.proof("PEP"))
    return asked.rows


def termly(life: Life) -> list[Found]:
    """One in each term. Who comes into care in the last ten working days of a term has the first
    for the next, and what was made since coming into care counts."""
    asked = Asked(life, "pep-termly")
    for care in life.care:
        start, end = max(care["start"], life.at(NURSERY)), min(care["end"], life.at(18))
        known = care["known"] or start > care["start"]
        first = True
        for term in terms():
            if start > term["last"] or end <= term["first"]:
                continue
            tenth = add_working_days(term["last"] + DAY, -10)
            if start >= tenth if known else start > term["first"]:
                continue
            opens = max(start, term["first"])
            since = start if first and known else opens
            first = False
            ends = min(end, term["following"] - DAY)
            plans = life.proof("PEP")
            asked.once(opens, ends, [], plans, since=since, due=term["last"], amber="15 wd")
    for on, _, row in begun(life, "SUSPENSION"):
        permanent = "permanent" in row.get("level", "").lower()
        if permanent and life.in_care(on) and on >= life.at(NURSERY):
            late = add_working_days(on, 10)
            due = first_of((term["last"] for term in terms()), late)
            ends, plans = end_of_care(life, on), life.proof("PEP")
            asked.once(on, ends, [], plans, due=due, amber="15 wd")
    return asked.rows


def compulsory(life: Life) -> tuple[date, date]:
    """School age: from the first of three dates at 5, to the last Friday in June at 16."""
    fifth = life.at(5)
    marks = [
        date(year, month, day)
        for year in (fifth.year, fifth.year + 1)
        for month, day in ((3, 31), (8, 31), (12, 31))
    ]
    year = life.dob.year + 16 + (life.dob.month >= 9)
    june = date(year, 6, 30)
    while june.weekday() != 4:
        june -= DAY
    return first_of(marks, fifth) or FAR, june + DAY


def place(life: Life) -> list[Found]:
    """Within 20 school days of coming into care or moving to new carers; no school is held here."""
    asked = Asked(life, "education-place")
    first, last = compulsory(life)
    for home in life.homes:
        start = home["start"]
        if home["fresh"] in ("S", "P", "B") and first <= start < last:
            asked.once(start, home["end"], [], [], due=school_day_after(start, 20), amber="5 wd")
    return asked.rows


def school_day_after(day: date, number: int) -> date:
    later = [each for each in school_days() if each > day]
    if day >= school_days()[0] and len(later) >= number:
        return later[number - 1]
    while number:  # outside the terms that are held weekdays are counted
        day += DAY
        number -= day.weekday() < 5
    return day


def suspended(life: Life) -> list[Found]:
    """Education from the first day, as long as the suspension lasts."""
    asked = Asked(life, "exclusion-response")
    every = [(on, at) for on, at, _ in begun(life, "SUSPENSION")]
    inside = [one for one in every if life.in_care(one[0])]
    for on, at, row in begun(life, "SUSPENSION"):
        if life.in_care(on):
            told = row["told_until"]
            ends = min(end_of_care(life, on), told + DAY if told < FAR else FAR)
            given = answers((on, at), inside, proof(life, "SUSPENSION_PROVISION"))
            asked.once(on, ends, [("0 d", "0 d")], plain(given))
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "pep-initial": initial,
    "pep-termly": termly,
    "education-place": place,
    "exclusion-response": suspended,
}
