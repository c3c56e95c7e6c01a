"""Education duties: the rules of section 6, on the usual terms, with dates counted by hand.

The usual autumn term of 2023 ends on Friday 15 December; its last ten working days begin on
Monday 4 December. Spring 2024 is 8 January to 28 March, summer 15 April to 22 July, with half-terms
of 12 to 16 February and 27 to 31 May; the next autumn begins on 2 September.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import dues, life, rows

from hearth.dates import is_working_day
from hearth.dates.days import as_date, day_number
from hearth.duties.owed.school import add_school_days, compulsory, school_day, terms

MET, LATE, OPEN, OVER, ENDED = "met on time", "met late", "due", "overdue", "ended"


def numbers(*texts: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.array([day_number(date.fromisoformat(text)) for text in texts])


def texts(found: Any) -> list[str]:
    return [str(as_date(number)) for number in found]


# Terms, school days, school age.


def test_terms_are_in_order_and_three_a_year() -> None:
    held = terms()
    assert len(held) % 3 == 0
    assert (held["first"] < held["break_first"]).all()
    assert (held["break_first"] < held["break_last"]).all()
    assert (held["break_last"] < held["last"]).all()
    assert (held["last"] + 1 < held["following"]).all()
    for name in ("first", "last"):
        assert all(is_working_day(day) for day in map(as_date, held[name]) if day)


@pytest.mark.parametrize(
    ("day", "number", "found"),
    [
        ("2023-12-11", 4, "2023-12-15"),
        ("2023-12-11", 5, "2024-01-08"),  # over Christmas
        ("2023-12-11", 20, "2024-01-29"),  # 4 in December, 16 from 8 January
        ("2024-02-09", 1, "2024-02-19"),  # over the half-term
        ("2024-05-03", 1, "2024-05-07"),  # over the May bank holiday
        ("2024-08-01", 1, "2024-09-02"),
    ],
)
def test_school_days(day: str, number: int, found: str) -> None:
    assert texts(add_school_days(numbers(day), number)) == [found]


def test_the_sixth_school_day_counts_the_first() -> None:
    """Monday to Friday are five; from a Saturday the Monday is the first."""
    found = school_day(numbers("2024-01-08", "2024-01-13", "2024-02-08"), 6)
    assert texts(found) == ["2024-01-15", "2024-01-22", "2024-02-22"]


def test_outside_the_terms_that_are_held_working_days_are_counted() -> None:
    assert texts(add_school_days(numbers("2010-03-01"), 5)) == ["2010-03-08"]
    assert texts(school_day(numbers("2010-03-01"), 1)) == ["2010-03-01"]


@pytest.mark.parametrize(
    ("born", "first", "last"),
    [
        ("2015-03-31", "2020-03-31", "2031-06-27"),
        ("2015-04-01", "2020-08-31", "2031-06-27"),
        ("2015-08-31", "2020-08-31", "2031-06-27"),
        ("2015-09-01", "2020-12-31", "2032-06-25"),
        ("2008-12-31", "2013-12-31", "2025-06-27"),
    ],
)
def test_compulsory_school_age(born: str, first: str, last: str) -> None:
    """Education Act 1996, section 8: the last Friday in June."""
    start, end = compulsory(numbers(born))
    assert (texts(start), texts(end - 1)) == ([first], [last])


# The first plan.


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2022-04-14", "2022-05-03"),  # over Easter and the May bank holiday
        ("2023-08-07", "2023-08-21"),  # in the school holidays too
    ],
)
def test_the_first_plan_is_begun_within_ten_working_days(start: str, due: str) -> None:
    """By guidance; the law asks for it by the first review, in 20."""
    found = rows(life(care=[(start,)]), "pep-initial", start)
    assert [(row["due"], row["limit"], row["level"]) for row in found] == [
        (due, "10 wd", "guidance")
    ]


def test_the_first_plan_is_for_children_of_three_and_over() -> None:
    assert rows(life(dob="2019-04-15", care=[("2022-04-14",)]), "pep-initial", "2022-04-14") == []
    assert rows(life(dob="2019-04-14", care=[("2022-04-14",)]), "pep-initial", "2022-04-14") != []


# A plan each term.


def test_a_plan_each_term() -> None:
    """One in the holidays is late for the term before and none for the term after."""
    plans = [("PEP", on) for on in ("2023-10-20", "2024-04-05", "2024-07-22")]
    child = life(care=[("2023-09-04",)], events=plans)
    assert dues(child, "pep-termly", "2024-09-02", "done", "amber") == [
        ("2023-09-04", "2023-12-15", MET, "2023-10-20", "2023-11-24"),
        ("2024-01-08", "2024-03-28", LATE, "2024-04-05", "2024-03-07"),
        ("2024-04-15", "2024-07-22", MET, "2024-07-22", "2024-07-01"),
        ("2024-09-02", "2024-12-20", OPEN, None, "2024-11-29"),
    ]


def test_a_plan_that_says_for_which_term_is_for_no_other() -> None:
    """The autumn's, finished in January, is none for the spring."""
    late, right = (
        life(care=[("2023-09-04",)], events=[("PEP", "2024-01-09", {"number": number})])
        for number in (1, 2)
    )
    assert [row["done"] for row in rows(late, "pep-termly", "2024-01-10")] == [None, None]
    assert [row["done"] for row in rows(right, "pep-termly", "2024-01-10")] == [None, "2024-01-09"]


def test_a_plan_not_made_is_overdue_until_the_next_term_asks() -> None:
    child = life(care=[("2023-09-04",)])
    (autumn, spring) = dues(child, "pep-termly", "2024-01-06")
    assert autumn == ("2023-09-04", "2023-12-15", OVER)
    assert spring == ("2024-01-08", "2024-03-28", "not yet due")
    assert dues(child, "pep-termly", "2024-01-08")[:2] == [
        ("2023-09-04", "2023-12-15", ENDED),
        ("2024-01-08", "2024-03-28", OPEN),
    ]


@pytest.mark.parametrize(
    ("entered", "asked"),
    [
        ("2023-12-01", ["2023-12-15", "2024-03-28"]),
        ("2023-12-04", ["2024-03-28"]),  # in the last ten working days
        ("2023-12-15", ["2024-03-28"]),
        ("2023-12-27", ["2024-03-28"]),  # in the holidays
    ],
)
def test_who_comes_late_in_a_term_has_the_first_plan_for_the_next(
    entered: str, asked: list[str]
) -> None:
    plan = str(date.fromisoformat(entered) + timedelta(days=7))
    child = life(care=[(entered,)], events=[("PEP", plan)])
    found = rows(child, "pep-termly", "2024-03-31")
    assert [row["due"] for row in found if row["opened"] < "2024-03-31"] == asked
    assert found[0]["done"] == plan and found[0]["state"] == MET


def test_no_plan_is_asked_of_a_term_that_care_does_not_reach() -> None:
    """Care that ends in a term ends that term's plan; care that begins and ends in the holidays
    has none; where care began is not known, nor what was done earlier in that term."""
    short = life(care=[("2023-12-18", "2024-01-05")])
    ended = life(care=[("2023-09-04", "2023-11-01")])
    unknown = life(care=[{"start": "2023-10-01", "known": False}])
    assert dues(short, "pep-termly", "2024-04-01") == []
    assert dues(ended, "pep-termly", "2024-04-01") == [("2023-09-04", "2023-12-15", ENDED)]
    assert dues(unknown, "pep-termly", "2024-01-08")[0][0] == "2024-01-08"


def test_plans_begin_at_three_and_stop_at_eighteen() -> None:
    small = life(dob="2020-11-01", care=[("2022-01-01",)])
    grown = life(dob="2006-02-01", care=[("2023-09-04",)])
    assert dues(small, "pep-termly", "2023-12-01")[0][:2] == ("2023-11-01", "2023-12-15")
    assert dues(grown, "pep-termly", "2024-05-01") == [
        ("2023-09-04", "2023-12-15", ENDED),
        ("2024-01-08", "2024-03-28", ENDED),
    ]


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ("2024-02-19", "2024-03-28"),
        ("2024-03-14", "2024-03-28"),  # ten working days before the end
        ("2024-03-15", "2024-07-22"),
        ("2024-04-03", "2024-07-22"),  # in the holidays
    ],
)
def test_a_change_of_school_asks_for_a_plan_after_it(changed: str, due: str) -> None:
    schools = [("2021-09-01", changed), (changed, None)]
    child = life(care=[("2023-09-04",)], schools=schools, events=[("PEP", "2024-01-15")])
    found = [row for row in rows(child, "pep-termly", "2024-04-10") if row["about"] == changed]
    assert [(row["opened"], row["due"], row["done"]) for row in found] == [(changed, due, None)]


def test_a_permanent_exclusion_asks_for_a_plan_and_a_suspension_does_not() -> None:
    told = [
        ("SUSPENSION", "2024-02-01", {"level": "Suspension"}),
        ("SUSPENSION", "2024-02-22", {"level": "Permanent exclusion"}),
        ("PEP", "2024-03-01"),
    ]
    child = life(care=[("2024-01-02",)], events=told)
    found = dues(child, "pep-termly", "2024-03-20", "done")
    assert found[:2] == [
        ("2024-01-08", "2024-03-28", MET, "2024-03-01"),
        ("2024-02-22", "2024-03-28", MET, "2024-03-01"),
    ]


@settings(max_examples=30)
@given(st.dates(date(2019, 1, 1), date(2023, 6, 1)), st.integers(1, 1500))
def test_every_term_has_one_plan_and_no_more(start: date, length: int) -> None:
    child = life(dob="2012-01-01", care=[(str(start), str(start + timedelta(days=length)))])
    found = [row["due"] for row in rows(child, "pep-termly", "2029-01-01")]
    ends = texts(terms()["last"])
    whole = [
        last
        for first, last in zip(texts(terms()["first"]), ends, strict=True)
        if str(start) <= first and last < str(start + timedelta(days=length))
    ]
    assert len(found) == len(set(found))
    assert set(whole) <= set(found) <= set(ends)
    assert len(found) <= len(whole) + 2  # of the first term and of the last a part


# A place at school.


@pytest.mark.parametrize(
    ("schools", "state", "done"),
    [
        ([("2022-09-01", None)], MET, "2023-12-11"),  # stays at the school
        ([("2022-09-01", "2023-12-12"), ("2024-01-29", None)], MET, "2024-01-29"),
        ([("2022-09-01", "2023-12-12"), ("2024-01-30", None)], LATE, "2024-01-30"),
        ([("2022-09-01", "2023-12-12")], OVER, None),
    ],
)
def test_a_school_place_within_twenty_school_days(
    schools: list[Any], state: str, done: str | None
) -> None:
    child = life(care=[("2023-12-11",)], homes=[("U4", "2023-12-11", None, "S")], schools=schools)
    found = dues(child, "education-place", "2024-02-05", "done")
    assert found == [("2023-12-11", "2024-01-29", state, done)]


def test_a_school_place_is_for_new_carers_and_school_age() -> None:
    moves = [
        ("U4", "2024-01-10", "2024-02-01", "S"),
        ("U4", "2024-02-01", "2024-03-01", "T"),  # the carers moved house
        ("K2", "2024-03-01", None, "P"),
    ]
    asked = [
        [row["opened"] for row in rows(child, "education-place", "2024-03-10")]
        for child in (
            life(dob=dob, care=[("2024-01-10",)], homes=moves)
            for dob in ("2010-06-15", "2019-06-15", "2007-08-31")
        )
    ]
    assert asked == [["2024-01-10", "2024-03-01"], [], []]


# Suspensions.


@pytest.mark.parametrize(
    ("until", "arranged", "state"),
    [
        ("2024-01-10", "2024-01-08", MET),
        ("2024-01-10", "2024-01-09", LATE),
        ("2024-01-10", None, ENDED),
        (None, None, OVER),
    ],
)
def test_education_from_the_first_day_of_a_suspension(
    until: str | None, arranged: str | None, state: str
) -> None:
    told: list[Any] = [("SUSPENSION", "2024-01-08", {"until": until})]
    told += [("SUSPENSION_PROVISION", arranged)] if arranged else []
    child = life(care=[("2023-09-04",)], events=told)
    assert dues(child, "exclusion-response", "2024-01-20") == [("2024-01-08", "2024-01-08", state)]


def test_a_suspension_of_so_many_school_days_ends_with_the_last() -> None:
    """Three school days from Friday 9 February 2024 end on Tuesday 20, after the half-term."""
    child = life(care=[("2023-09-04",)], events=[("SUSPENSION", "2024-02-09", {"number": 3})])
    states = [dues(child, "exclusion-response", day)[0][2] for day in ("2024-02-20", "2024-02-21")]
    assert states == [OVER, ENDED]


def test_provision_that_says_for_which_suspension_is_for_that_alone() -> None:
    told = [
        ("SUSPENSION", "2024-01-08", {"until": "2024-01-19"}),
        ("SUSPENSION", "2024-01-15", {"until": "2024-01-19"}),
        ("SUSPENSION_PROVISION", "2024-01-16", {"about": "2024-01-15"}),
    ]
    child = life(care=[("2023-09-04",)], events=told)
    assert dues(child, "exclusion-response", "2024-01-17", "done") == [
        ("2024-01-08", "2024-01-08", OVER, None),
        ("2024-01-15", "2024-01-15", LATE, "2024-01-16"),
    ]
