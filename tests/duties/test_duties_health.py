"""Health duties: the rules of section 5, with dates counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import dues, life, rows

from hearth.dates import add_months, birthday

MET, LATE, OPEN, OVER = "met on time", "met late", "due", "overdue"
NO, NOT_NEEDED = "declined by the young person", "not required"
START = "2022-04-14"  # a Thursday; Good Friday and Easter Monday follow


def check(on: str, by: str = "DOCTOR", status: str = "COMPLETED") -> tuple[str, ...]:
    return ("HEALTH_ASSESSMENT", on, status, by)


def in_care(start: str = START, end: str | None = None, **more: Any) -> Any:
    return life(care=[(start, end)], homes=[("U4", start, end, "S")], **more)


# Telling health.


@pytest.mark.parametrize(
    ("moved", "due"),
    [
        ("2022-04-14", "2022-04-25"),  # counting rules: 5 WD over Easter
        ("2021-05-01", "2021-05-10"),  # counting rules: a Saturday, and the May bank holiday
        ("2024-12-23", "2025-01-02"),  # 24, 27, 30, 31 December, 2 January
    ],
)
def test_health_is_told_within_five_working_days(moved: str, due: str) -> None:
    found = rows(in_care(moved), "health-notification", moved)
    assert [(row["opened"], row["due"]) for row in found] == [(moved, due)]


def test_health_is_told_of_each_move() -> None:
    """A notice before a planned move is for that move when the home before had its own; a new
    address of the same carers is a move; a change of legal status is none."""
    moves = [
        ("U4", START, "2022-09-01", "S"),
        ("U4", "2022-09-01", "2023-01-10", "P"),
        ("U4", "2023-01-10", None, "T"),
    ]
    told = [("HEALTH_NOTICE", on) for on in ("2022-04-20", "2022-08-30", "2023-01-20")]
    found = dues(
        life(care=[(START,)], homes=moves, events=told), "health-notification", "2023-02-01"
    )
    assert found == [
        (START, "2022-04-25", MET),
        ("2022-09-01", "2022-09-08", MET),
        ("2023-01-10", "2023-01-17", LATE),
    ]


def test_a_request_without_consent_is_an_attempt() -> None:
    told = [("HEALTH_NOTICE", "2022-04-20", {"level": "No: a parent has not agreed"})]
    (found,) = rows(in_care(events=told), "health-notification", "2022-04-26")
    assert (found["state"], found["tried"]) == (OVER, "2022-04-20")


# The initial assessment. 20 working days from 14 April 2022 are 17 May: two days of Easter and
# the May bank holiday are not counted.


@pytest.mark.parametrize(
    ("checks", "state", "done"),
    [
        ([check("2022-05-17")], MET, "2022-05-17"),
        ([check("2022-05-18")], LATE, "2022-05-18"),
        ([check("2022-05-10", by="")], MET, "2022-05-10"),  # who did it is not said
        ([check("2022-05-10", by="NURSE")], OVER, None),  # only a doctor's counts
        ([check("2022-05-10", status="PLANNED")], OVER, None),
        ([check("2022-05-10", status="CANCELLED")], OVER, None),
        ([check("2022-05-10", status="REFUSED")], NO, "2022-05-10"),
        # Refused at first and done in time after all; done too late after all.
        ([check("2022-05-02", status="REFUSED"), check("2022-05-16")], MET, "2022-05-16"),
        ([check("2022-05-02", status="REFUSED"), check("2022-07-16")], NO, "2022-05-02"),
        # Three months before 14 April are 14 January.
        ([check("2022-01-14")], NOT_NEEDED, "2022-01-14"),
        ([check("2022-01-13")], OVER, None),
        ([check("2022-03-01", by="NURSE")], OVER, None),
        ([check("2022-03-01", status="REFUSED"), check("2022-05-01")], MET, "2022-05-01"),
    ],
)
def test_the_initial_assessment(checks: list[Any], state: str, done: str | None) -> None:
    found = dues(in_care(health=checks), "initial-health-assessment", "2022-08-01", "done")
    assert found == [(START, "2022-05-17", state, done)]


def test_a_small_child_does_not_refuse() -> None:
    """What was refused for a child of 9 was refused by somebody else: an attempt."""
    refused = [check("2022-05-10", status="REFUSED")]
    small = life(dob="2012-05-11", care=[(START,)], health=refused)
    old = life(dob="2012-05-10", care=[(START,)], health=refused)
    (found,) = rows(small, "initial-health-assessment", "2022-08-01")
    assert (found["state"], found["tried"]) == (OVER, "2022-05-10")
    assert dues(old, "initial-health-assessment", "2022-08-01") == [(START, "2022-05-17", NO)]


def test_each_coming_into_care_asks_again() -> None:
    """An assessment in the first stay is one in the three months before the second."""
    twice = life(
        care=[("2022-04-14", "2022-07-01"), ("2022-08-01", None)], health=[check("2022-05-10")]
    )
    assert dues(twice, "initial-health-assessment", "2022-08-10") == [
        ("2022-04-14", "2022-05-17", MET),
        ("2022-08-01", "2022-08-30", NOT_NEEDED),
    ]


def test_no_clock_starts_without_the_day_care_began_or_in_short_breaks() -> None:
    unknown = life(care=[{"start": START, "known": False}])
    breaks = life(short_breaks=[("V4", "2022-04-14", "2022-04-16")])
    assert dues(unknown, "initial-health-assessment", "2022-08-01") == []
    assert dues(breaks, "initial-health-assessment", "2022-08-01") == []


# Review assessments.


@pytest.mark.parametrize(
    ("dob", "last", "due", "limit"),
    [
        ("2020-03-10", "2023-06-01", "2023-12-01", "6 m"),
        ("2020-03-10", "2023-08-31", "2024-02-29", "6 m"),
        ("2020-03-10", "2024-09-09", "2025-03-09", "6 m"),  # the day before the fifth birthday
        ("2020-03-10", "2024-09-10", "2025-09-10", "12 m"),  # the fifth birthday itself
        ("2020-03-10", "2025-03-10", "2026-03-10", "12 m"),
        ("2020-02-29", "2024-08-31", "2025-02-28", "6 m"),  # 5 on 1 March 2025
        ("2012-03-10", "2024-02-29", "2025-02-28", "12 m"),
    ],
)
def test_how_long_until_the_next_assessment(dob: str, last: str, due: str, limit: str) -> None:
    child = life(dob=dob, care=[("2023-05-20",)], health=[check(last, by="NURSE")])
    found = rows(child, "review-health-assessment", last)
    assert [(row["opened"], row["due"], row["limit"]) for row in found] == [(last, due, limit)]


def test_assessments_follow_on_each_other() -> None:
    checks = [check("2022-05-10"), check("2023-05-11", by="NURSE"), check("2023-09-01", by="OTHER")]
    found = dues(in_care(health=checks), "review-health-assessment", "2024-05-12")
    assert found == [("2022-05-10", "2023-05-10", LATE), ("2023-05-11", "2024-05-11", OVER)]


def test_a_refusal_is_asked_again_in_a_year() -> None:
    checks = [check("2022-05-10"), check("2023-05-01", status="REFUSED")]
    found = dues(in_care(health=checks), "review-health-assessment", "2023-06-01")
    assert found == [("2022-05-10", "2023-05-10", NO), ("2023-05-01", "2024-05-01", OPEN)]


def test_where_the_beginning_of_care_is_not_held_the_first_day_starts_the_clock() -> None:
    unknown = life(care=[{"start": START, "known": False}], homes=[("U4", START, None, "")])
    assert dues(unknown, "review-health-assessment", START) == [(START, "2023-04-14", OPEN)]
    assert dues(unknown, "dental-check", START) == [(START, "2023-04-14", OPEN)]


@settings(max_examples=40)
@given(
    born=st.dates(date(2016, 1, 1), date(2021, 12, 31)),
    last=st.dates(date(2022, 4, 20), date(2026, 1, 1)),
)
def test_six_months_up_to_the_fifth_birthday_and_twelve_after(born: date, last: date) -> None:
    child = life(dob=str(born), care=[(START,)], health=[check(str(last))])
    (found,) = rows(child, "review-health-assessment", str(last))
    young = add_months(last, 6) < birthday(born, 5)
    assert found["due"] == str(add_months(last, 6 if young else 12))


# Teeth.


def test_teeth() -> None:
    """Three months by local standard for the first, twelve by guidance for all: both are kept."""
    child = in_care(health=[("TEETH_CHECK", "2022-08-01"), ("TEETH_CHECK", "2023-07-01")])
    found = dues(child, "dental-check", "2023-07-02", "due_law", "due_local")
    assert found == [
        (START, "2022-07-14", LATE, "2023-04-14", "2022-07-14"),
        ("2022-08-01", "2023-08-01", MET, "2023-08-01", None),
        ("2023-07-01", "2024-07-01", OPEN, "2024-07-01", None),
    ]


def test_a_baby_is_asked_from_the_first_birthday() -> None:
    baby = life(dob="2022-03-01", care=[(START,)])
    assert dues(baby, "dental-check", "2022-11-01") == []
    assert dues(baby, "dental-check", "2023-04-01") == [("2023-03-01", "2023-06-01", OPEN)]
    assert dues(baby, "dental-check", "2023-04-02") == [
        ("2023-03-01", "2023-06-01", "due soon")  # from sixty days before
    ]
    first_teeth = [("TEETH_CHECK", "2023-01-10")]
    early = life(dob="2022-03-01", care=[(START,)], health=first_teeth)
    assert [row["due"] for row in rows(early, "dental-check", "2023-03-01")] == [
        "2024-01-10",
        "2023-06-01",
    ]


# Immunisations.


def test_immunisations_of_a_small_child() -> None:
    """Known on coming into care, at each age of the schedule, and every six months under 5."""
    child = life(
        dob="2023-01-10",
        care=[("2023-03-01",)],
        immunisations=[("2023-03-20", True), ("2023-05-02", False), ("2023-05-20", True)],
    )
    assert dues(child, "immunisations", "2023-06-01", "limit") == [
        ("2023-03-01", "2023-03-29", MET, "20 wd"),
        ("2023-03-07", "2023-04-07", MET, "1 m"),  # 8 weeks
        ("2023-03-20", "2023-09-20", MET, "6 m"),
        ("2023-04-04", "2023-05-04", LATE, "1 m"),  # 12 weeks
        ("2023-05-02", "2023-06-02", MET, "1 m"),  # 16 weeks
        ("2023-05-20", "2023-11-20", OPEN, "6 m"),
    ]


def test_immunisations_of_a_teenager() -> None:
    child = life(dob="2010-06-15", care=[(START,)], immunisations=[("2022-05-10", True)])
    assert dues(child, "immunisations", "2023-06-20", "limit") == [
        (START, "2022-05-17", MET, "20 wd"),
        ("2022-05-10", "2023-05-10", OVER, "12 m"),
        ("2023-06-15", "2023-07-15", "due soon", "1 m"),  # at 13
    ]


def test_the_dose_at_eighteen_months_came_with_2026() -> None:
    before, after = (life(dob=dob, care=[("2025-01-01",)]) for dob in ("2024-06-30", "2024-07-01"))
    assert "2025-12-30" not in [
        row["opened"] for row in rows(before, "immunisations", "2026-02-01")
    ]
    assert "2026-01-01" in [row["opened"] for row in rows(after, "immunisations", "2026-02-01")]


# Strengths and difficulties.


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((12, None), MET),
        ((0, None), MET),
        ((None, "SDQ5"), NO),
        ((None, "SDQ3"), NOT_NEEDED),
        ((None, "SDQ2"), NOT_NEEDED),
        ((None, None), OVER),
    ],
)
def test_a_score_or_a_reason(answer: tuple[Any, Any], state: str) -> None:
    child = in_care(sdq=[("2022-07-01", *answer)])
    assert dues(child, "sdq", "2022-08-01")[0] == (START, "2022-07-14", state)


def test_sdq_is_for_children_of_4_to_16() -> None:
    small = life(dob="2018-06-15", care=[(START,)], sdq=[("2022-06-01", 9)])
    assert dues(small, "sdq", "2022-06-20", "due_law") == [
        ("2022-06-15", "2022-09-15", OPEN, "2023-06-15")  # what was scored at 3 does not count
    ]
    old = life(dob="2005-06-15", care=[(START,)])
    assert dues(old, "sdq", "2022-06-16", "ends") == [(START, "2022-07-14", "ended", "2022-06-15")]


@pytest.mark.parametrize(("score", "asked"), [(13, False), (16, False), (17, True), (40, True)])
def test_a_high_score_asks_for_help(score: int, asked: bool) -> None:
    child = in_care(sdq=[("2022-07-01", score)])
    found = [row for row in rows(child, "sdq", "2022-07-02") if row["limit"] == "20 wd"]
    assert [row["due"] for row in found] == (["2022-07-29"] if asked else [])


def test_help_offered_is_done_once() -> None:
    offered = [("SDQ_REFERRAL", "2022-07-20")]
    child = in_care(sdq=[("2022-07-01", 22), ("2023-06-20", 9)], events=offered)
    assert dues(child, "sdq", "2023-07-01") == [
        (START, "2022-07-14", MET),
        ("2022-07-01", "2022-07-29", MET),
        ("2022-07-01", "2023-07-01", MET),
        ("2023-06-20", "2024-06-20", OPEN),
    ]


# Doctor and dentist.


def test_registration_with_doctor_and_dentist_after_each_move() -> None:
    moves = [("U4", START, "2022-09-01", "S"), ("U4", "2022-09-01", None, "P")]
    told = [
        ("GP_REGISTERED", "2022-05-03"),
        ("DENTIST_REGISTERED", "2022-05-04"),
        ("GP_REGISTERED", "2022-09-10", {"level": "For a short time only"}),
    ]
    child = life(care=[(START,)], homes=moves, events=told)
    assert dues(child, "gp-registration", "2022-09-16", "done") == [
        (START, "2022-05-03", MET, "2022-05-03"),
        (START, "2022-05-03", LATE, "2022-05-04"),
        ("2022-09-01", "2022-09-15", MET, "2022-09-10"),
        ("2022-09-01", "2022-09-15", OVER, None),
        ("2022-09-10", "2022-12-10", OPEN, None),  # a lasting one within three months
    ]


def test_a_care_leaver_registers_at_a_new_home() -> None:
    told = [("NEW_HOME", "2024-07-01"), ("GP_REGISTERED", "2024-07-10")]
    child = life(dob="2006-03-01", care=[("2020-01-01", "2024-03-01")], events=told)
    found = dues(child, "gp-registration", "2024-07-12")
    assert [each for each in found if each[0] == "2024-07-01"] == [
        ("2024-07-01", "2024-07-15", MET),
        ("2024-07-01", "2024-07-15", "due soon"),
    ]


@settings(max_examples=30)
@given(days=st.lists(st.integers(0, 900), min_size=1, max_size=6, unique=True))
def test_nothing_is_asked_of_health_after_care(days: list[int]) -> None:
    """Whatever was done, all that is still open was opened in care and ended with it."""
    done = [str(date(2022, 4, 14) + timedelta(days=day)) for day in days]
    child = in_care(
        end="2023-04-14",
        health=[check(day) for day in done],
        immunisations=[(day, True) for day in done],
        sdq=[(day, 20) for day in done],
    )
    ids = ("review-health-assessment", "dental-check", "immunisations", "sdq")
    for duty in (*ids, "gp-registration", "health-notification"):
        for row in rows(child, duty, "2024-06-01"):
            assert row["opened"] < "2023-04-14"
            assert row["state"] not in (OPEN, OVER, "due soon", "not yet due")


def test_a_list_of_the_latest_says_nothing_of_the_checks_before() -> None:
    """Annex A tells the last check of each kind: the clock goes on from it, and nothing was late
    for want of those that it does not tell."""
    told = {"status": "COMPLETED", "latest": True}
    checks = [
        {"kind": "TEETH_CHECK", "on": "2024-04-23", **told},
        {"kind": "HEALTH_ASSESSMENT", "on": "2024-05-02", **told},
    ]
    for known in (True, False):
        care = [{"start": "2020-10-01", "known": known, "latest": not known}]
        child = life(care=care, health=checks)
        assert dues(child, "dental-check", "2025-03-31") == [
            ("2024-04-23", "2025-04-23", "due soon")
        ]
        assert dues(child, "review-health-assessment", "2025-03-31") == [
            ("2024-05-02", "2025-05-02", "due")
        ]
    nothing = life(care=[{"start": "2020-10-01", "known": False, "latest": True}])
    assert dues(nothing, "dental-check", "2025-03-31") == [("2020-10-01", "2021-10-01", "overdue")]
