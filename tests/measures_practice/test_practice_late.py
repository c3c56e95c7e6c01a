"""How late, and why: what every figure of timeliness shows beside itself."""

from __future__ import annotations

from typing import Any

import pytest
from practice_council import LEWISHAM, lived, month

from hearth import frames
from hearth.measures import CATALOGUE, Measure, compute, rows
from hearth.measures.late import NO_REASON, Reason, is_of_time, reasons

APRIL = month("2021-04-01", "2021-04-30")
OF_PRACTICE = [m for m in CATALOGUE.values() if isinstance(m, Measure) and m.of_practice]


def assessed(*days: str, status: str = "COMPLETED") -> dict[str, Any]:
    health = [("HEALTH_ASSESSMENT", day, status, "DOCTOR") for day in days]
    return {"dob": "2008-06-15", "care": [("2021-03-22",)], "health": health}


PEOPLE = [
    assessed("2021-04-21"),
    assessed("2021-04-22"),
    assessed("2021-04-26"),
    assessed("2021-04-27"),
    assessed("2021-06-10"),
    assessed("2021-04-12", status="REFUSED"),
    assessed(),
]


def test_how_late_in_steps_of_five_days() -> None:
    found = compute(lived("2021-06-30", PEOPLE), LEWISHAM, [APRIL], ["iha-timeliness"])
    parts = {f.breakdown_value: f.numerator for f in found.all if f.breakdown == "how-late"}
    assert parts == {
        "On time": 1,
        "Up to 5 days late": 2,
        "6 to 10 days late": 1,
        "11 to 15 days late": 0,
        "16 to 20 days late": 0,
        "More than 20 days late": 1,
        "Declined": 1,
        "Not done": 1,
        "Not known": 0,
    }


def test_late_by_an_hour_is_late() -> None:
    back = ("M", "2021-04-03", "2021-04-04", "20:00", "18:00")
    held = ("RETURN_INTERVIEW", "2021-04-07", {"time": "19:00"})
    histories = lived(
        "2021-04-30", [{"care": [("2020-04-01",)], "missing": [back], "events": [held]}]
    )
    found = compute(histories, LEWISHAM, [APRIL], ["rhi-held-72h"]).all
    assert {f.breakdown_value for f in found if f.breakdown == "how-late" and f.numerator} == {
        "Up to 5 days late"
    }


def test_the_reasons_recorded() -> None:
    def plan(on: str, **more: object) -> dict[str, Any]:
        return {"care": [("2020-11-02",)], "events": [("PEP", on, more)]}

    people = [
        plan("2020-11-10"),
        plan("2020-11-25", reason="School closed"),
        plan("2020-11-26", reason="School closed"),
        plan("2020-11-27"),
        {"care": [("2020-11-02",)]},
    ]
    histories = lived("2021-02-28", people)
    behind = rows(histories, LEWISHAM, "pep-initial-on-time", month("2020-11-01", "2020-11-30"))
    assert reasons(behind.select("lateness", "reason").iter_rows()) == (
        Reason("School closed", late=2, declined=0, undone=0),
        Reason(NO_REASON, late=1, declined=0, undone=1),
    )


def test_a_measure_of_time_says_how_late_and_no_other_does() -> None:
    of_time = {m.id for m in OF_PRACTICE if is_of_time(m)}
    assert {"iha-timeliness", "visits-in-timescale", "rhi-held-72h"} <= of_time
    assert not of_time & {"visit-up-to-date", "seen-alone", "reg24-time"}


@pytest.mark.parametrize("measure", OF_PRACTICE, ids=lambda measure: measure.id)
def test_every_breakdown_adds_up_and_every_figure_has_its_rows(measure: Measure) -> None:
    history = {
        "care": [("2015-04-01", "2021-05-10", "E4A")],
        "homes": [("U1", "2015-04-01")],
        "plans": [("LTFOST", "2020-04-15")],
        "reviews": ["2021-01-10", "2021-02-01"],
    }
    reviews = [(day, "PN1") for day in history.pop("reviews")]
    visits = [{"on": f"2021-04-{day:02}", "in_person": day % 2 == 0} for day in range(1, 9)]
    codes = ("PEP", "SUSPENSION", "EXPLOITATION", "TEMP_APPROVAL", "IRO_ALERT", "GP_REGISTERED")
    events = [(code, f"2021-04-0{at}") for at, code in enumerate(codes, 1)]
    person = {**history, "dob": "2005-04-15", "reviews": reviews, "visits": visits}
    court = ("PROCEEDINGS", "2020-10-20", {"until": "2021-04-12"})
    gone = {"missing": [("M", "2021-04-03", "2021-04-04")], "events": [*events, court]}
    leaver = {"dob": "2002-01-15", "care": [("2015-04-01", "2020-01-15", "E7")]}
    adviser = {"child": "0002", "role": "PA", "worker": "1", "start": "2020-01-15"}
    histories = lived("2021-06-30", [{**person, **gone}, person, leaver, *PEOPLE], [adviser])
    found = compute(histories, LEWISHAM, [APRIL], [measure.id])
    assert not found.lacking
    (whole,) = (figure for figure in found.all if not figure.breakdown)
    behind = rows(histories, LEWISHAM, measure.id, APRIL)
    assert sum(behind["in_numerator"].to_list()) == whole.numerator
    for breakdown in measure.population.breakdowns:
        parts = [figure for figure in found.all if figure.breakdown == breakdown.id]
        assert sum(part.numerator or 0 for part in parts) == whole.numerator
        assert sum(part.denominator or 0 for part in parts) == (whole.denominator or 0)


def test_why_a_visit_was_late_is_counted_and_why_an_attempt_came_to_nothing_is_not() -> None:
    """Due on 5 June, seen on the 7th; the attempt of the 4th has its own reason."""
    days = [{"on": day, "in_person": True} for day in ("2021-01-08", "2021-02-19", "2021-04-01")]
    last = {"on": "2021-04-24", "in_person": True}
    tried = {"on": "2021-06-04", "seen": False, "reason": "NOBODY_IN"}
    late = {"on": "2021-06-07", "in_person": True, "why_late": "Worker ill"}
    care = {"care": [("2021-01-04",)], "homes": [("U4", "2021-01-04")]}
    histories = lived("2021-06-30", [{**care, "visits": [*days, last, tried, late]}])
    june = month("2021-06-01", "2021-06-30")
    rows = CATALOGUE["visits-in-timescale"].population.rows(histories, (june,))
    assert frames.collect(rows.select("reason", "undone")).rows() == [("Worker ill", False)]
