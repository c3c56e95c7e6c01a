"""Children who came alone: the rules of section 12, with dates counted by hand."""

from __future__ import annotations

import pytest
from lives import dues, life, rows

MET, LATE, OVER, ENDED = "met on time", "met late", "overdue", "ended"


@pytest.mark.parametrize(
    ("care", "referred", "due"),
    [
        ([("2022-01-04", None)], "2024-03-26", "2024-04-11"),  # 10 WD over Easter
        ([], "2024-03-26", "2024-04-04"),  # in no council's care: 5
        ([], "2022-08-23", "2022-09-07"),  # before 24 August 2022: 10, over the bank holiday
        ([], "2022-08-24", "2022-09-01"),
    ],
)
def test_a_transfer_within_ten_or_five_working_days(
    care: list[tuple[str, None]], referred: str, due: str
) -> None:
    child = life(care=care, events=[("TRANSFER_REFERRAL", referred)])
    assert [row["due"] for row in rows(child, "uasc-transfer", referred)] == [due]


@pytest.mark.parametrize(("moved", "state"), [("2024-04-11", MET), ("2024-04-12", LATE)])
def test_the_transfer_itself_meets_it_on_the_day_care_here_ends(moved: str, state: str) -> None:
    told = [("TRANSFER_REFERRAL", "2024-03-26"), ("TRANSFER", moved)]
    child = life(care=[("2024-01-04", moved)], events=told)
    assert dues(child, "uasc-transfer", "2024-05-01") == [("2024-03-26", "2024-04-11", state)]


def test_an_age_assessment_is_decided_within_28_days() -> None:
    doubt = ("AGE_DOUBT", "2024-03-26")
    child = life(care=[("2024-01-04", None)], events=[doubt, ("AGE_ASSESSMENT", "2024-04-23")])
    assert dues(child, "uasc-age-assessment", "2024-05-01", "level") == [
        ("2024-03-26", "2024-04-23", MET, "local")
    ]
    waiting = life(care=[("2024-01-04", None)], events=[doubt])
    assert dues(waiting, "uasc-age-assessment", "2024-04-24") == [
        ("2024-03-26", "2024-04-23", OVER)
    ]


def test_found_to_be_an_adult_the_clock_ends_with_care() -> None:
    child = life(care=[("2024-01-04", "2024-04-01")], events=[("AGE_DOUBT", "2024-03-26")])
    assert dues(child, "uasc-age-assessment", "2024-05-01") == [("2024-03-26", "2024-04-23", ENDED)]
