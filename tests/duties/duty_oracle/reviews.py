"""Reviews and the reviewing officer: section 4 of the specification."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import itemgetter

from .counting import (
    DAY,
    DECLINED,
    DONE,
    FAR,
    NOT_NEEDED,
    Asked,
    Found,
    Life,
    Limits,
    Row,
    after,
    first_of,
    joined,
    last_of,
    without,
)
from .visits import ADOPTERS

FIRST: Limits = [("20 wd", "5 wd")]
SECOND: Limits = [("3 m", "10 wd")]
LATER: Limits = [("6 m", "15 wd")]
TOOK_PART = {"PN1", "PN2", "PN3", "PN5", "PN6"}
GAVE_NO_VIEW = {"PN4", "PN7"}

Spell = tuple[date, date]


def days_held(life: Life) -> list[date]:
    """Reviews, two on a day being one."""
    return sorted({row["on"] for row in life["reviews"]})


def held(life: Life) -> list[tuple[date, int]]:
    return [(day, DONE) for day in days_held(life)]


def with_adopters(life: Life) -> list[Spell]:
    return [(home["start"], home["end"]) for home in life.homes if home["place"] in ADOPTERS]


def for_adoption(life: Life) -> list[Spell]:
    """While the council may place for adoption, or has: there reviews are those of adoption."""
    orders = [(row["start"], row["end"]) for row in life.statuses if row["ls"] == "E1"]
    return joined(
        (max(start, care["start"]), min(end, care["end"]))
        for start, end in [*orders, *with_adopters(life)]
        for care in life.care
        if max(start, care["start"]) < min(end, care["end"])
    )


def ordinary(life: Life) -> list[tuple[Row, date, date]]:
    """Stretches of each period of care in which reviews are the usual ones."""
    return [
        (care, start, end)
        for care in life.care
        for start, end in without([(care["start"], care["end"])], for_adoption(life))
    ]


def begun(life: Life, care: Row, start: date) -> bool:
    """Whether the usual reviews begin: with care, or after those of adoption if none was held."""
    reviewed = any(care["start"] <= day < start for day in days_held(life))
    return care["known"] and (start == care["start"] or not reviewed)


def first_within(life: Life, start: date, end: date) -> date | None:
    day = first_of(days_held(life), start)
    return day if day and day <= end else None


def first_review(life: Life) -> list[Found]:
    asked = Asked(life, "review-first")
    for care, start, end in ordinary(life):
        if begun(life, care, start):
            asked.once(start, end, FIRST, held(life))
    return asked.rows


def second_review(life: Life) -> list[Found]:
    asked = Asked(life, "review-second")
    for care, start, end in ordinary(life):
        first = first_within(life, start, end)
        if begun(life, care, start) and first:
            asked.once(first, end, SECOND, held(life), since=first + DAY)
    return asked.rows


def later_review(life: Life) -> list[Found]:
    """From the second review on. Where care goes on after the reviews of adoption, from the last
    one there was; where it is not held when care began, from the first day that is. A list of the
    latest says nothing of what was before the one it has."""
    asked = Asked(life, "review-subsequent")
    for care, start, end in ordinary(life):
        first = first_within(life, start, end)
        if begun(life, care, start):
            opens = first_within(life, first + DAY, end) if first else None
        else:
            last = last_of(days_held(life), start - DAY)
            carried = last if last and last >= care["start"] else start
            opens = first if care["latest"] else carried
        if opens:
            asked.chain(opens, end, LATER, LATER, held(life))
    return asked.rows


def adoption(life: Life) -> list[Found]:
    asked = Asked(life, "review-adoption")
    for start, end in without(for_adoption(life), with_adopters(life)):
        asked.chain(start, end, [("3 m", "10 wd")], [("6 m", "10 wd")], held(life))
    for start, end in with_adopters(life):
        opens, limits, turn = start, [("28 d", "10 wd")], 0
        while met := asked.once(opens, end, limits, held(life), since=opens + DAY):
            opens, turn = met[0], turn + 1
            limits = [("3 m" if turn == 1 else "6 m", "10 wd")]
    return asked.rows


def in_care(life: Life, day: date) -> Row | None:
    return next((row for row in life.care if row["start"] <= day < row["end"]), None)


def early(life: Life) -> list[Found]:
    """Within ten working days of a reason; one that was refused is not required."""
    asked = Asked(life, "review-early")
    requests = [row for row in life["events"] if row["event"] == "REVIEW_REQUEST"]
    for row in requests:
        care = in_care(life, row["on"])
        if care is None:
            continue
        refused = [
            (each["on"], NOT_NEEDED)
            for each in requests
            if each["on"] == row["on"] and each["outcome"] not in ("", "DONE")
        ]
        agreed = [
            day
            for each in requests
            if each["on"] == row["on"] and each["outcome"] in ("", "DONE")
            for day in held(life)
        ]
        asked.once(row["on"], care["end"], [("10 wd", "3 wd")], [*refused, *agreed])
    return asked.rows


def consulted(life: Life) -> list[Found]:
    """The reviewing officer speaks with the child before each review, held or to come."""
    asked = Asked(life, "review-child-consulted")
    for day in days_held(life):
        care = in_care(life, day)
        if care is None or day < life.at(4):
            continue
        before = last_of(days_held(life), day - DAY)
        opens = max(before or care["start"], care["start"])
        asked.once(opens, care["end"], [], took_part(life, day, before), date.min, day, "5 wd")
    coming = to_come(life)
    if coming and coming[1] >= life.at(4):
        opens, due, ends = coming
        asked.once(opens, ends, [], [], due=due, amber="5 wd")
    return asked.rows


def took_part(life: Life, day: date, before: date | None) -> list[tuple[date, int]]:
    """The day of the review where its code and a talk since the one before show it; or the day of
    a later talk that says it is about this one."""
    talks = life.events("REVIEW_TALK")
    unnamed = [row["on"] for row in talks if not row["about"]]
    own = [row["on"] for row in talks if row["about"] == day]
    own += [each for each in unnamed if (before or date.min) < each <= day]
    if not own:
        return []
    codes = {row["code"] for row in life["reviews"] if row["on"] == day}
    coded = max(day, min(own))
    if codes & TOOK_PART:
        return [(coded, DONE)]
    return [(coded, DECLINED)] if codes & GAVE_NO_VIEW else []


def to_come(life: Life) -> tuple[date, date, date] | None:
    """The review that is to be held next: opened, due, and when that is no longer owed."""
    found = []
    for oracle in (first_review, second_review, later_review, adoption):
        for _, _, opened, due, done, state in oracle(life):
            if done is None and state != "ended":
                found.append((due, opened))
    if not found:
        return None
    due, opened = min(found, key=itemgetter(0))
    return opened, due, FAR


def decisions(life: Life) -> list[Found]:
    """Decisions within five working days of a review, and the manager's answer within five."""
    asked = Asked(life, "review-decisions")
    limits = [("5 wd", "2 wd")]
    for day in days_held(life):
        care = in_care(life, day)
        if care:
            asked.once(day, care["end"], limits, of_review(life, "REVIEW_DECISIONS", day))
    sent = life.happened("REVIEW_DECISIONS")
    for row in sent:
        care, review = in_care(life, row["on"]), review_of(life, row)
        if care is None:
            continue
        answers = of_review(life, "REVIEW_RESPONSE", review)
        silent = [
            (after(each["on"], "5 wd") + DAY, NOT_NEEDED)
            for each in sent
            if review_of(life, each) == review
        ]
        agreed = [each for each in silent if each[0] <= life.today]
        asked.once(row["on"], care["end"], limits, [*answers, *agreed])
    return asked.rows


def of_review(life: Life, code: str, review: date | None) -> list[tuple[date, int]]:
    """Events about a review."""
    return [
        (row["on"], row["outcome"]) for row in life.events(code) if review_of(life, row) == review
    ]


def review_of(life: Life, row: Row) -> date | None:
    """The review that an event is about: the last one up to it, where it does not say."""
    about: date | None = row["about"]
    return about or last_of(days_held(life), row["on"])


def records(life: Life) -> list[Found]:
    asked = Asked(life, "review-record")
    for day in days_held(life):
        care = in_care(life, day)
        if care:
            for span in ("15 wd", "20 wd"):
                proof = of_review(life, "REVIEW_RECORD", day)
                asked.once(day, care["end"], [(span, "4 wd")], proof)
    return asked.rows


def disputes(life: Life) -> list[Found]:
    asked = Asked(life, "iro-dispute")
    alerts = [row for row in life["events"] if row["event"] == "IRO_ALERT"]
    for row in alerts:
        care = in_care(life, row["on"])
        if care:
            settled = [
                (each["until"], DONE)
                for each in alerts
                if each["on"] == row["on"] and each["until"] < FAR
            ]
            asked.once(row["on"], care["end"], [("20 wd", "5 wd")], settled)
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "review-first": first_review,
    "review-second": second_review,
    "review-subsequent": later_review,
    "review-adoption": adoption,
    "review-early": early,
    "review-child-consulted": consulted,
    "review-decisions": decisions,
    "review-record": records,
    "iro-dispute": disputes,
}
