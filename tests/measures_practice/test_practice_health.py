"""Health and school counted from practice: the examples of the reference, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from practice_council import LEWISHAM, figure, lived, month, on, year

from hearth.measures import VARIANT, compute
from hearth.measures.disclosure import protect

S = on("2021-03-31")
DAY = "2021-03-31"


def assessed(day: str, **more: object) -> dict[str, object]:
    return {"kind": "HEALTH_ASSESSMENT", "on": day, "status": "COMPLETED", "by": "DOCTOR", **more}


def test_initial_assessments_in_twenty_working_days() -> None:
    """Entered Monday 22 March 2021: done on day 20; a day late; left; refused; seen before."""

    def child(*done: dict[str, object], end: str | None = None) -> dict[str, Any]:
        return {"dob": "2008-06-15", "care": [("2021-03-22", end)], "health": done}

    people = [
        child(assessed("2021-04-21")),
        child(assessed("2021-04-22")),
        child(end="2021-04-07"),
        child(assessed("2021-04-12", status="REFUSED")),
        child(assessed("2021-01-25")),
    ]
    histories = lived("2021-06-30", people)
    assert figure(histories, "iha-timeliness", month("2021-04-01", "2021-04-30")) == (1, 3, "33")


def test_assessments_up_to_date_on_the_day() -> None:
    """Aged 3, six months ago and a day more; aged 7; and one who turns 5 before the next."""

    def child(dob: str, last: str) -> dict[str, Any]:
        return {"dob": dob, "care": [("2019-04-01",)], "health": [assessed(last)]}

    people = [
        child("2018-01-15", "2020-10-01"),
        child("2018-01-15", "2020-09-29"),
        child("2014-01-15", "2020-04-02"),
        child("2016-05-20", "2020-12-15"),
    ]
    assert figure(lived(DAY, people), "rha-up-to-date", S, "live") == (3, 4, "75")


def test_only_those_whose_first_assessment_is_over_are_asked_about() -> None:
    people = [
        {"care": [("2021-03-15",)]},  # in care for 12 working days
        {"care": [("2021-01-04",)]},  # never assessed
        {"care": [("2021-01-04",)], "health": [assessed("2021-01-20", status="REFUSED")]},
    ]
    assert figure(lived(DAY, people), "rha-up-to-date", S, "live") == (0, 2, "0")


def test_teeth_checked_in_the_last_twelve_months() -> None:
    """A year ago to the day; a day longer ago; declined; in care for two months and not yet."""

    def child(*checks: tuple[str, str], since: str = "2019-04-01") -> dict[str, Any]:
        rows = [("TEETH_CHECK", day, status) for day, status in checks]
        return {"dob": "2010-06-15", "care": [(since,)], "health": rows}

    people = [
        child(("2020-03-31", "COMPLETED")),
        child(("2020-03-30", "COMPLETED")),
        child(("2020-02-01", "COMPLETED"), ("2021-01-10", "REFUSED")),
        child(since="2021-02-01"),
        {"dob": "2020-09-01", "care": [("2020-09-10",)]},  # too young
    ]
    assert figure(lived(DAY, people), "dental", S, "live") == (2, 4, "50")


def test_immunisations_up_to_date_on_the_day() -> None:
    """Up to date; consent refused, so not; nothing known."""
    care = {"care": [("2019-04-01",)]}
    people = [
        {**care, "immunisations": [("2020-09-01", True)]},
        {**care, "immunisations": [("2020-09-01", False)]},
        care,
    ]
    assert figure(lived(DAY, people), "immunisations", S, "live") == (1, 3, "33")


def test_questionnaires_on_the_day() -> None:
    """Scores at 7, 11, 15 and 4; a reason for none at 10; 3 and 17 are not asked about."""

    def child(born: int, *answer: object) -> dict[str, Any]:
        sdq = [("2020-10-01", *answer)] if answer else []
        return {"dob": f"{born}-01-15", "care": [("2019-04-01",)], "sdq": sdq}

    people = [
        child(2014, 12),
        child(2010, 14),
        child(2006, 17),
        child(2011, None, "SDQ2"),
        child(2017, 20),
        child(2018),
        child(2004),
    ]
    assert figure(lived(DAY, people), "sdq-completed", S, "live") == (4, 5, "80")


def test_registered_with_a_gp_and_a_dentist() -> None:
    """Both; a GP only; for a short time, and no dentist; nothing known."""

    def child(*events: tuple[Any, ...]) -> dict[str, Any]:
        return {"care": [("2020-04-01",)], "events": events}

    gp, dentist = ("GP_REGISTERED", "2020-04-10"), ("DENTIST_REGISTERED", "2020-04-10")
    people = [
        child(gp, dentist),
        child((*gp, {"level": "As a regular patient"})),
        child(gp, ("GP_REGISTERED", "2020-09-01", {"level": "For a short time only"})),
        child(),
    ]
    histories = lived(DAY, people)
    assert figure(histories, "gp-dentist-registered", S, "gp") == (2, 4, "50")
    assert figure(histories, "gp-dentist-registered", S, "dentist") == (1, 4, "25")
    assert figure(histories, "gp-dentist-registered", S) == (1, 4, "25")


def test_the_pupils_own_view() -> None:
    """Came; wrote; the carer told it; none."""
    voices = ["IN_PERSON", "WRITTEN", "CARER", "NONE"]
    events = [("PEP", f"2021-0{at}-10", {"voice": voice}) for at, voice in enumerate(voices, 1)]
    histories = lived("2021-06-30", [{"care": [("2019-04-01",)], "events": events}])
    assert figure(histories, "pep-pupil-voice", month("2020-09-01", "2021-06-30")) == (2, 4, "50")


def test_the_first_plan_in_ten_working_days() -> None:
    """On day 10; on day 11; left on day 4. (In August the clock of the duty waits for term.)"""

    def child(*peps: str, end: str | None = None) -> dict[str, Any]:
        return {"care": [("2021-04-19", end)], "events": [("PEP", day) for day in peps]}

    people = [child("2021-05-04"), child("2021-05-05"), child(end="2021-04-23")]
    histories = lived("2021-07-31", people)
    window = month("2021-05-01", "2021-05-31")
    assert figure(histories, "pep-initial-on-time", window) == (1, 2, "50")


def test_a_plan_in_the_term() -> None:
    """Completed in the term; after its end; came in mid-term; year 13, and none."""

    def child(*peps: str, since: str = "2020-04-01", dob: str = "2010-06-15") -> dict[str, Any]:
        events = [("PEP", "2020-05-10"), *(("PEP", day) for day in peps)]
        return {"dob": dob, "care": [(since,)], "events": events}

    people = [
        child("2020-07-01", "2020-12-01"),
        child("2020-07-01", "2021-01-08"),
        child(since="2020-11-02"),
        child("2020-07-01", dob="2003-06-15"),
    ]
    histories = lived("2021-02-28", people)
    found = figure(histories, "pep-current", month("2020-12-01", "2021-01-05"))
    assert found == (1, 3, "33")


def attended(start: str, end: str, attended: int, possible: int) -> dict[str, Any]:
    return {
        "event": "ATTENDANCE",
        "date": start,
        "until": end,
        "number": attended,
        "number_of": possible,
    }


def test_persistent_absence() -> None:
    """300 sessions and 30 missed, in two terms; 100 and 2 missed; year 12."""
    care = {"care": [("2019-04-01",)]}
    autumn, spring = ("2020-09-03", "2020-12-18"), ("2021-01-04", "2021-03-26")
    people = [
        {**care, "attendance": [attended(*autumn, 150, 170), attended(*spring, 120, 130)]},
        {**care, "attendance": [attended(*autumn, 98, 100)]},
        {**care, "dob": "2004-01-15", "attendance": [attended(*autumn, 10, 100)]},
    ]
    histories = lived(DAY, people)
    assert figure(histories, "persistent-absence", year(2021)) == (1, 2, "50")
    assert figure(histories, "persistent-absence", year(2021), "good") == (2, 2, "100")


def test_permanent_exclusions() -> None:
    levels = ["Suspension", "Permanent exclusion"]
    events = [("SUSPENSION", f"2021-02-0{at}", {"level": one}) for at, one in enumerate(levels, 1)]
    histories = lived(DAY, [{"care": [("2019-04-01",)], "events": events}])
    assert figure(histories, "permanent-exclusions", year(2021)) == (1, None, "1")


@pytest.mark.parametrize("measure", ["gp-dentist-registered", "permanent-exclusions"])
def test_before_anything_was_recorded_nothing_is_known(measure: str) -> None:
    codes = ("GP_REGISTERED", "DENTIST_REGISTERED", "SUSPENSION")
    events = [(code, "2021-04-01") for code in codes]
    histories = lived("2021-04-30", [{"care": [("2020-04-01",)], "events": events}])
    before = compute(histories, LEWISHAM, [year(2021)], [measure])
    assert not before.all
    assert {lack.lacks for lack in before.lacking} == {
        "Nothing of the kind was recorded by then, so it is not known."
    }
    assert compute(histories, LEWISHAM, [month("2021-04-01", "2021-04-30")], [measure]).all


AUTUMN = ("2020-09-03", "2020-12-18")


def suspended(on: str, **told: Any) -> dict[str, Any]:
    return {"event": "SUSPENSION", "date": on, "level": "Suspension", **told}


def test_attendance_is_each_pupil_s_own_and_then_their_average() -> None:
    """90% of 300 sessions and 98.5% of 200: 94.25%, where all sessions together give 93.4%."""
    care = {"care": [("2019-04-01",)]}
    spring = ("2021-01-04", "2021-03-26")
    people = [
        {**care, "attendance": [attended(*AUTUMN, 150, 170), attended(*spring, 120, 130)]},
        {**care, "attendance": [attended(*AUTUMN, 197, 200)]},
    ]
    histories = lived(DAY, people)
    assert figure(histories, "attendance", year(2021)) == (9000 + 9850, 2, "94.3")
    assert figure(histories, "attendance", year(2021), "absent") == (1000 + 150, 2, "5.8")


def test_suspended_from_school_and_the_days_lost() -> None:
    """Of eleven pupils two were suspended; one of them lost a day, and of the other nobody knows
    how many. One that was withdrawn is none, and who was excluded for good was not suspended."""
    events: list[list[dict[str, Any]]] = [
        *([] for _ in range(7)),
        [suspended("2020-10-05", number=1)],
        [suspended("2020-10-05", number=5, outcome="WITHDRAWN")],
        [suspended("2020-10-05", level="Permanent exclusion")],
        [suspended("2020-10-05"), suspended("2020-11-05", number=2)],
    ]
    autumn = attended(*AUTUMN, 90, 100)
    people = [{"care": [("2019-04-01",)], "attendance": [autumn, *each]} for each in events]
    histories = lived(DAY, people)
    assert figure(histories, "suspension-days-lost", year(2021)) == (2, 11, "18")
    assert figure(histories, "suspension-days-lost", year(2021), "days") == (1, 1, "1")


def test_days_lost_by_few_and_the_attendance_of_few_are_withheld() -> None:
    """Of eight pupils two were suspended; six were at school in a part of the year only."""
    one = {"care": [("2019-04-01",)], "attendance": [attended(*AUTUMN, 90, 100)]}
    lost = {**one, "attendance": [*one["attendance"], suspended("2020-10-05", number=3)]}
    asked = ["attendance", "suspension-days-lost"]
    histories = lived(DAY, [lost, lost, *(one for _ in range(6))])
    told = protect(compute(histories, LEWISHAM, [year(2021)], asked), histories)
    shown = {
        (f.measure, f.breakdown_value): f.withheld for f in told.all if f.breakdown in ("", VARIANT)
    }
    assert shown == {
        ("attendance", ""): False,
        ("attendance", "absent"): False,
        ("suspension-days-lost", ""): True,
        ("suspension-days-lost", "days"): True,
    }
    few = lived(DAY, [lost, lost, one])
    told = protect(compute(few, LEWISHAM, [year(2021)], asked), few)
    assert all(f.withheld for f in told.all if f.breakdown in ("", VARIANT))
