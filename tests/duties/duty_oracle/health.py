"""Health: section 5 of the specification."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearth.dates import add_months, add_working_days

from .answers import answers, proof
from .care import about_home
from .counting import DAY, DECLINED, DONE, FAR, NOT_NEEDED, Asked, Found, Life, Limits, first_of
from .statuses import leavers

UNDERSTANDS = 10  # the law says sufficient understanding, and no age
SCHEDULE = ((8, "w"), (12, "w"), (16, "w"), (12, "m"), (40, "m"), (156, "m"), (168, "m"))


def checks(life: Life, kind: str, *by: str) -> list[tuple[date, int]]:
    """Checks that were made, whoever is not said to have made one; and the child's own refusals."""
    found = []
    for row in life["health_checks"]:
        if row["kind"] != kind or row["by"] not in (*by, "") or row["on"] < life.dob:
            continue
        if row["status"] in ("COMPLETED", ""):
            found.append((row["on"], DONE))
        elif row["status"] == "REFUSED" and row["on"] >= life.at(UNDERSTANDS):
            found.append((row["on"], DECLINED))
    return found


def notified(life: Life) -> list[Found]:
    asked = Asked(life, "health-notification")
    told = about_home(life, "HEALTH_NOTICE")
    for home in life.homes:
        if home["fresh"]:
            start = home["start"]
            asked.once(start, home["end"], [("5 wd", "1 wd")], told[start], since=date.min)
    return asked.rows


def initial(life: Life) -> list[Found]:
    """By a doctor within 20 working days; not required if made in the three months before."""
    asked = Asked(life, "initial-health-assessment")
    made = [(on, outcome, None) for on, outcome in checks(life, "HEALTH_ASSESSMENT", "DOCTOR")]
    entries = [care for care in life.care if care["known"]]
    every = [(care["start"], None) for care in entries]
    limits: Limits = [("20 wd", "5 wd")]
    for care in entries:
        start = care["start"]
        since = add_months(start, -3)
        own = answers((start, None), every, made, since, add_working_days(start, 20))
        shown = [(on, NOT_NEEDED if on < start else outcome) for on, outcome, _ in own]
        asked.once(start, care["end"], limits, shown, since=since)
    return asked.rows


def reviewed(life: Life) -> list[Found]:
    """Last + 6 months if that is before the fifth birthday, else last + 12."""
    asked = Asked(life, "review-health-assessment")
    made = checks(life, "HEALTH_ASSESSMENT", "DOCTOR", "NURSE")
    for care in life.care:
        opens = care["start"]
        if care["known"]:
            opens = first_of((on for on, _ in made), add_months(opens, -3)) or FAR
        if opens >= care["end"]:
            continue
        while met := asked.once(opens, care["end"], by_age(life, opens), made, since=opens + DAY):
            opens = met[0]
    return asked.rows


def by_age(life: Life, last: date) -> Limits:
    return [("6 m" if add_months(last, 6) < life.at(5) else "12 m", "30 d")]


def aged(life: Life, low: int, high: int) -> list[tuple[date, date, bool]]:
    """Care at these ages; and whether its beginning, or the age, is known to be the first day."""
    found = []
    for care in life.care:
        start, end = max(care["start"], life.at(low)), min(care["end"], life.at(high))
        if start < end:
            found.append((start, end, care["known"] or start > care["start"]))
    return found


def teeth(life: Life) -> list[Found]:
    asked = Asked(life, "dental-check")
    made = checks(life, "TEETH_CHECK", "DOCTOR", "NURSE", "DENTIST", "OTHER")
    year: Limits = [("12 m", "60 d")]
    for care in life.care:
        for start, end, known in aged(life, 1, 18):
            if care["start"] <= start < care["end"]:
                # A check of a younger child counts.
                since = min(start, care["start"])
                asked.chain(start, end, [("3 m", "60 d")] if known else year, year, made, since)
    return asked.rows


def immunised(life: Life) -> list[Found]:
    asked = Asked(life, "immunisations")
    done = [(row["on"], DONE) for row in life["immunisations"] if row["up_to_date"]]
    for start, end, known in aged(life, 0, 18):
        opens, since = start, start
        limits: Limits = [("20 wd", "30 d")] if known else by_age(life, start)
        while met := asked.once(opens, end, limits, done, since=since):
            opens, since = met[0], met[0] + DAY
            limits = by_age(life, opens)
    for number, unit in SCHEDULE:
        day = add_months(life.dob, number) if unit == "m" else life.dob + 7 * number * DAY
        for care in life.care:
            if care["start"] <= day < care["end"]:
                asked.once(day, care["end"], [("1 m", "30 d")], done)
    return asked.rows


def questionnaires(life: Life) -> list[Found]:
    asked = Asked(life, "sdq")
    scored = [(row["on"], DONE) for row in life["sdq"] if row["score"] is not None]
    year: Limits = [("12 m", "30 d")]
    for start, end, known in aged(life, 4, 17):
        asked.chain(start, end, [("3 m", "30 d")] if known else year, year, scored, since=start)
    for row in life["sdq"]:
        for care in life.care:
            high = row["score"] is not None and row["score"] >= 17
            if high and care["start"] <= row["on"] < care["end"]:
                offered = life.proof("SDQ_REFERRAL")
                asked.once(row["on"], care["end"], [("20 wd", "5 wd")], offered)
    return asked.rows


def registered(life: Life) -> list[Found]:
    """A doctor and a dentist after each move, in care and after it. None here is temporary."""
    asked = Asked(life, "gp-registration")
    limits: Limits = [("10 wd", "3 wd")]
    moves = [
        row["on"]
        for row in life.happened("NEW_HOME")
        if not life.in_care(row["on"])
        and any(start <= row["on"] < end for start, end in leavers(life))
    ]
    for code in ("GP_REGISTERED", "DENTIST_REGISTERED"):
        for home in life.homes:
            if home["fresh"]:
                own = about_home(life, code)[home["start"]]
                asked.once(home["start"], home["end"], limits, own, since=date.min)
        for day in moves:
            end = min(first_of(moves, day + DAY) or FAR, life.at(25))
            given = answers((day, None), [(each, None) for each in moves], proof(life, code))
            asked.once(day, end, limits, [(on, outcome) for on, outcome, _ in given])
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "health-notification": notified,
    "initial-health-assessment": initial,
    "review-health-assessment": reviewed,
    "dental-check": teeth,
    "immunisations": immunised,
    "sdq": questionnaires,
    "gp-registration": registered,
}
