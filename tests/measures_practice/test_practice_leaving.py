"""Missing, courts, homes and care leavers counted from practice: the examples of the reference."""

from __future__ import annotations

from typing import Any

from practice_council import figure, lived, month, on, year

IN_CARE = [("2020-04-01",)]


def test_return_interviews_offered_and_held() -> None:
    """Back on Friday at 18:00: held on Monday at 17:00; at 19:00; declined; and one interview for
    two returns, 60 and 30 hours after them. All were offered."""
    friday = ("M", "2021-06-03", "2021-06-04", "20:00", "18:00")
    offer = ("RETURN_INTERVIEW_OFFER", "2021-06-05", {"time": "10:00"})

    def child(*events: tuple[Any, ...], missing: Any = (friday,)) -> dict[str, Any]:
        return {"care": IN_CARE, "missing": missing, "events": events}

    twice = [
        ("M", "2021-06-13", "2021-06-14", "20:00", "08:00"),
        ("M", "2021-06-14", "2021-06-15", "20:00", "14:00"),
    ]
    people = [
        child(("RETURN_INTERVIEW", "2021-06-07", {"time": "17:00"})),
        child(offer, ("RETURN_INTERVIEW", "2021-06-07", {"time": "19:00"})),
        child(("RETURN_INTERVIEW", "2021-06-06", {"outcome": "DECLINED"})),
        child(("RETURN_INTERVIEW", "2021-06-16", {"time": "20:00"}), missing=twice),
    ]
    histories = lived("2021-06-30", people)
    june = month("2021-06-01", "2021-06-30")
    assert figure(histories, "rhi-held-72h", june) == (3, 5, "60")
    assert figure(histories, "rhi-offered-72h", june) == (5, 5, "100")


def test_an_offer_an_hour_too_late_or_for_another_return_is_none() -> None:
    back = ("M", "2021-06-03", "2021-06-04", "20:00", "18:00")

    def child(day: str, **more: object) -> dict[str, Any]:
        offers = [("RETURN_INTERVIEW_OFFER", day, more)]
        return {"care": IN_CARE, "missing": [back], "events": offers}

    people = [
        child("2021-06-07", time="18:00"),
        child("2021-06-07", time="18:01"),
        child("2021-06-04", time="17:59"),  # before the child was back
        child("2021-06-05", about="2021-05-01"),
        child("2021-06-05", about="2021-06-03"),
        child("2021-06-05", outcome="ATTEMPTED"),
    ]
    histories = lived("2021-06-30", people)
    window = month("2021-06-01", "2021-06-30")
    assert figure(histories, "rhi-offered-72h", window) == (2, 6, "33")


def test_children_at_risk_of_exploitation() -> None:
    """Open; closed last month; open and aged 9; none."""

    def child(*events: tuple[Any, ...], dob: str = "2008-06-15") -> dict[str, Any]:
        return {"dob": dob, "care": IN_CARE, "events": events}

    risk = ("EXPLOITATION", "2021-01-10", {"level": "High"})
    people = [
        child(risk),
        child(risk, ("EXPLOITATION", "2021-05-20", {"level": "None"})),
        child(risk, dob="2012-01-10"),
        child(),
    ]
    histories = lived("2021-06-30", people)
    assert figure(histories, "exploitation-cohort", on("2021-06-30")) == (1, 3, "33")


def test_care_proceedings() -> None:
    """Issued on 4 January 2021, and over on the 181st day after, and on the day after that."""

    def child(over: str) -> dict[str, Any]:
        return {"care": IN_CARE, "events": [("PROCEEDINGS", "2021-01-04", {"until": over})]}

    histories = lived("2021-12-31", [child("2021-07-04"), child("2021-07-05")])
    july = month("2021-07-01", "2021-07-31")
    assert figure(histories, "proceedings-26w", july) == (1, 2, "50")
    assert figure(histories, "proceedings-weeks", july) == (363, 2, "25.9")
    assert figure(histories, "proceedings-weeks", july, "ended") == (2, None, "2")
    issued = figure(histories, "proceedings-weeks", month("2021-01-01", "2021-01-31"), "issued")
    assert issued == (2, None, "2")


def test_time_on_temporary_approval() -> None:
    """113 days; 162 with an extension; 25."""

    def child(since: str, *more: tuple[Any, ...]) -> dict[str, Any]:
        return {
            "care": [("2021-11-01",)],
            "homes": [("U1", since)],
            "events": [("TEMP_APPROVAL", since), *more],
        }

    people = [
        child("2022-01-03"),
        child("2021-11-15", ("TEMP_EXTENSION", "2022-03-01", {"about": "2021-11-15"})),
        child("2022-04-01"),
    ]
    histories = lived("2022-04-26", people)
    day = on("2022-04-26")
    assert figure(histories, "reg24-time", day) == (300, 3, "100")
    assert figure(histories, "reg24-time", day, "median")[2] == "113"
    assert figure(histories, "reg24-time", day, "over") == (1, None, "1")


LEAVER = {"dob": "2002-01-15", "care": [("2015-04-01", "2020-01-15", "E7")]}


def test_pathway_plans_up_to_date() -> None:
    """Six months and a day ago; six months less a day; none."""

    def child(*plans: str) -> dict[str, Any]:
        return {**LEAVER, "events": [("PATHWAY_PLAN", day) for day in plans]}

    people = [child("2018-04-01", "2020-09-30"), child("2018-04-01", "2020-10-01"), child()]
    histories = lived("2021-03-31", people)
    assert figure(histories, "cl-pathway-current", on("2021-03-31")) == (1, 3, "33")


def test_seen_in_the_last_eight_weeks() -> None:
    """56 days ago; 57; a call only; visits declined."""

    def child(day: str, **more: object) -> dict[str, Any]:
        event = ("ADVISER_VISIT", day, {"in_person": True, **more})
        return {**LEAVER, "allocations": [("PA", "2018-04-01", None)], "events": [event]}

    people = [
        child("2021-02-03"),
        child("2021-02-02"),
        child("2021-03-20", in_person=False),
        child("2021-03-20", outcome="DECLINED"),
    ]
    histories = lived("2021-03-31", people)
    assert figure(histories, "cl-visited-8w", on("2021-03-31")) == (1, 4, "25")


def test_pathway_plans_begun_by_sixteen() -> None:
    """The day before; on the birthday; a month after; came into care at 16 years 2 months."""

    def child(begun: str | None, care: str = "2019-04-01") -> dict[str, Any]:
        events = [("PATHWAY_STARTED", begun)] if begun else []
        return {"dob": "2005-05-15", "care": [(care,)], "events": events}

    people = [
        child("2021-05-14"),
        child("2021-05-15"),
        child("2021-06-15"),
        child(None, care="2021-07-15"),
    ]
    assert figure(lived("2022-03-31", people), "pathway-started-16", year(2022)) == (2, 3, "67")


def test_a_personal_adviser_by_name() -> None:
    """An adviser; a vacant post; 22 and not asking; one who starts tomorrow."""
    plan = {"events": [("PATHWAY_PLAN", "2018-04-01")]}
    people = [
        {**LEAVER, **plan},
        {**LEAVER, **plan},
        {**LEAVER, **plan, "dob": "1999-01-15", "care": [("2012-04-01", "2017-01-15", "E7")]},
        {**LEAVER, **plan},
    ]
    workers = [
        {"child": "0000", "role": "PA", "worker": "1", "start": "2020-01-15"},
        {"child": "0001", "role": "PA", "start": "2020-01-15"},
        {"child": "0003", "role": "PA", "worker": "1", "start": "2021-04-01"},
    ]
    histories = lived("2021-03-31", people, workers)
    assert figure(histories, "cl-pa-allocated", on("2021-03-31")) == (1, 3, "33")
