"""Missing, safety and liberty: section 8 of the specification."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from .answers import Proof, answers, begun, proof
from .care import end_of_care
from .counting import (
    DAY,
    DONE,
    FAR,
    LONDON,
    Asked,
    Found,
    Life,
    Row,
    first_of,
    minute,
)

MONTH = 28 * DAY


def times(life: Life, kinds: str) -> list[Row]:
    """Times missing (M) or away (A) that began in care, with the minutes that are known."""
    return [
        {
            **row,
            "start_at": minute(row["start"], row["start_time"]),
            "end_at": minute(row["end"], row["end_time"]),
        }
        for row in life["missing"]
        if row["kind"] in kinds and life.in_care(row["start"])
    ]


def long(row: Row, hours: int) -> date | None:
    """The day on which so many hours had passed, of a time that lasted longer."""
    if row["start_at"] is None:
        mark = row["start"] + hours // 24 * DAY
        return mark if row["end"] > mark else None
    at: datetime = row["start_at"] + timedelta(hours=hours)
    mark = at.astimezone(LONDON).date()
    lasted = row["end_at"] > at if row["end_at"] else row["end"] > mark
    return mark if lasted else None


def reported(life: Life) -> list[Found]:
    """At once; the manager by 24 hours and the director by 72. No notice here says who was told,
    so it is for those who must be told at once."""
    asked = Asked(life, "missing-report")
    gone = times(life, "MA")
    every = [(row["start"], row["start_at"]) for row in gone]
    for row in gone:
        opens, at = row["start"], row["start_at"]
        back = row["end"] + MONTH if row["end"] < FAR else FAR  # then nobody can be told any more
        ends = min(end_of_care(life, opens), back)
        told = answers((opens, at), every, proof(life, "MISSING_NOTICE"))
        asked.in_hours(opens, at, ends, (1, "1 h"), told)
        for hours in (24, 72):
            if long(row, hours):
                asked.in_hours(opens, at, ends, (hours, "1 h"), [])
    return asked.rows


def interviewed(life: Life) -> list[Found]:
    """An interview within 72 hours of each return; an offer is none, unless it was declined."""
    asked = Asked(life, "return-home-interview")
    gone = [row for row in times(life, "M") if row["end"] < life.at(18)]
    every = [(row["end"], row["end_at"]) for row in gone]
    offers = [each for each in proof(life, "RETURN_INTERVIEW_OFFER") if each[1] != DONE]
    given = [*proof(life, "RETURN_INTERVIEW"), *offers]
    for row in gone:
        one = row["end"], row["end_at"]
        held = answers(one, every, given, unless_by=row["end"] + 3 * DAY)
        # Care that ends meanwhile leaves four weeks for it.
        ends = max(end_of_care(life, row["start"]), row["end"] + MONTH)
        asked.in_hours(*one, ends, (72, "24 h"), held)
    return asked.rows


def discussed(life: Life) -> list[Found]:
    """Missing for over 24 hours, then weekly until the return; and three times in 90 days."""
    asked = Asked(life, "missing-strategy")
    meetings = life.proof("STRATEGY_MEETING")
    two_days, week = [("2 wd", "1 wd")], [("7 d", "1 wd")]
    recent: list[date] = []
    for row in times(life, "M"):
        start, end = row["start"], row["end"]
        leaves = end_of_care(life, start)
        mark = long(row, 24)
        met = first_of((day for day, outcome in meetings if outcome == DONE), start) or FAR
        if mark and end < FAR and (met > end or mark >= end):
            asked.once(mark, leaves, two_days, meetings, since=start)
        elif mark:
            asked.chain(mark, min(end, leaves), two_days, week, meetings, since=start)
        recent = [day for day in recent if day > start - 90 * DAY] + [start]
        if len(recent) == 3:
            recent = []
            asked.once(start, leaves, two_days, meetings)
    return asked.rows


def after_event(
    duty: str,
    code: str,
    limits: list[tuple[str, str]],
    codes: str,
    ends: Callable[[Life], date],
) -> Callable[[Life], list[Found]]:
    """What an event asks for, as long as it is owed."""

    def oracle(life: Life) -> list[Found]:
        asked = Asked(life, duty, outlives=duty == "lado-referral")
        every = [(on, at) for on, at, _ in begun(life, code)]
        for one in every:
            given = answers(one, every, proof(life, codes))
            asked.once(one[0], ends(life), limits, plain(given))
        return asked.rows

    return oracle


def plain(given: list[Proof]) -> list[tuple[date, int]]:
    return [(on, outcome) for on, outcome, _ in given]


def incidents(life: Life) -> list[Found]:
    """Serious incidents that are known; and deaths in care, or of care leavers under 25."""
    asked = Asked(life, "serious-incident", outlives=True)
    every = [(on, at) for on, at, _ in begun(life, "INCIDENT")]
    died = life.died
    if died < FAR and not any(on >= died for on, _ in every):
        in_it = any(care["start"] <= died <= care["end"] for care in life.care)
        leaver = any(care["end"] > life.at(16) for care in life.care) and died < life.at(25)
        every += [(died, None)] if in_it or leaver else []
    for one in every:
        given = plain(answers(one, every, proof(life, "INCIDENT_NOTICE")))
        asked.once(one[0], FAR, [("5 wd", "1 wd")], given)
    return asked.rows


# Liberty.


def secure_homes(life: Life) -> list[Row]:
    return [home for home in life.homes if home["place"] == "K1" and home["fresh"]]


def secured(life: Life) -> list[Found]:
    """No more than 72 hours in 28 days without a court; orders renewed by the day they end; a
    review within a month, then every three."""
    asked = Asked(life, "secure-accommodation")
    orders = list(life.happened("SECURE_ORDER"))
    made, reviews = life.proof("SECURE_ORDER"), life.proof("SECURE_REVIEW")
    homes = secure_homes(life)
    for home in homes:
        start, end = home["start"], home["end"]
        if not any(row["on"] <= start < row["told_until"] for row in orders):
            left = max(3 - days_before(homes, start), 0)
            asked.once(start, end, [], made, due=start + left * DAY, amber="24 h")
        here = [row for row in orders if row["on"] < end and row["told_until"] > start]
        for row in here:
            first = row["on"] == min(each["on"] for each in here)
            limits = [("3 m" if first else "6 m", "7 d")]
            due, since = row["told_until"], row["on"] + DAY
            asked.once(row["on"], end, limits, made, since=since, due=due, amber="7 d")
        asked.chain(start, end, [("1 m", "7 d")], [("3 m", "7 d")], reviews, since=start)
    return asked.rows


def days_before(homes: list[Row], start: date) -> int:
    """Days of earlier secure stays that with three more make 28."""
    return sum(
        max((min(home["end"], start) - max(home["start"], start - 25 * DAY)).days, 0)
        for home in homes
    )


def deprived(life: Life) -> list[Found]:
    """An order is renewed by the day it ends; three months where that is not known."""
    asked = Asked(life, "deprivation-of-liberty")
    orders = life["deprivations"]
    begin = [(row["start"], DONE) for row in orders]
    for row in orders:
        told = row["told_end"]
        after = first_of((day for day, _ in begin), row["start"] + DAY)
        follows = after is not None and (told == FAR or after <= told + 28 * DAY)
        leaves = min(row["end"], end_of_care(life, row["start"]))
        ends, since = after if follows and after else leaves, row["start"] + DAY
        if told < FAR:
            asked.once(row["start"], ends, [], begin, since=since, due=told, amber="21 d")
        else:
            asked.once(row["start"], ends, [("3 m", "21 d")], begin, since=since)
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "missing-report": reported,
    "return-home-interview": interviewed,
    "missing-strategy": discussed,
    "lado-referral": after_event(
        "lado-referral", "ALLEGATION", [("1 wd", "4 h")], "LADO_REFERRAL", lambda _: FAR
    ),
    "section-47": after_event(
        "section-47", "SECTION_47", [("15 wd", "3 wd")], "CONFERENCE", lambda life: life.at(18)
    ),
    "serious-incident": incidents,
    "secure-accommodation": secured,
    "deprivation-of-liberty": deprived,
}
