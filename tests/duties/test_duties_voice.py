"""Independent visitors and advocates: the rules of section 13, with dates counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from lives import dues, life

MET, LATE, OPEN, OVER, ENDED = "met on time", "met late", "due", "overdue", "ended"
NO = "declined by the young person"


def in_care(end: str | None = None, **more: Any) -> Any:
    return life(care=[("2023-09-04", end)], **more)


@pytest.mark.parametrize(
    ("decided", "outcome", "state"),
    [
        ("2024-01-10", "", MET),
        ("2023-12-20", "", MET),  # while the review was prepared
        ("2024-01-11", "", LATE),
        ("2024-01-10", "DECLINED", NO),
        ("2024-01-10", "NOT_NEEDED", "not required"),
        ("2023-12-12", "", OVER),  # that was some other time
    ],
)
def test_each_review_decides_about_a_visitor(decided: str, outcome: str, state: str) -> None:
    told = [("VISITOR_DECISION", decided, {"outcome": outcome})]
    child = in_care(reviews=[("2024-01-10",)], events=told)
    assert dues(child, "independent-visitor", "2024-02-01", "level") == [
        ("2024-01-10", "2024-01-10", state, "law")
    ]


def test_a_visitor_is_found_within_three_months_and_visits_every_month() -> None:
    told = [
        ("VISITOR_REFERRAL", "2023-11-30"),
        ("VISITOR_MATCH", "2024-02-29"),
        ("VISITOR_VISIT", "2024-03-28"),
        ("VISITOR_VISIT", "2024-05-01"),
    ]
    assert dues(in_care(events=told), "independent-visitor", "2024-05-02", "limit") == [
        ("2023-11-30", "2024-02-29", MET, "3 m"),
        ("2024-02-29", "2024-03-29", MET, "1 m"),
        ("2024-03-28", "2024-04-28", LATE, "1 m"),
        ("2024-05-01", "2024-06-01", OPEN, "1 m"),
    ]


def test_visits_stop_with_the_match_and_with_care() -> None:
    matched = ("VISITOR_MATCH", "2024-01-15", {"until": "2024-02-10"})
    assert dues(in_care(events=[matched]), "independent-visitor", "2024-03-01") == [
        ("2024-01-15", "2024-02-15", ENDED)
    ]
    left = in_care(end="2024-02-10", events=[matched[:2]])
    assert dues(left, "independent-visitor", "2024-03-01") == [("2024-01-15", "2024-02-15", ENDED)]
    no = ("VISITOR_MATCH", "2024-01-15", {"outcome": "DECLINED"})
    assert dues(in_care(events=[no]), "independent-visitor", "2024-03-01") == []


@pytest.mark.parametrize(
    ("level", "contact", "clock", "due", "state"),
    [
        ("Complaint", "2024-04-03", None, "2024-04-03", MET),  # 2 WD over Easter
        ("Complaint", "2024-04-04", None, "2024-04-03", LATE),
        ("A move", "2024-03-29", "09:00", "2024-03-29", MET),
        ("In custody", "2024-03-29", "09:01", "2024-03-29", LATE),
    ],
)
def test_an_advocate_is_in_contact(
    level: str, contact: str, clock: str | None, due: str, state: str
) -> None:
    """Asked for on Maundy Thursday 28 March 2024 at nine."""
    need = ("ADVOCACY_NEED", "2024-03-28", {"level": level, "time": "09:00"})
    child = in_care(events=[need, ("ADVOCACY_CONTACT", contact, {"time": clock})])
    assert dues(child, "advocacy", "2024-04-10") == [("2024-03-28", due, state)]


def test_a_care_leaver_has_an_advocate_too() -> None:
    leaver = life(
        dob="2002-05-05",
        care=[("2015-01-01", "2020-05-05")],
        events=[("ADVOCACY_NEED", "2024-03-04")],
    )
    assert dues(leaver, "advocacy", "2024-03-07") == [("2024-03-04", "2024-03-06", OVER)]
