"""Voice, and children who came alone: sections 12 and 13 of the specification."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearth.dates import add_working_days

from .answers import answers, begun, proof
from .care import MONTH, end_of_care
from .counting import Asked, Found, Life
from .safety import plain


def visitor(life: Life) -> list[Found]:
    """A decision at each review, a match within three months of a referral, a visit each month."""
    asked = Asked(life, "independent-visitor")
    for row in life["reviews"]:
        day = row["on"]
        if life.in_care(day):
            decided = life.proof("VISITOR_DECISION")
            asked.once(day, end_of_care(life, day), [("0 d", "21 d")], decided, since=day - MONTH)
    for row in life.happened("VISITOR_REFERRAL"):
        if life.in_care(row["on"]):
            found = life.proof("VISITOR_MATCH")
            asked.once(row["on"], end_of_care(life, row["on"]), [("3 m", "21 d")], found)
    month = [("1 m", "21 d")]
    for row in life.happened("VISITOR_MATCH"):
        if life.in_care(row["on"]):
            ends = min(end_of_care(life, row["on"]), row["told_until"])
            asked.chain(row["on"], ends, month, month, life.proof("VISITOR_VISIT"))
    return asked.rows


def advocate(life: Life) -> list[Found]:
    """In contact within two working days; none here says that it is urgent."""
    asked = Asked(life, "advocacy")
    every = [(on, at) for on, at, _ in begun(life, "ADVOCACY_NEED")]
    for one in every:
        by = add_working_days(one[0], 2)
        given = answers(one, every, proof(life, "ADVOCACY_CONTACT"), unless_by=by)
        asked.once(one[0], life.at(25), [("2 wd", "1 wd")], plain(given))
    return asked.rows


NEW_TIMES = date(2022, 8, 24)


def transferred(life: Life) -> list[Found]:
    """Ten working days; five for a child in no council's care, referred since August 2022."""
    asked = Asked(life, "uasc-transfer")
    every = [(on, at) for on, at, _ in begun(life, "TRANSFER_REFERRAL")]
    for one in every:
        day = one[0]
        sooner = not life.in_care(day) and day >= NEW_TIMES
        given = answers(one, every, proof(life, "TRANSFER"))
        limits = [("5 wd" if sooner else "10 wd", "2 wd")]
        asked.once(day, end_of_care(life, day), limits, plain(given))
    return asked.rows


def age_assessed(life: Life) -> list[Found]:
    asked = Asked(life, "uasc-age-assessment")
    every = [(on, at) for on, at, _ in begun(life, "AGE_DOUBT")]
    for one in every:
        given = answers(one, every, proof(life, "AGE_ASSESSMENT"))
        asked.once(one[0], end_of_care(life, one[0]), [("28 d", "7 d")], plain(given))
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "independent-visitor": visitor,
    "advocacy": advocate,
    "uasc-transfer": transferred,
    "uasc-age-assessment": age_assessed,
}
