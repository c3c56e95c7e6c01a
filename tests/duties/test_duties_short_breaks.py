"""Short breaks, and the visits that the usual rules are not for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import dues, life

from hearth.dates import days
from hearth.duties.owed.short_breaks import LONGEST_STAY, MOST_IN_A_YEAR, beyond

Row = tuple[Any, ...]


def stay(start: str, nights: int) -> Row:
    """A stay of so many nights."""
    return ("V3", start, str(date.fromisoformat(start) + timedelta(nights)))


def over(stays: Sequence[Row], today: str = "2024-12-31") -> list[tuple[str, str]]:
    """The parts of stays that are short breaks no longer."""
    found = beyond(life(short_breaks=stays).upto(date.fromisoformat(today)))
    spells = zip(found["start"], found["end"], strict=True)
    return [(str(days.as_date(start)), str(days.as_date(end))) for start, end in spells]


# The limits of a short break.


@pytest.mark.parametrize(
    ("stays", "expected", "short_no_longer"),
    [
        pytest.param(
            [stay("2024-03-01", 17)],
            [("2024-03-01", "2024-03-18", "met on time")],
            [],
            id="17 days",
        ),
        pytest.param(
            [stay("2024-03-01", 18)],
            [("2024-03-01", "2024-03-18", "met late")],
            [("2024-03-18", "2024-03-19")],
            id="18 days: looked after in full from the last",
        ),
        pytest.param(
            # 17 + 17 + 17 + 17 = 68 days: eight more make 76.
            [stay(f"2024-0{month}-01", 17) for month in (1, 3, 5, 7)] + [stay("2024-09-01", 10)],
            [
                ("2024-01-01", "2024-01-18", "met on time"),
                ("2024-03-01", "2024-03-18", "met on time"),
                ("2024-05-01", "2024-05-18", "met on time"),
                ("2024-07-01", "2024-07-18", "met on time"),
                ("2024-09-01", "2024-09-08", "met late"),
            ],
            [("2024-09-08", "2024-09-11")],
            id="the 76th day in 12 months",
        ),
        pytest.param(
            [stay("2023-01-01", 17)]
            + [stay(f"2023-0{month}-01", 17) for month in (3, 5, 7)]
            + [stay("2024-01-10", 15)],
            [
                ("2023-01-01", "2023-01-18", "met on time"),
                ("2023-03-01", "2023-03-18", "met on time"),
                ("2023-05-01", "2023-05-18", "met on time"),
                ("2023-07-01", "2023-07-18", "met on time"),
                ("2024-01-10", "2024-01-27", "met on time"),
            ],
            [],
            id="days of more than a year ago do not count",
        ),
        pytest.param(
            [("V3", "2024-12-20", None)],
            [("2024-12-20", "2025-01-06", "due")],
            [],
            id="on a stay now",
        ),
        pytest.param(
            [("V3", "2024-12-16", None)],
            [("2024-12-16", "2025-01-02", "due soon")],
            [],
            id="warned from the 14th day",
        ),
        pytest.param(
            [("V4", "2024-01-01", "2024-12-01")], [], [], id="only the agreement is recorded"
        ),
    ],
)
def test_no_stay_over_17_days_and_no_more_than_75_in_12_months(
    stays: list[Row], expected: list[Row], short_no_longer: list[tuple[str, str]]
) -> None:
    known = life(short_breaks=stays)
    assert dues(known, "short-break-limit", "2024-12-31") == expected
    assert over(stays) == short_no_longer


def test_the_year_warns_at_60_of_75_days() -> None:
    # 59 days before, so that 15 of the 17 are still free: warned of from the 60th on.
    stays = [stay(f"2024-0{month}-01", 17) for month in (1, 3, 5)] + [stay("2024-07-01", 8)]
    known = life(short_breaks=[*stays, ("V3", "2024-09-01", None)])
    (row,) = dues(known, "short-break-limit", "2024-09-02", "amber")[-1:]
    assert row == ("2024-09-01", "2024-09-17", "due soon", "2024-09-02")


# Visits and reviews.


def test_seen_on_a_break_within_three_months_and_then_every_six() -> None:
    known = life(
        short_breaks=[stay(f"2024-{month:02}-05", 3) for month in (1, 3, 5, 7, 9, 11)],
        visits=[("2024-02-01",), ("2024-03-06",), ("2024-09-08",)],
    )
    assert dues(known, "visit-short-breaks", "2024-12-01") == [
        # 1 February lies between two stays; 8 September is the day of going home.
        ("2024-01-05", "2024-04-05", "met on time"),
        ("2024-03-06", "2024-09-06", "met late"),
        ("2024-09-08", "2025-03-08", "due"),
    ]


def test_breaks_are_reviewed_within_three_months_and_then_every_six() -> None:
    known = life(
        short_breaks=[stay(f"2024-{month:02}-05", 3) for month in (1, 4, 7, 10)],
        reviews=[("2024-04-05", ""), ("2024-10-06", "")],
    )
    assert dues(known, "review-short-breaks", "2024-12-01") == [
        ("2024-01-05", "2024-04-05", "met on time"),
        ("2024-04-05", "2024-10-05", "met late"),
        ("2024-10-06", "2025-04-06", "due"),
    ]


def test_a_series_ends_when_half_a_year_goes_by_without_a_stay() -> None:
    known = life(short_breaks=[stay("2024-01-05", 3), stay("2024-10-01", 3)])
    assert dues(known, "visit-short-breaks", "2024-12-01") == [
        ("2024-01-05", "2024-04-05", "ended"),
        ("2024-10-01", "2025-01-01", "due"),
    ]


def test_short_breaks_start_none_of_the_clocks_of_care() -> None:
    known = life(short_breaks=[stay("2024-01-05", 3)])
    for duty in ("review-first", "visit-first-week", "review-child-consulted"):
        assert dues(known, duty, "2024-12-01") == []


# Other visits.


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        # Five working days, or seven days, after Thursday 28 March 2024: Easter is between.
        ("The child", ("2024-03-28", "2024-04-08", "met on time")),
        ("A notice about the home", ("2024-03-28", "2024-04-04", "met late")),
    ],
)
def test_a_visit_when_somebody_asks(level: str, expected: Row) -> None:
    known = life(
        care=[("2024-01-02", None)],
        visits=[("2024-03-27",), ("2024-04-08",)],
        events=[("VISIT_REQUEST", "2024-03-28", {"level": level})],
    )
    assert dues(known, "visit-on-request", "2024-05-01") == [expected]


def test_a_request_that_was_withdrawn_asks_for_nothing() -> None:
    known = life(
        care=[("2024-01-02", None)],
        events=[("VISIT_REQUEST", "2024-03-28", {"outcome": "WITHDRAWN"})],
    )
    assert dues(known, "visit-on-request", "2024-05-01") == []


@pytest.mark.parametrize(
    ("care", "expected"),
    [
        pytest.param(
            # Ten working days after Thursday 1 June 2023. The count of days is too short at 15.
            [("2023-04-01", "2023-06-01", "E9")],
            [("2023-06-01", "2023-06-15", "met late")],
            id="sentenced at 15",
        ),
        pytest.param(
            [("2020-04-01", "2024-06-01", "E9")], [], id="relevant: the adviser's duties instead"
        ),
        pytest.param([("2023-04-01", "2023-06-01", "E4A")], [], id="went home"),
        pytest.param(
            [("2023-04-01", "2023-06-01", "E9"), ("2023-06-10", None)],
            [("2023-06-01", "2023-06-15", "ended")],
            id="in care again",
        ),
    ],
)
def test_who_is_sentenced_is_visited(care: list[Row], expected: list[Row]) -> None:
    known = life("2008-03-10", care=care, visits=[("2023-06-16",)])
    assert dues(known, "visit-detained-former-cla", "2024-12-01") == expected


def test_where_others_arrange_it_visits_are_weekly_six_weekly_then_three_monthly() -> None:
    known = life(
        care=[("2020-01-01", None)],
        statuses=[("C2", "2020-01-01", None)],
        homes=[("U6", "2020-01-01", "2023-01-01"), ("R5", "2023-01-01", None, "P")],
        visits=[("2023-01-08",), ("2023-12-31",), ("2024-01-01",), ("2024-04-02",)],
    )
    assert dues(known, "visit-other-living", "2024-05-01") == [
        ("2023-01-01", "2023-01-08", "met on time"),
        ("2023-01-08", "2023-02-19", "met late"),
        # The last visit of the first year asks for six weeks, the first after it for three months.
        ("2023-12-31", "2024-02-11", "met on time"),
        ("2024-01-01", "2024-04-01", "met late"),
        ("2024-04-02", "2024-07-02", "due"),
    ]
    assert [opened for opened, *_ in dues(known, "visit-first-week", "2024-05-01")] == [
        "2020-01-01"
    ]


def test_a_visit_on_the_day_a_rule_begins_is_what_the_next_goes_on_from() -> None:
    parents = life(
        care=[("2020-01-01", None)],
        statuses=[("C2", "2020-01-01", None)],
        homes=[("P1", "2023-01-01", None)],
        visits=[("2023-01-20",)],
        reviews=[("2023-01-20", "PN1")],  # and with it the weekly visits are over
    )
    assert dues(parents, "visit-care-order-home", "2023-03-01") == [
        ("2023-01-20", "2023-03-03", "due soon")
    ]
    hospital = life(
        care=[("2020-01-01", None)],
        statuses=[("V2", "2020-01-01", "2023-02-01"), ("C2", "2023-02-01", None)],
        homes=[("R2", "2023-01-01", None)],
        visits=[("2023-02-01",)],
    )
    assert dues(hospital, "visit-other-living", "2023-03-01") == [
        ("2023-02-01", "2023-03-15", "due")
    ]


def test_accommodated_by_agreement_in_hospital_the_usual_rules_hold() -> None:
    known = life(
        care=[("2023-01-01", None)],
        statuses=[("V2", "2023-01-01", None)],
        homes=[("R2", "2023-01-01", None)],
    )
    assert dues(known, "visit-other-living", "2024-05-01") == []
    assert dues(known, "visit-first-week", "2024-05-01") == [
        ("2023-01-01", "2023-01-08", "overdue")
    ]


# What always holds.


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 25)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_days_beyond_are_those_a_plain_count_finds(gaps: list[tuple[int, int]]) -> None:
    day, stays = date(2023, 3, 1), []
    for gap, nights in gaps:
        start = day + timedelta(gap + 1)
        day = start + timedelta(nights)
        stays.append((start, day))
    expected, before = [], []
    for start, end in stays:
        for number in range((end - start).days):
            on = start + timedelta(number)
            before.append(on)
            year = sum(each > back_a_year(on) for each in before)
            if number >= LONGEST_STAY or year > MOST_IN_A_YEAR:
                expected.append((str(on), str(end)))
                before += [on + timedelta(more) for more in range(1, (end - on).days)]
                break
    rows = [("V3", str(start), str(end)) for start, end in stays]
    assert over(rows, "2026-12-31") == expected


def back_a_year(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return date(day.year - 1, day.month, day.day)
