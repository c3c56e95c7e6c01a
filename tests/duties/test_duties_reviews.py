"""Reviews and the reviewing officer: every clock of section 4 but those of permanence."""

from __future__ import annotations

from typing import Any

import pytest
from lives import dues, life

Row = tuple[Any, ...]

IN_CARE = [("2024-01-02", None)]


# The reviews themselves.


@pytest.mark.parametrize(
    ("care", "reviews", "first", "second", "later"),
    [
        pytest.param(
            # 20 working days after Thursday 14 April 2022: two bank holidays at Easter, one in May.
            [("2022-04-14", None)],
            [],
            [("2022-04-14", "2022-05-17", "overdue")],
            [],
            [],
            id="none held",
        ),
        pytest.param(
            [("2022-04-14", None)],
            [("2022-05-18",), ("2022-08-18",), ("2022-11-01",)],
            [("2022-04-14", "2022-05-17", "met late")],
            [("2022-05-18", "2022-08-18", "met on time")],
            [
                ("2022-08-18", "2023-02-18", "met on time"),
                # An early review starts the six months again.
                ("2022-11-01", "2023-05-01", "overdue"),
            ],
            id="three held",
        ),
        pytest.param(
            [("2022-04-14", "2022-05-01", "E4A"), ("2022-06-06", None)],
            [("2022-04-29",), ("2022-07-04",)],
            [
                ("2022-04-14", "2022-05-17", "met on time"),
                ("2022-06-06", "2022-07-04", "met on time"),
            ],
            [("2022-04-29", "2022-07-29", "ended"), ("2022-07-04", "2022-10-04", "overdue")],
            [],
            id="a new period of care begins again",
        ),
        pytest.param(
            [("2022-04-14", None)],
            [("2022-05-10",), ("2022-05-10",)],
            [("2022-04-14", "2022-05-17", "met on time")],
            [("2022-05-10", "2022-08-10", "overdue")],
            [],
            id="two on a day are one",
        ),
    ],
)
def test_reviews_follow_one_another(
    care: list[Row], reviews: list[Row], first: list[Row], second: list[Row], later: list[Row]
) -> None:
    known = life(care=care, reviews=reviews)
    assert dues(known, "review-first", "2023-05-31") == first
    assert dues(known, "review-second", "2023-05-31") == second
    assert dues(known, "review-subsequent", "2023-05-31") == later


@pytest.mark.parametrize(
    ("homes", "statuses", "reviews", "expected"),
    [
        pytest.param(
            [("U6", "2022-01-01", None)],
            [("E1", "2023-01-31", None)],
            [("2023-04-30",)],
            [("2023-01-31", "2023-04-30", "met on time"), ("2023-04-30", "2023-10-30", "overdue")],
            id="not placed: three months, then six",
        ),
        pytest.param(
            [("U6", "2022-01-01", "2023-05-02"), ("A6", "2023-05-02", None, "P")],
            [("E1", "2023-01-31", None)],
            [("2023-05-30",), ("2023-08-31",)],
            [
                ("2023-01-31", "2023-04-30", "ended"),
                ("2023-05-02", "2023-05-30", "met on time"),
                ("2023-05-30", "2023-08-30", "met late"),
                ("2023-08-31", "2024-02-29", "due"),
            ],
            id="placed: four weeks, three months, six months",
        ),
        pytest.param(
            [
                ("U6", "2022-01-01", "2023-05-02"),
                ("A6", "2023-05-02", "2023-06-01", "P"),
                ("U6", "2023-06-01", None, "P"),
            ],
            [("E1", "2023-01-31", None)],
            [("2023-05-30",)],
            [
                ("2023-01-31", "2023-04-30", "ended"),
                ("2023-05-02", "2023-05-30", "met on time"),
                ("2023-05-30", "2023-08-30", "ended"),
                ("2023-06-01", "2023-09-01", "overdue"),
            ],
            id="came back: three months from then",
        ),
    ],
)
def test_reviews_of_adoption(
    homes: list[Row], statuses: list[Row], reviews: list[Row], expected: list[Row]
) -> None:
    known = life(
        "2021-12-01", care=[("2022-01-01", None)], homes=homes, statuses=statuses, reviews=reviews
    )
    assert dues(known, "review-adoption", "2023-12-01") == expected


# Reviews brought forward.


@pytest.mark.parametrize(
    ("events", "reviews", "expected"),
    [
        pytest.param(
            [("REVIEW_REQUEST", "2024-03-01", {"level": "The child"})],
            [("2024-03-18",)],
            # Ten working days after Friday 1 March 2024.
            [("2024-03-01", "2024-03-15", "met late", "")],
            id="held a working day late",
        ),
        pytest.param(
            [("REVIEW_REQUEST", "2024-03-01", {"outcome": "REFUSED", "reason": "Held last week"})],
            [],
            [("2024-03-01", "2024-03-15", "not required", "Held last week")],
            id="refused, with the reason",
        ),
        pytest.param(
            [
                ("REVIEW_REQUEST", "2024-03-01"),
                ("REVIEW_REQUEST", "2024-03-04", {"outcome": "REFUSED"}),
            ],
            [],
            [
                ("2024-03-01", "2024-03-15", "overdue", ""),
                ("2024-03-04", "2024-03-18", "not required", ""),
            ],
            id="to refuse one request answers no other",
        ),
        pytest.param(
            [("REVIEW_REQUEST", "2023-12-31")], [], [], id="before care: there is no review"
        ),
    ],
)
def test_a_review_is_brought_forward(
    events: list[Row], reviews: list[Row], expected: list[Row]
) -> None:
    known = life(care=IN_CARE, events=events, reviews=reviews)
    assert dues(known, "review-early", "2024-04-01", "reason") == expected


# The child's part.


@pytest.mark.parametrize(
    ("code", "talks", "state"),
    [
        ("PN1", [("REVIEW_TALK", "2024-01-25")], "met on time"),
        ("PN1", [], "overdue"),
        ("PN1", [("REVIEW_TALK", "2024-02-01", {"about": "2024-01-29"})], "met late"),
        ("PN1", [("REVIEW_TALK", "2024-02-01")], "overdue"),  # it is for the next review
        ("PN1", [("REVIEW_TALK", "2024-01-25", {"outcome": "ATTEMPTED"})], "overdue"),
        ("PN4", [("REVIEW_TALK", "2024-01-25")], "declined by the young person"),
        ("PN7", [("REVIEW_TALK", "2024-01-25")], "declined by the young person"),
        ("PN5", [("REVIEW_TALK", "2024-01-25", {"outcome": "DECLINED"})], "met on time"),
        ("", [("REVIEW_TALK", "2024-01-25")], "overdue"),
    ],
)
def test_a_child_takes_part(code: str, talks: list[Row], state: str) -> None:
    known = life(care=IN_CARE, reviews=[("2024-01-29", code)], events=talks)
    assert dues(known, "review-child-consulted", "2024-03-01")[0] == (
        "2024-01-02",
        "2024-01-29",
        state,
    )


def test_the_next_review_is_on_the_list_before_it_is_held() -> None:
    known = life(
        care=IN_CARE, reviews=[("2024-01-29", "PN1")], events=[("REVIEW_TALK", "2024-01-29")]
    )
    assert dues(known, "review-child-consulted", "2024-04-24") == [
        ("2024-01-02", "2024-01-29", "met on time"),
        ("2024-01-29", "2024-04-29", "due soon"),
    ]


def test_under_four_nobody_is_asked() -> None:
    known = life("2020-01-30", care=IN_CARE, reviews=[("2024-01-29", "PN0")])
    assert dues(known, "review-child-consulted", "2024-02-01") == [
        ("2024-01-29", "2024-04-29", "due")
    ]


# Decisions and record.


@pytest.mark.parametrize(
    ("events", "today", "expected"),
    [
        pytest.param([], "2024-02-06", [("2024-01-29", "2024-02-05", "overdue")], id="not sent"),
        pytest.param(
            [("REVIEW_DECISIONS", "2024-02-02", {"about": "2024-01-29"})],
            "2024-02-09",
            [("2024-01-29", "2024-02-05", "met on time"), ("2024-02-02", "2024-02-09", "due soon")],
            id="sent, the manager's five days not over",
        ),
        pytest.param(
            [("REVIEW_DECISIONS", "2024-02-02", {"about": "2024-01-29"})],
            "2024-02-10",
            [
                ("2024-01-29", "2024-02-05", "met on time"),
                ("2024-02-02", "2024-02-09", "not required"),
            ],
            id="no answer is agreement",
        ),
        pytest.param(
            [
                ("REVIEW_DECISIONS", "2024-02-02"),
                ("REVIEW_RESPONSE", "2024-02-02", {"level": "Challenged"}),
            ],
            "2024-02-10",
            [
                ("2024-01-29", "2024-02-05", "met on time"),
                ("2024-02-02", "2024-02-09", "met on time"),
            ],
            id="answered on the day",
        ),
    ],
)
def test_decisions_and_their_answer(events: list[Row], today: str, expected: list[Row]) -> None:
    known = life(care=IN_CARE, reviews=[("2024-01-29", "PN1")], events=events)
    assert dues(known, "review-decisions", today) == expected


def test_a_record_is_there_in_15_and_sent_in_20_working_days() -> None:
    known = life(
        care=IN_CARE,
        reviews=[("2024-01-29", "PN1"), ("2024-04-22", "PN1")],
        events=[("REVIEW_RECORD", "2024-02-20", {"about": "2024-01-29"})],
    )
    assert dues(known, "review-record", "2024-05-20") == [
        ("2024-01-29", "2024-02-19", "met late"),
        ("2024-01-29", "2024-02-26", "met on time"),
        # Early May has a bank holiday.
        ("2024-04-22", "2024-05-14", "overdue"),
        ("2024-04-22", "2024-05-21", "due soon"),
    ]


def test_what_goes_with_a_review_ends_with_care() -> None:
    known = life(care=[("2024-01-02", "2024-01-31", "E4A")], reviews=[("2024-01-29", "PN1")])
    assert dues(known, "review-decisions", "2024-05-20") == [("2024-01-29", "2024-02-05", "ended")]


# Alerts.


@pytest.mark.parametrize(
    ("alert", "expected"),
    [
        # Twenty working days after Friday 1 March 2024: Easter has two bank holidays.
        ({"level": "Cafcass"}, [("2024-03-01", "2024-04-02", "overdue")]),
        (
            {"level": "Team manager", "until": "2024-04-02"},
            [("2024-03-01", "2024-04-02", "met on time")],
        ),
        (
            {"level": "Head of service", "until": "2024-04-03"},
            [("2024-03-01", "2024-04-02", "met late")],
        ),
        ({"level": "Informal"}, []),
    ],
)
def test_an_alert_is_settled_in_20_working_days(alert: dict[str, str], expected: list[Row]) -> None:
    known = life(care=IN_CARE, events=[("IRO_ALERT", "2024-03-01", alert)])
    assert dues(known, "iro-dispute", "2024-05-01") == expected
