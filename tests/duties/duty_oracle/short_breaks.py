"""Short breaks: regulation 48, and the visits that the usual rules are not for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearth.dates import add_months

from .counting import (
    DAY,
    DONE,
    FAR,
    Asked,
    Found,
    Life,
    breaks_broken,
    cut,
    first_of,
    joined,
    without,
)
from .statuses import relevant
from .visits import visits

FIRST, THEN = "3 m", "6 m"


def series(life: Life) -> list[tuple[date, date]]:
    """Series of stays, and agreements of which the stays are not held. The law does not say when
    a series is over: it is when six months, the longest interval, went by without a stay."""
    rows = cut(life["short_breaks"], life.at(18))
    spells = [
        (row["start"], row["end"] if row["ls"] == "V4" or row["end"] == FAR else later(row["end"]))
        for row in rows
    ]
    return [(start, min(end, life.at(18))) for start, end in joined(spells)]


def later(day: date) -> date:
    return add_months(day, 6)


def breaks(duty: str, lead: str, proof: Callable[[Life], list[tuple[date, int]]]) -> object:
    def oracle(life: Life) -> list[Found]:
        asked = Asked(life, duty)
        first, then = [(FIRST, lead)], [(THEN, lead)]
        for begun, over in series(life):
            for start, end in without([(begun, over)], breaks_broken(life)):
                # After a stay that was a short break no longer, the six months go on.
                again = start > begun
                since = start + DAY if again else start
                asked.chain(start, end, then if again else first, then, proof(life), since=since)
        return asked.rows

    return oracle


def seen_on_a_break(life: Life) -> list[tuple[date, int]]:
    """Visits on a day of a stay; the day of going home is one."""
    stays = life["short_breaks"]
    return [
        (day, outcome)
        for day, outcome in visits(life, virtual=False)
        if any(stay["start"] <= day <= stay["end"] for stay in stays)
    ]


def reviewed(life: Life) -> list[tuple[date, int]]:
    return [(row["on"], DONE) for row in life["reviews"]]


def within_limit(life: Life) -> list[Found]:
    asked = Asked(life, "short-break-limit")
    for stay in life.breaks:
        lead = "3 d" if stay["longest"] else "15 d"
        home = [
            (row["end"], DONE)
            for row in life["short_breaks"]
            if row["ls"] == "V3" and row["start"] == stay["start"] and row["end"] < FAR
        ]
        asked.once(stay["start"], FAR, [], home, due=stay["limit"], amber=lead)
    return asked.rows


def on_request(life: Life) -> list[Found]:
    asked = Asked(life, "visit-on-request")
    for row in life.happened("VISIT_REQUEST"):
        for care in life.care:
            if care["start"] <= row["on"] < care["end"]:
                asked.once(row["on"], care["end"], [("5 wd", "1 d")], visits(life, virtual=False))
    return asked.rows


def detained(life: Life) -> list[Found]:
    """No longer looked after because of a sentence, and not relevant: until in care again or 18."""
    asked = Asked(life, "visit-detained-former-cla")
    for care in life["periods"]:
        left = care["end"]
        if care["rec"] != "E9" or left >= life.at(18):
            continue
        if any(start <= left < end for start, end in relevant(life)):
            continue
        again = first_of((row["start"] for row in life["periods"]), left) or FAR
        ends = min(again, life.at(18))
        asked.once(left, ends, [("10 wd", "3 wd")], visits(life, virtual=False))
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "visit-short-breaks": breaks("visit-short-breaks", "21 d", seen_on_a_break),
    "review-short-breaks": breaks("review-short-breaks", "15 wd", reviewed),
    "short-break-limit": within_limit,
    "visit-on-request": on_request,
    "visit-detained-former-cla": detained,
}
