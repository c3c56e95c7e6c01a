"""Sixteen plus and care leavers: who is what from when, and every clock of section 9."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import dues, life, rows

from hearth.dates import days
from hearth.duties.lives import Lives
from hearth.duties.owed.leaving import standing

Row = tuple[Any, ...]

# A child born on 10 March 2008 is 16 on 10 March 2024 and 18 on 10 March 2026.
BORN = "2008-03-10"
AT_16, AT_18, AT_21, AT_25 = "2024-03-10", "2026-03-10", "2029-03-10", "2033-03-10"
LONG = ("2015-01-01", None)
UNTIL_16_AND_A_MONTH = ("2015-01-01", "2024-04-10")


def what(known: Lives) -> list[tuple[str, str, str]]:
    """Status, first day and day it ended, in order."""
    found = standing(known)
    spells = zip(found["status"], found["start"], found["end"], strict=True)
    return [(str(s), str(days.as_date(start)), str(days.as_date(end))) for s, start, end in spells]


def person(care: Iterable[Row], **more: Any) -> Lives:
    return life(BORN, care=care, **more)


# Who is what.


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(
            person([LONG]),
            [("ELIGIBLE", AT_16, AT_18), ("FORMER_RELEVANT", AT_18, AT_21)],
            id="in care from 7",
        ),
        pytest.param(
            person([("2025-01-10", "2025-04-12", "E8")]),
            [
                ("ELIGIBLE", "2025-04-10", "2025-04-12"),
                ("RELEVANT", "2025-04-12", AT_18),
                ("FORMER_RELEVANT", AT_18, AT_21),
            ],
            id="entered at 16 years 10 months and stayed 92 days",
        ),
        pytest.param(
            person([("2025-01-10", "2025-04-10", "E8")]),
            [("QUALIFYING", "2025-04-10", AT_21)],
            id="90 days, then left",
        ),
        pytest.param(
            person(
                [],
                short_breaks=[
                    ("V3", "2024-04-01", "2024-05-04"),
                    ("V3", "2024-08-01", "2024-09-04"),
                    ("V3", "2025-01-01", "2025-02-03"),
                ],
            ),
            [],
            id="three series of short breaks of 100 days",
        ),
        pytest.param(
            person([(*UNTIL_16_AND_A_MONTH, "E4A")]),
            [
                ("ELIGIBLE", AT_16, "2024-04-10"),
                ("RELEVANT", "2024-04-10", "2024-10-10"),
                ("QUALIFYING", "2024-10-10", AT_18),
                ("FORMER_RELEVANT", AT_18, AT_21),
            ],
            id="left at 16, home with mother: no longer relevant after six months",
        ),
        pytest.param(
            person(
                [(*UNTIL_16_AND_A_MONTH, "E4A")],
                events=[("NEW_HOME", "2024-10-09", {"level": "Supported lodgings"})],
            ),
            [
                ("ELIGIBLE", AT_16, "2024-04-10"),
                ("RELEVANT", "2024-04-10", AT_18),
                ("FORMER_RELEVANT", AT_18, AT_21),
            ],
            id="home with mother, which broke down a day before six months",
        ),
        pytest.param(
            person(
                [(*UNTIL_16_AND_A_MONTH, "E6")],
                events=[("WITH_PARENT", "2024-06-01", {"until": "2025-02-01"})],
            ),
            [
                ("ELIGIBLE", AT_16, "2024-04-10"),
                ("RELEVANT", "2024-04-10", "2024-12-01"),
                ("QUALIFYING", "2024-12-01", "2025-02-01"),
                ("RELEVANT", "2025-02-01", AT_18),
                ("FORMER_RELEVANT", AT_18, AT_21),
            ],
            id="went home later, which broke down: relevant again",
        ),
        pytest.param(
            person([("2022-05-01", "2022-06-30", "E4A"), ("2024-05-01", None)]),
            [("ELIGIBLE", "2024-05-31", AT_18), ("FORMER_RELEVANT", AT_18, AT_21)],
            id="60 days at 14 and the 31st at 16 are 91",
        ),
        pytest.param(
            person([("2015-01-01", "2024-03-09", "E4A"), ("2025-07-01", "2025-07-03", "E8")]),
            [
                ("ELIGIBLE", "2025-07-01", "2025-07-03"),
                ("RELEVANT", "2025-07-03", AT_18),
                ("FORMER_RELEVANT", AT_18, AT_21),
            ],
            id="long in care before, two days at 17",
        ),
        pytest.param(
            person([("2015-01-01", "2024-03-10", "E4A")]),
            [],
            id="left on the 16th birthday: no day in care at 16",
        ),
        pytest.param(
            person([("2015-01-01", "2022-03-10", "E4A"), ("2025-12-11", None)]),
            [("QUALIFYING", AT_18, AT_21)],
            id="days before the 14th birthday do not count: 89 before 18",
        ),
        pytest.param(
            life("2008-02-29", care=[LONG]),
            [
                ("ELIGIBLE", "2024-02-29", "2026-03-01"),
                ("FORMER_RELEVANT", "2026-03-01", "2029-03-01"),
            ],
            id="born on 29 February",
        ),
        pytest.param(
            person([(*UNTIL_16_AND_A_MONTH, "E3")]),
            [("ELIGIBLE", AT_16, "2024-04-10")],
            id="another council took over",
        ),
        pytest.param(
            person([(*UNTIL_16_AND_A_MONTH, "E15")]),
            [("ELIGIBLE", AT_16, "2024-04-10")],
            id="found to be an adult",
        ),
        pytest.param(
            person([("2015-01-01", "2022-10-01", "E45")]),
            [("QUALIFYING", AT_16, AT_21)],
            id="special guardianship at 14",
        ),
        pytest.param(
            person(
                [("2023-06-01", "2023-12-01", "E9")],
                events=[("DETAINED", "2023-12-01", {"until": "2024-08-01"})],
            ),
            [("RELEVANT", AT_16, AT_18), ("FORMER_RELEVANT", AT_18, AT_21)],
            id="detained on the 16th birthday after long enough in care",
        ),
        pytest.param(
            person(
                [("2023-06-01", "2023-12-01", "E9")],
                statuses=[("C2", "2023-06-01", "2023-12-01")],
                events=[("DETAINED", "2023-12-01", {"until": "2024-08-01"})],
            ),
            [],
            id="detained, but under a care order before",
        ),
        pytest.param(
            person(
                [("2023-06-01", "2023-12-01", "E9")],
                events=[("DETAINED", "2023-12-01", {"until": "2024-03-10"})],
            ),
            [],
            id="let out on the 16th birthday",
        ),
        pytest.param(
            person(
                [LONG],
                events=[
                    ("OFFER_21", "2030-01-01", {"outcome": "DONE"}),
                    ("OFFER_21", "2031-01-01", {"outcome": "DECLINED"}),
                ],
            ),
            [
                ("ELIGIBLE", AT_16, AT_18),
                ("FORMER_RELEVANT", AT_18, AT_21),
                ("FORMER_RELEVANT", "2030-01-01", "2031-01-01"),
            ],
            id="wanted support for a year after 21",
        ),
        pytest.param(
            person([LONG], allocations=[("PA", "2024-01-01", None)]),
            [("ELIGIBLE", AT_16, AT_18), ("FORMER_RELEVANT", AT_18, AT_25)],
            id="with an adviser up to 25",
        ),
    ],
)
def test_who_is_what(known: Lives, expected: list[tuple[str, str, str]]) -> None:
    assert what(known) == expected


# Assessment and plan.


@pytest.mark.parametrize(
    ("duty", "care", "events", "expected"),
    [
        pytest.param(
            "needs-assessment-16",
            [LONG],
            [],
            [("2024-03-10", "2024-06-10", "overdue")],
            id="three months from the 16th birthday",
        ),
        pytest.param(
            "needs-assessment-16",
            [("2025-01-10", "2026-01-10", "E8")],
            [("NEEDS_ASSESSMENT", "2025-07-11")],
            [("2025-04-10", "2025-07-10", "met late")],
            id="three months from becoming eligible later",
        ),
        pytest.param(
            "needs-assessment-16",
            [LONG],
            [("NEEDS_ASSESSMENT", "2023-12-01")],
            [("2024-03-10", "2024-06-10", "met on time")],
            id="made at 15",
        ),
        pytest.param(
            "needs-assessment-16",
            [("2015-01-01", "2024-05-01", "E4A"), ("2025-07-01", None)],
            [("NEEDS_ASSESSMENT", "2024-04-01")],
            [("2024-03-10", "2024-06-10", "met on time")],
            id="not asked again when care begins again",
        ),
        pytest.param(
            "needs-assessment-16",
            [("2015-01-01", "2024-05-01", "E6"), ("2025-07-01", None)],
            [],
            [("2024-03-10", "2024-06-10", "ended"), ("2025-07-01", "2025-10-01", "overdue")],
            id="asked again when it was never made",
        ),
        pytest.param(
            "relevant-assessment",
            [(*UNTIL_16_AND_A_MONTH, "E6")],
            [],
            [("2024-04-10", "2024-07-10", "overdue")],
            id="left care without an assessment",
        ),
        pytest.param(
            "relevant-assessment",
            [(*UNTIL_16_AND_A_MONTH, "E6")],
            [("NEEDS_ASSESSMENT", "2024-04-09")],
            [],
            id="already assessed",
        ),
        pytest.param(
            "pathway-plan-first",
            [LONG],
            [("PATHWAY_PLAN", "2024-06-10")],
            [("2024-03-10", "2024-06-10", "met on time")],
            id="by 16 years and three months",
        ),
        pytest.param(
            "pathway-plan-started",
            [LONG],
            [("PATHWAY_STARTED", "2024-03-10")],
            [("2023-12-10", "2024-03-10", "met on time")],
            id="begun on the 16th birthday",
        ),
        pytest.param(
            "pathway-plan-started",
            [("2023-12-11", None)],
            [],
            [("2023-12-11", "2024-03-10", "overdue")],
            id="91 days on the birthday itself",
        ),
        pytest.param(
            "pathway-plan-started", [("2023-12-12", None)], [], [], id="90 days: not asked"
        ),
        pytest.param(
            "pathway-plan-started",
            [("2015-01-01", "2024-02-01", "E4A")],
            [],
            [("2023-12-10", "2024-03-10", "ended")],
            id="left before 16",
        ),
    ],
)
def test_assessment_and_plan(
    duty: str, care: list[Row], events: list[Row], expected: list[Row]
) -> None:
    assert dues(person(care, events=events), duty, "2025-12-01") == expected


# Reviews of the plan.


@pytest.mark.parametrize(
    ("more", "today", "expected"),
    [
        pytest.param(
            {"care": [LONG], "reviews": [("2026-01-20",)]},
            "2026-06-01",
            [("2026-01-20", "2026-07-20", "due")],
            id="in care the review of the care plan is the last",
        ),
        pytest.param(
            {
                "care": [(*UNTIL_16_AND_A_MONTH, "E6")],
                "events": [("PATHWAY_PLAN", "2024-05-01"), ("PATHWAY_REVIEW", "2024-10-31")],
            },
            "2025-01-01",
            [
                ("2024-04-10", "2024-10-10", "met on time"),
                ("2024-05-01", "2024-11-01", "met on time"),
                ("2024-10-31", "2025-04-30", "due"),
            ],
            id="at least every six months; a month without the day ends on its last",
        ),
        pytest.param(
            {
                "care": [LONG],
                "events": [("PATHWAY_REVIEW", "2028-12-01")],
            },
            "2029-07-01",
            [("2026-03-10", "2026-09-10", "met late"), ("2028-12-01", "2029-06-01", "ended")],
            id="to 21",
        ),
        pytest.param(
            {
                "care": [LONG],
                "events": [
                    ("PATHWAY_REVIEW", "2028-12-01"),
                    ("OFFER_21", "2029-03-10", {"outcome": "DONE"}),
                ],
            },
            "2029-07-01",
            [("2026-03-10", "2026-09-10", "met late"), ("2028-12-01", "2029-06-01", "overdue")],
            id="on after 21 while support is wanted",
        ),
    ],
)
def test_the_plan_is_reviewed(more: dict[str, Any], today: str, expected: list[Row]) -> None:
    assert dues(life(BORN, **more), "pathway-plan-review", today) == expected


def test_nobody_in_care_owes_a_review_of_a_plan_after_care() -> None:
    """Ten years old, with reviews of the care plan: what comes at 18 is not asked for now."""
    child = life("2014-10-21", care=[("2020-02-03",)], reviews=[("2024-11-03", "PN1")])
    assert dues(child, "pathway-plan-review", "2025-03-31") == []


# The adviser.


def test_an_adviser_by_16_and_three_months_and_again_when_one_leaves() -> None:
    known = person(
        [LONG], allocations=[("PA", "2024-05-01", "2025-01-31"), ("PA", "2025-02-17", None)]
    )
    assert dues(known, "pa-appointment", "2025-12-01", "done") == [
        ("2024-03-10", "2024-06-10", "met on time", "2024-05-01"),
        # Ten working days after Friday 31 January 2025.
        ("2025-01-31", "2025-02-14", "met late", "2025-02-17"),
    ]


def test_an_adviser_named_before_16_is_there_on_the_day() -> None:
    known = person([LONG], allocations=[("PA", "2023-05-01", None)])
    assert dues(known, "pa-appointment", "2024-12-01", "done") == [
        ("2024-03-10", "2024-06-10", "met on time", "2024-03-10")
    ]


def test_one_adviser_following_another_leaves_no_gap() -> None:
    known = person(
        [LONG], allocations=[("PA", "2024-03-10", "2024-09-01"), ("PA", "2024-09-01", None)]
    )
    assert len(dues(known, "pa-appointment", "2024-12-01")) == 1


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], [("2024-06-01", "2024-07-27", "overdue")], id="from the adviser on"),
        pytest.param(
            [("ADVISER_VISIT", "2024-07-27"), ("CONTACT", "2024-08-30", {"level": "Messages"})],
            [("2024-06-01", "2024-07-27", "met on time"), ("2024-07-27", "2024-09-21", "overdue")],
            id="a message is no meeting",
        ),
        pytest.param(
            [("ADVISER_VISIT", "2024-07-20", {"outcome": "DECLINED"})],
            [("2024-06-01", "2024-07-27", "overdue")],
            id="to decline is an attempt",
        ),
        pytest.param(
            [("CONTACT", "2024-07-20", {"level": "In person"})],
            [("2024-06-01", "2024-07-27", "met on time"), ("2024-07-20", "2024-09-14", "overdue")],
            id="contact in person is a meeting",
        ),
        pytest.param(
            [("CONTACT_PLAN", "2024-07-01", {"level": "Lives abroad", "until": "2024-10-01"})],
            [("2024-06-01", "2024-07-27", "ended"), ("2024-10-01", "2024-11-26", "due soon")],
            id="a contact plan stands in place of it",
        ),
        pytest.param(
            [("CONTACT_PLAN", "2024-07-01", {"until": "2024-10-01"})],
            [("2024-06-01", "2024-07-27", "overdue")],
            id="but not without a reason",
        ),
    ],
)
def test_seen_every_eight_weeks(events: list[Row], expected: list[Row]) -> None:
    known = person([LONG], allocations=[("PA", "2024-06-01", None)], events=events)
    assert dues(known, "pa-contact-8-weeks", "2024-11-20") == expected


def test_a_change_of_adviser_restarts_nothing() -> None:
    known = person(
        [LONG], allocations=[("PA", "2024-06-01", "2024-06-20"), ("PA", "2024-07-10", None)]
    )
    assert dues(known, "pa-contact-8-weeks", "2024-07-20") == [
        ("2024-06-01", "2024-07-27", "due soon")
    ]


def test_staying_in_touch_counts_contact_both_ways() -> None:
    events = [
        ("CONTACT", "2026-04-01", {"level": "Messages"}),
        ("CONTACT", "2026-05-01", {"outcome": "ATTEMPTED", "level": "Messages"}),
    ]
    known = person([LONG], events=events)
    assert dues(known, "keep-in-touch", "2026-06-01", "tried") == [
        ("2026-03-10", "2026-05-05", "met on time", None),
        ("2026-04-01", "2026-05-27", "overdue", "2026-05-01"),
    ]


# Homes that are provided.

OTHER = {"level": "Other accommodation"}
AT_HOME, AWAY = {"level": "At their home"}, {"level": "Somewhere else"}


def left_care(*events: Row) -> Lives:
    return person([(*UNTIL_16_AND_A_MONTH, "E6")], events=events)


def test_a_new_home_is_visited_within_a_week_and_then_every_two_months() -> None:
    known = left_care(
        ("NEW_HOME", "2024-04-10", OTHER),
        ("ADVISER_VISIT", "2024-04-12", AWAY),
        ("ADVISER_VISIT", "2024-04-18", AT_HOME),
        ("ADVISER_VISIT", "2024-06-18", AT_HOME),
        ("NEW_HOME", "2024-08-01", OTHER),
    )
    assert dues(known, "pa-visit-new-home", "2024-09-01") == [
        ("2024-04-10", "2024-04-17", "met late"),
        ("2024-08-01", "2024-08-08", "overdue"),
    ]
    assert dues(known, "pa-visit-two-monthly", "2024-09-01") == [
        ("2024-04-18", "2024-06-18", "met on time"),
        ("2024-06-18", "2024-08-18", "ended"),
    ]


def test_a_tenancy_of_their_own_has_no_two_monthly_visits() -> None:
    known = left_care(
        ("NEW_HOME", "2024-04-10", {"level": "Own tenancy"}),
        ("ADVISER_VISIT", "2024-04-12", AT_HOME),
    )
    assert dues(known, "pa-visit-two-monthly", "2024-09-01") == []


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (
            "Other accommodation",
            [("2024-04-10", "2024-05-08", "met on time"), ("2024-05-08", "2024-08-08", "overdue")],
        ),
        ("Supported accommodation", [("2024-04-10", "2024-05-08", "met on time")]),
        ("Own tenancy", [("2024-04-10", "2024-05-08", "met on time")]),
    ],
)
def test_early_reviews_go_on_while_a_home_is_not_registered(
    level: str, expected: list[Row]
) -> None:
    known = left_care(
        ("NEW_HOME", "2024-04-10", {"level": level}), ("PATHWAY_REVIEW", "2024-05-08")
    )
    assert dues(known, "pathway-review-new-home", "2024-09-01") == expected


def test_a_home_in_care_is_no_home_provided_to_a_care_leaver() -> None:
    known = person([LONG], events=[("NEW_HOME", "2024-04-10", OTHER)])
    assert dues(known, "pa-visit-new-home", "2024-09-01") == []


# After 21.


@pytest.mark.parametrize(
    ("events", "today", "expected"),
    [
        pytest.param([], "2029-06-01", [(AT_21, "2029-04-10", "overdue")], id="never offered"),
        pytest.param(
            [("OFFER_21", "2029-04-01", {"outcome": "DECLINED"})],
            "2030-03-20",
            [(AT_21, "2029-04-10", "met on time"), ("2029-04-01", "2030-04-01", "due soon")],
            id="declined, offered again within 12 months",
        ),
        pytest.param(
            [("OFFER_21", "2029-04-01", {"outcome": "ATTEMPTED"})],
            "2029-06-01",
            [(AT_21, "2029-04-10", "overdue")],
            id="no answer is no answer",
        ),
        pytest.param(
            [("OFFER_21", "2029-04-01", {"outcome": "DONE"})],
            "2032-03-20",
            [(AT_21, "2029-04-10", "met on time")],
            id="wanted: no more offers",
        ),
        pytest.param(
            [("OFFER_21", "2032-06-01", {"outcome": "DECLINED"})],
            "2034-03-20",
            [(AT_21, "2029-04-10", "met late"), ("2032-06-01", "2033-06-01", "ended")],
            id="nothing after 25",
        ),
    ],
)
def test_support_is_offered_after_21(events: list[Row], today: str, expected: list[Row]) -> None:
    assert dues(person([LONG], events=events), "offer-21-25", today) == expected


def test_support_that_ends_by_being_declined_is_offered_again_in_a_year() -> None:
    events = [
        ("OFFER_21", "2029-03-20", {"outcome": "DONE"}),
        ("OFFER_21", "2030-05-01", {"outcome": "DECLINED"}),
    ]
    assert dues(person([LONG], events=events), "offer-21-25", "2030-06-01") == [
        (AT_21, "2029-04-10", "met on time"),
        ("2030-05-01", "2031-05-01", "due"),
    ]


def test_after_death_nothing_is_owed() -> None:
    known = life(BORN, died="2029-03-20", care=[LONG])
    assert dues(known, "offer-21-25", "2031-01-01") == [(AT_21, "2029-04-10", "ended")]


# Staying put, adult services, papers, money.


@pytest.mark.parametrize(
    ("homes", "events", "expected"),
    [
        pytest.param(
            [("U6", "2020-01-01", None)],
            [("STAYING_PUT_DECISION", "2025-09-10"), ("STAYING_PUT_REVIEW", "2026-09-11")],
            [
                ("2024-03-10", "2025-09-10", "met on time"),
                ("2026-03-10", "2026-09-10", "met late"),
                ("2026-09-11", "2027-03-11", "due"),
            ],
            id="decided by 17 and a half, then reviewed",
        ),
        pytest.param(
            [("U6", "2020-01-01", None)],
            [("STAYING_PUT_DECISION", "2025-09-01", {"outcome": "REFUSED"})],
            [("2024-03-10", "2025-09-10", "met on time")],
            id="a decision that it cannot be is a decision",
        ),
        pytest.param(
            [("U6", "2020-01-01", "2025-01-01"), ("U4", "2025-01-01", None, "P")],
            [("STAYING_PUT_DECISION", "2024-09-01")],
            [
                ("2024-03-10", "2025-09-10", "met on time"),
                ("2025-01-01", "2025-09-10", "ended"),
                ("2026-03-10", "2026-09-10", "overdue"),
            ],
            id="with new carers it is asked again",
        ),
        pytest.param(
            [("U6", "2020-01-01", "2025-01-01"), ("U4", "2025-01-01", None, "T")],
            [("STAYING_PUT_DECISION", "2024-09-01", {"outcome": "DECLINED"})],
            [("2024-03-10", "2025-09-10", "met on time")],
            id="with the same carers it is not",
        ),
        pytest.param([("K2", "2020-01-01", None)], [], [], id="not fostered"),
    ],
)
def test_staying_put(homes: list[Row], events: list[Row], expected: list[Row]) -> None:
    known = person([LONG], homes=homes, events=events)
    assert dues(known, "staying-put", "2026-10-01") == expected


def test_adult_services_are_asked_by_16_and_decide_by_17_and_a_half() -> None:
    known = person(
        [LONG],
        disabled=[{}],
        events=[("ADULT_REFERRAL", "2024-03-11"), ("ADULT_DECISION", "2025-09-10")],
    )
    assert dues(known, "adult-transition", "2025-12-01") == [
        ("2023-03-10", "2024-03-10", "met late"),
        ("2024-03-10", "2025-09-10", "met on time"),
        ("2025-03-10", "2025-12-10", "due soon"),
    ]


def test_papers_are_checked_on_coming_into_care_and_at_16_and_17() -> None:
    known = person(
        [("2023-06-01", None)],
        uasc=[(None,)],
        events=[
            ("IMMIGRATION_CHECK", "2023-06-20"),
            ("IMMIGRATION_CHECK", "2024-02-01"),
            ("IMMIGRATION_APPLICATION", "2025-09-11"),
        ],
    )
    assert dues(known, "immigration-check", "2025-12-01") == [
        # Twenty working days after Thursday 1 June 2023.
        ("2023-06-01", "2023-06-29", "met on time"),
        ("2023-12-10", "2024-03-10", "met on time"),
        ("2024-12-10", "2025-03-10", "overdue"),
        ("2025-03-10", "2025-09-10", "met late"),
    ]


@pytest.mark.parametrize("status", ["CITIZEN", ""])
def test_papers_of_a_citizen_are_settled(status: str) -> None:
    known = person(
        [("2023-06-01", None)], immigration=[(status, "2008-03-10", None)] * bool(status)
    )
    assert dues(known, "immigration-check", "2025-12-01") == []


def test_savings_are_handed_over_at_18_and_the_allowance_on_moving() -> None:
    known = person(
        [LONG],
        events=[
            ("SAVINGS_HANDED_OVER", "2026-03-11"),
            ("NEW_HOME", "2026-05-01", OTHER),
            ("SETTING_UP_ALLOWANCE", "2026-04-20"),
        ],
    )
    assert dues(known, "care-leaver-money", "2026-12-01") == [
        ("2025-12-10", "2026-03-10", "met late"),
        # Twenty working days after Friday 1 May 2026, with two bank holidays.
        ("2026-05-01", "2026-06-02", "met on time"),
    ]


# What always holds.

DAY = st.dates(date(2022, 1, 1), date(2026, 6, 1))


@given(st.lists(st.tuples(DAY, st.integers(1, 400)), max_size=4), st.booleans())
@settings(max_examples=40, deadline=None)
def test_nobody_is_two_things_at_once_and_eligible_means_in_care_for_91_days(
    stays: list[tuple[date, int]], leap: bool
) -> None:
    born = date(2008, 2, 29) if leap else date(2008, 3, 10)
    known = life(
        str(born),
        care=[(str(start), str(start + timedelta(length)), "E8") for start, length in stays],
    )
    spells = what(known)
    for before, after in pairwise(spells):
        assert before[2] <= after[1]
    looked_after = {start + timedelta(day) for start, length in stays for day in range(length)}
    at_14, at_16, at_18 = (date(born.year + age, 3, 10) for age in (14, 16, 18))
    if leap:
        at_14, at_16, at_18 = date(2022, 3, 1), date(2024, 2, 29), date(2026, 3, 1)
    counting = sorted(day for day in looked_after if at_14 <= day < at_18)
    expected = {day for number, day in enumerate(counting, 1) if number >= 91 and day >= at_16}
    found = {
        date.fromisoformat(start) + timedelta(day)
        for status, start, end in spells
        if status == "ELIGIBLE"
        for day in range((date.fromisoformat(end) - date.fromisoformat(start)).days)
    }
    assert found == expected


def test_each_row_says_whose_rule_it_is() -> None:
    (row,) = rows(person([LONG]), "needs-assessment-16", "2025-12-01")
    assert (row["level"], row["limit"], row["due_local"]) == ("law", "3 m", None)
