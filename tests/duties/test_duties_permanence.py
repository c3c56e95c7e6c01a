"""Courts, permanence and adoption: every clock of section 7, and permanence of section 4."""

from __future__ import annotations

from typing import Any

import pytest
from lives import dues, life

Row = tuple[Any, ...]

# Coming into care on Tuesday 2 January 2024 the first review is due on 30 January.
CARE = [("2024-01-02", None)]


@pytest.mark.parametrize(
    ("reviews", "plans", "expected"),
    [
        pytest.param([], [], ("2024-01-02", "2024-04-30", "overdue"), id="no review yet"),
        pytest.param(
            [("2024-01-20",)], [], ("2024-01-20", "2024-04-20", "overdue"), id="second not held"
        ),
        pytest.param(
            [("2024-01-20",), ("2024-03-01",)],
            [("LTFOST18", "2024-03-01", None)],
            ("2024-01-20", "2024-03-01", "met on time"),
            id="planned at an early second review",
        ),
        pytest.param(
            [("2024-01-20",), ("2024-03-01",)],
            [("LTFOST18", "2024-03-02", None)],
            ("2024-01-20", "2024-03-01", "met late"),
            id="planned a day after the second review",
        ),
        pytest.param(
            [("2024-01-20",), ("2024-05-01",)],
            [("LTFOST18", "2024-05-01", None)],
            ("2024-01-20", "2024-04-20", "met late"),
            id="an overdue second review does not put it off",
        ),
        pytest.param(
            [("2024-01-20",)],
            [("RETURN", "2024-01-05", None)],
            ("2024-01-20", "2024-04-20", "met on time"),
            id="planned before the first review",
        ),
        pytest.param(
            [("2024-02-20",)],
            [],
            ("2024-02-20", "2024-05-20", "overdue"),
            id="the second is counted from the day the first was held",
        ),
        pytest.param(
            [],
            [("RETURN", "2023-12-20", None)],
            ("2024-01-02", "2024-04-30", "overdue"),
            id="a plan of earlier care is none of this",
        ),
    ],
)
def test_a_plan_by_the_second_review(reviews: list[Row], plans: list[Row], expected: Row) -> None:
    known = life(care=CARE, reviews=reviews, plans=plans)
    assert dues(known, "permanence-plan-second-review", "2024-06-01") == [expected]


@pytest.mark.parametrize(
    ("care", "plans", "events", "expected"),
    [
        pytest.param(
            CARE,
            [("LTFOST18", "2024-03-01", None)],
            [("PERMANENCE_MATCH", "2025-03-01")],
            [("2024-03-01", "2025-03-01", "met on time")],
            id="matched on the last day",
        ),
        pytest.param(
            [("2024-01-02", "2024-12-24", "E4A")],
            [("RETURN6M", "2024-03-01", None)],
            [],
            [("2024-03-01", "2025-03-01", "met on time")],
            id="went home",
        ),
        pytest.param(
            [("2024-01-02", "2024-12-24", "E3")],
            [("LTFOST", "2024-03-01", None)],
            [],
            [("2024-03-01", "2025-03-01", "ended")],
            id="another council took over",
        ),
        pytest.param(
            CARE,
            [("LTFOST", "2024-03-01", None), ("LTRELFR", "2024-09-01", None)],
            [],
            [("2024-03-01", "2025-03-01", "overdue")],
            id="planned again: the year goes on",
        ),
        pytest.param(
            CARE,
            [("RETURN", "2024-03-01", None), ("LTFOST", "2024-09-01", None)],
            [],
            [("2024-03-01", "2025-03-01", "ended"), ("2024-09-01", "2025-09-01", "due")],
            id="another plan begins again",
        ),
        pytest.param(
            CARE, [("ADOPTION", "2024-03-01", None)], [], [], id="adoption has its own clocks"
        ),
    ],
)
def test_matched_or_home_within_a_year(
    care: list[Row], plans: list[Row], events: list[Row], expected: list[Row]
) -> None:
    known = life(care=care, plans=plans, events=events)
    assert dues(known, "permanence-match", "2025-06-01") == expected


# Courts.


@pytest.mark.parametrize(
    ("events", "today", "expected"),
    [
        pytest.param(
            # Monday 8 January 2024 is the first of 182 days.
            [("PROCEEDINGS", "2024-01-08", {"until": "2024-07-07"})],
            "2024-12-01",
            ("2024-01-08", "2024-07-07", "met on time", ""),
            id="on the last day",
        ),
        pytest.param(
            [("PROCEEDINGS", "2024-01-08", {"until": "2024-07-08"})],
            "2024-12-01",
            ("2024-01-08", "2024-07-07", "met late", ""),
            id="a day late",
        ),
        pytest.param(
            [
                ("PROCEEDINGS", "2024-01-08"),
                ("PROCEEDINGS_EXTENSION", "2024-06-20", {"reason": "An expert's report"}),
            ],
            "2024-08-01",
            (
                "2024-01-08",
                "2024-07-07",
                "overdue",
                "The court extended this to 1 September 2024: An expert's report",
            ),
            id="extended by eight weeks: shown, and the day due stays",
        ),
        pytest.param(
            [
                ("PROCEEDINGS", "2024-01-08", {"until": "2024-09-20"}),
                ("PROCEEDINGS_EXTENSION", "2024-06-20", {"until": "2024-09-01"}),
                ("PROCEEDINGS_EXTENSION", "2024-08-20", {"until": "2024-10-27"}),
            ],
            "2024-12-01",
            (
                "2024-01-08",
                "2024-07-07",
                "met late",
                "The court extended this to 27 October 2024",
            ),
            id="extended twice: the last is told",
        ),
    ],
)
def test_proceedings_take_26_weeks(events: list[Row], today: str, expected: Row) -> None:
    assert dues(life(events=events), "proceedings-26-weeks", today, "reason") == [expected]


def test_pre_proceedings_are_reviewed_at_6_and_12_and_end_by_16_weeks() -> None:
    events = [
        ("PRE_PROCEEDINGS", "2024-01-08", {"until": "2024-04-30"}),
        ("PRE_PROCEEDINGS_REVIEW", "2024-02-19"),
        ("PRE_PROCEEDINGS_REVIEW", "2024-04-02", {"about": "2024-01-08"}),
    ]
    assert dues(life(events=events), "pre-proceedings", "2024-06-01") == [
        ("2024-01-08", "2024-02-19", "met on time"),
        ("2024-01-08", "2024-04-01", "met late"),
        ("2024-01-08", "2024-04-29", "met late"),
    ]


def test_pre_proceedings_that_ended_ask_for_no_more_reviews() -> None:
    events = [("PRE_PROCEEDINGS", "2024-01-08", {"until": "2024-02-01"})]
    assert dues(life(events=events), "pre-proceedings", "2024-06-01") == [
        ("2024-01-08", "2024-02-19", "ended"),
        ("2024-01-08", "2024-04-01", "ended"),
        ("2024-01-08", "2024-04-29", "met on time"),
    ]


@pytest.mark.parametrize(
    ("statuses", "events", "expected"),
    [
        ([("L1", "2024-01-08", "2024-01-11")], [], [("2024-01-08", "2024-01-11", "met on time")]),
        ([("L1", "2024-01-08", "2024-01-12")], [], [("2024-01-08", "2024-01-11", "met late")]),
        ([("L2", "2024-01-08", "2024-01-16")], [], [("2024-01-08", "2024-01-16", "met on time")]),
        ([("L2", "2024-01-08", None)], [], [("2024-01-08", "2024-01-16", "overdue")]),
        (
            [("L2", "2024-01-08", "2024-01-23")],
            [("ORDER_EXTENSION", "2024-01-15")],
            [("2024-01-08", "2024-01-23", "met on time")],
        ),
        ([("C1", "2024-01-08", None)], [], []),
    ],
)
def test_emergency_powers_end_in_time(
    statuses: list[Row], events: list[Row], expected: list[Row]
) -> None:
    known = life(care=[("2024-01-08", None)], statuses=statuses, events=events)
    assert dues(known, "short-orders", "2024-02-01") == expected


def test_support_of_special_guardians_is_reviewed_every_year_to_18() -> None:
    events = [("SGO_SUPPORT", "2022-02-28"), ("SGO_SUPPORT_REVIEW", "2023-02-28")]
    known = life("2005-09-01", events=events)
    assert dues(known, "sgo-support-review", "2023-10-01") == [
        ("2022-02-28", "2023-02-28", "met on time"),
        ("2023-02-28", "2024-02-28", "ended"),
    ]


# Adoption.

YOUNG = "2022-03-10"
CARED_FOR = [("2022-03-12", None)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(
            {"events": [("ADOPTION_RECOMMENDED", "2022-06-30")]},
            [("2022-06-30", "2022-08-30", "overdue")],
            id="from the review that set the plan",
        ),
        pytest.param(
            {
                "plans": [("ADOPTION", "2022-07-01", None)],
                "events": [("ADOPTION_RECOMMENDED", "2022-06-30")],
                "adoption": [{"on": "2022-08-30"}],
            },
            [("2022-06-30", "2022-08-30", "met on time")],
            id="the plan is counted once",
        ),
        pytest.param(
            {"plans": [("ADOPTION", "2022-07-01", None)], "adoption": [{"on": "2022-09-02"}]},
            [("2022-07-01", "2022-09-01", "met late")],
            id="where only the plan is recorded",
        ),
        pytest.param(
            {"events": [("ADOPTION_RECOMMENDED", "2022-06-30", {"outcome": "WITHDRAWN"})]},
            [],
            id="withdrawn",
        ),
    ],
)
def test_the_decision_for_adoption(more: dict[str, Any], expected: list[Row]) -> None:
    known = life(YOUNG, care=CARED_FOR, **more)
    assert dues(known, "adoption-decision", "2023-01-01") == expected


@pytest.mark.parametrize(
    ("adoption", "statuses", "expected"),
    [
        pytest.param(
            {"on": "2022-08-20", "order": "2022-12-01"},
            [],
            [("2022-12-01", "2023-06-19", "overdue")],
            id="200 days from the order",
        ),
        pytest.param(
            {"on": "2022-08-20", "order": "2022-12-01", "matched": "2022-11-01"},
            [],
            [("2022-12-01", "2023-06-19", "met on time")],
            id="matched before the order",
        ),
        pytest.param(
            {"on": "2022-08-20"},
            [("E1", "2022-12-01", None)],
            [("2022-12-01", "2023-06-19", "overdue")],
            id="the day of the order from the legal status",
        ),
        pytest.param(
            {"on": "2022-08-20", "order": "2022-12-01", "ceased": "2023-03-01"},
            [],
            [("2022-12-01", "2023-06-19", "ended")],
            id="adoption is no longer the plan",
        ),
        pytest.param({"on": "2022-08-20"}, [], [], id="no order yet"),
    ],
)
def test_the_match_with_adopters(
    adoption: dict[str, str], statuses: list[Row], expected: list[Row]
) -> None:
    known = life(YOUNG, care=CARED_FOR, adoption=[adoption], statuses=statuses)
    assert dues(known, "adoption-match", "2023-08-01") == expected
