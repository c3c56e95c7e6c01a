"""Missing, safety and liberty: the rules of section 8, with days and hours counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import dues, life, rows

MET, LATE, OPEN, OVER, ENDED = "met on time", "met late", "due", "overdue", "ended"
NO, NOT_NEEDED = "declined by the young person", "not required"
LONDON = ZoneInfo("Europe/London")
BACK = ("M", "2024-01-09", "2024-01-10", "18:00", "09:00")  # a Wednesday


def in_care(end: str | None = None, **more: Any) -> Any:
    return life(care=[("2023-09-04", end)], **more)


def held(on: str, clock: str | None = None, **more: Any) -> tuple[Any, ...]:
    return ("RETURN_INTERVIEW", on, {"time": clock, **more})


# The return interview.


@pytest.mark.parametrize(
    ("events", "state", "done"),
    [
        ([held("2024-01-13", "09:00")], MET, "2024-01-13"),  # the 72nd hour
        ([held("2024-01-13", "09:01")], LATE, "2024-01-13"),
        ([held("2024-01-13")], MET, "2024-01-13"),  # its time is not known
        ([held("2024-01-10", "08:59")], OVER, None),  # before the child was back
        ([held("2024-01-11", outcome="DECLINED")], NO, "2024-01-11"),
        ([held("2024-01-11", outcome="ATTEMPTED")], OVER, None),
        ([("RETURN_INTERVIEW_OFFER", "2024-01-11")], OVER, None),  # offered is not held
        ([("RETURN_INTERVIEW_OFFER", "2024-01-11", {"outcome": "DECLINED"})], NO, "2024-01-11"),
        ([held("2024-01-11", outcome="NOT_NEEDED")], NOT_NEEDED, "2024-01-11"),
        # No at first, and yes in time after all; or too late.
        ([held("2024-01-11", outcome="DECLINED"), held("2024-01-12")], MET, "2024-01-12"),
        ([held("2024-01-11", outcome="DECLINED"), held("2024-01-20")], NO, "2024-01-11"),
    ],
)
def test_a_return_interview_within_72_hours(
    events: list[Any], state: str, done: str | None
) -> None:
    child = in_care(missing=[BACK], events=events)
    assert dues(child, "return-home-interview", "2024-02-01", "done", "due_at") == [
        ("2024-01-10", "2024-01-13", state, done, "2024-01-13 09:00")
    ]


def test_an_offer_is_seen_as_an_attempt() -> None:
    child = in_care(missing=[BACK], events=[("RETURN_INTERVIEW_OFFER", "2024-01-11")])
    (found,) = rows(child, "return-home-interview", "2024-01-12")
    assert (found["state"], found["tried"]) == ("due soon", "2024-01-11")


def test_without_a_time_of_day_three_days_are_counted() -> None:
    child = in_care(missing=[("M", "2024-01-09", "2024-01-10")], events=[held("2024-01-13")])
    assert dues(child, "return-home-interview", "2024-02-01", "due_at") == [
        ("2024-01-10", "2024-01-13", MET, None)
    ]


@pytest.mark.parametrize(
    ("back", "clock", "due_at", "due"),
    [
        ("2024-03-30", "12:00", "2024-04-02 12:00", "2024-04-02"),  # 13:00 by the clock
        ("2024-03-28", "23:30", "2024-03-31 23:30", "2024-04-01"),  # half past midnight
        ("2024-10-26", "10:00", "2024-10-29 09:00", "2024-10-29"),  # 9:00 by the clock
    ],
)
def test_72_hours_are_72_hours_when_the_clocks_change(
    back: str, clock: str, due_at: str, due: str
) -> None:
    child = in_care(missing=[("M", back, back, "00:30", clock)])
    (found,) = rows(child, "return-home-interview", back)
    assert (found["due_at"], found["due"]) == (due_at, due)


@settings(max_examples=60)
@given(st.integers(0, 60 * 24 * 30), st.integers(1, 60 * 24 * 7))
def test_an_interview_is_late_when_more_than_72_hours_have_passed(back: int, after: int) -> None:
    """Across the change of 31 March 2024, by the clock on the wall in England."""
    returned = datetime(2024, 3, 20, tzinfo=UTC) + timedelta(minutes=back)
    spoke = returned + timedelta(minutes=after)
    (on, clock), (day, hour) = wall(returned), wall(spoke)
    child = in_care(missing=[("M", "2024-03-19", on, None, clock)], events=[held(day, hour)])
    (found,) = rows(child, "return-home-interview", "2024-06-01")
    assert found["late"] == (after > 72 * 60)


def wall(moment: datetime) -> tuple[str, str]:
    """A day and a time as a clock in England shows them."""
    there = moment.astimezone(LONDON)
    return str(there.date()), f"{there:%H:%M}"


def test_one_interview_covers_the_returns_that_it_is_within_72_hours_of() -> None:
    """100 hours after the first return and 60 after the second."""
    gone = [
        ("M", "2024-01-09", "2024-01-10", "18:00", "09:00"),
        ("M", "2024-01-11", "2024-01-12", "20:00", "01:00"),
    ]
    child = in_care(missing=gone, events=[held("2024-01-14", "13:00")])
    assert dues(child, "return-home-interview", "2024-02-01", "done") == [
        ("2024-01-10", "2024-01-13", LATE, "2024-01-14"),
        ("2024-01-12", "2024-01-15", MET, "2024-01-14"),
    ]


def test_a_refusal_is_of_the_last_return_only() -> None:
    gone = [BACK, ("M", "2024-02-01", "2024-02-02")]
    child = in_care(missing=gone, events=[held("2024-02-03", outcome="DECLINED")])
    assert dues(child, "return-home-interview", "2024-02-20") == [
        ("2024-01-10", "2024-01-13", OVER),
        ("2024-02-02", "2024-02-05", NO),
    ]


def test_an_interview_that_says_of_which_return_is_for_that_alone() -> None:
    gone = [BACK, ("M", "2024-01-11", "2024-01-11")]
    told = [held("2024-01-12", "10:00", about="2024-01-11")]
    child = in_care(missing=gone, events=told)
    assert [row["done"] for row in rows(child, "return-home-interview", "2024-01-14")] == [
        None,
        "2024-01-12",
    ]


def test_an_interview_on_the_day_but_before_the_second_return_is_not_of_it() -> None:
    gone = [
        ("M", "2024-01-09", "2024-01-10", "18:00", "02:00"),
        ("M", "2024-01-10", "2024-01-10", "11:00", "14:00"),
    ]
    child = in_care(missing=gone, events=[held("2024-01-10", "10:00")])
    assert [row["done"] for row in rows(child, "return-home-interview", "2024-01-11")] == [
        "2024-01-10",
        None,
    ]


def test_an_interview_is_owed_for_four_weeks_when_care_ends() -> None:
    child = in_care(end="2024-01-11", missing=[BACK])
    states = [
        rows(child, "return-home-interview", day)[0]["state"]
        for day in ("2024-01-14", "2024-02-06", "2024-02-07")
    ]
    assert states == [OVER, OVER, ENDED]


def test_no_interview_is_owed() -> None:
    """To those away without leave, not back yet, back at 18, or missing out of care."""
    gone = [
        ("A", "2024-01-02", "2024-01-03"),
        ("M", "2023-08-01", "2023-08-02"),
        ("M", "2024-03-01", None),
    ]
    assert dues(in_care(missing=gone), "return-home-interview", "2024-04-01") == []
    grown = life(
        dob="2006-01-10",
        care=[("2023-09-04", "2024-01-10")],
        missing=[("M", "2024-01-08", "2024-01-10")],
    )
    assert dues(grown, "return-home-interview", "2024-02-01") == []


# Who is told.


def test_people_are_told_at_once_the_manager_by_24_and_the_director_by_72_hours() -> None:
    told = [
        ("MISSING_NOTICE", "2024-01-08", {"time": "20:30", "level": "Police, parents"}),
        ("MISSING_NOTICE", "2024-01-09", {"time": "20:01", "level": "Manager"}),
    ]
    child = in_care(missing=[("M", "2024-01-08", "2024-01-12", "20:00", "09:00")], events=told)
    assert dues(child, "missing-report", "2024-01-15", "limit", "due_at") == [
        ("2024-01-08", "2024-01-08", MET, "1 h", "2024-01-08 21:00"),
        ("2024-01-08", "2024-01-09", LATE, "24 h", "2024-01-09 20:00"),
        ("2024-01-08", "2024-01-11", OVER, "72 h", "2024-01-11 20:00"),
    ]


@pytest.mark.parametrize(
    ("end", "clock", "limits"),
    [
        ("2024-01-09", "20:00", ["1 h"]),  # exactly a day
        ("2024-01-09", "20:01", ["1 h", "24 h"]),
        ("2024-01-09", None, ["1 h"]),  # not known to be more than a day
        ("2024-01-10", None, ["1 h", "24 h"]),
        ("2024-01-11", "20:00", ["1 h", "24 h"]),
        (None, None, ["1 h", "24 h", "72 h"]),
    ],
)
def test_managers_are_told_of_long_times_only(
    end: str | None, clock: str | None, limits: list[str]
) -> None:
    child = in_care(missing=[("A", "2024-01-08", end, "20:00", clock)])
    assert [row["limit"] for row in rows(child, "missing-report", "2024-01-20")] == limits


@pytest.mark.parametrize(
    ("today", "state"), [("2024-02-08", OVER), ("2024-02-09", ENDED), ("2025-01-08", ENDED)]
)
def test_four_weeks_after_the_return_nobody_can_be_told_any_more(today: str, state: str) -> None:
    """Back on 12 January; what was missed has counted as missed, and buries nothing now."""
    child = in_care(missing=[("M", "2024-01-08", "2024-01-12")])
    assert [row["state"] for row in rows(child, "missing-report", today)] == [state] * 3


# The meeting about going missing.


def test_a_meeting_when_missing_for_a_day_and_each_week_after() -> None:
    """Gone on Monday 8 January; Tuesday is the day after, and two working days on is Thursday."""
    met = [("STRATEGY_MEETING", on) for on in ("2024-01-11", "2024-01-18")]
    child = in_care(missing=[("M", "2024-01-08", "2024-01-20")], events=met)
    assert dues(child, "missing-strategy", "2024-02-01", "limit") == [
        ("2024-01-09", "2024-01-11", MET, "2 wd"),
        ("2024-01-11", "2024-01-18", MET, "7 d"),
        ("2024-01-18", "2024-01-25", ENDED, "7 d"),
    ]


def test_one_meeting_is_enough_when_the_child_is_back() -> None:
    gone = [("M", "2024-01-08", "2024-01-10")]
    open_still = in_care(missing=gone)
    met = in_care(missing=gone, events=[("STRATEGY_MEETING", "2024-01-12")])
    assert dues(open_still, "missing-strategy", "2024-02-01") == [
        ("2024-01-09", "2024-01-11", OVER)
    ]
    assert dues(met, "missing-strategy", "2024-02-01") == [("2024-01-09", "2024-01-11", LATE)]


@pytest.mark.parametrize(
    ("starts", "opened"),
    [
        (["2024-01-01", "2024-02-01", "2024-03-30"], ["2024-03-30"]),  # the 90th day
        (["2024-01-01", "2024-02-01", "2024-03-31"], []),
        (["2024-01-01", "2024-01-03", "2024-01-05", "2024-01-07", "2024-01-09"], ["2024-01-05"]),
        (["2024-01-01", "2024-01-03", "2024-01-05", *(f"2024-01-{d}" for d in (10, 12, 14))],
         ["2024-01-05", "2024-01-14"]),
    ],
)  # fmt: skip
def test_a_meeting_at_the_third_time_in_90_days(starts: list[str], opened: list[str]) -> None:
    child = in_care(missing=[("M", start, start) for start in starts])
    assert [row["opened"] for row in rows(child, "missing-strategy", "2024-04-10")] == opened


def test_still_missing_at_18_ends_it() -> None:
    child = life(dob="2006-01-20", care=[("2023-09-04", None)], missing=[("M", "2024-01-08", None)])
    assert dues(child, "missing-strategy", "2024-01-20") == [("2024-01-09", "2024-01-11", ENDED)]


# Harm.


@pytest.mark.parametrize(
    ("duty", "trigger", "answer", "due"),
    [
        ("lado-referral", "ALLEGATION", "LADO_REFERRAL", "2024-03-27"),
        ("section-47", "SECTION_47", "CONFERENCE", "2024-04-18"),  # over Easter
        ("serious-incident", "INCIDENT", "INCIDENT_NOTICE", "2024-04-04"),
    ],
)
def test_what_an_event_asks_for(duty: str, trigger: str, answer: str, due: str) -> None:
    """From Tuesday 26 March 2024; Good Friday is the 29th and Easter Monday 1 April."""
    day_after = "2024-04-19"
    asked = (trigger, "2024-03-26")
    never, in_time, late = (
        in_care(events=[asked, *more]) for more in ([], [(answer, due)], [(answer, day_after)])
    )
    assert dues(never, duty, "2024-04-19") == [("2024-03-26", due, OVER)]
    assert dues(in_time, duty, "2024-04-19") == [("2024-03-26", due, MET)]
    assert dues(late, duty, "2024-04-19") == [("2024-03-26", due, LATE)]
    withdrawn = in_care(events=[(trigger, "2024-03-26", {"outcome": "WITHDRAWN"})])
    assert dues(withdrawn, duty, "2024-04-19") == []


def test_a_review_conference_is_not_the_one_an_enquiry_asks_for() -> None:
    told = [("SECTION_47", "2024-03-26"), ("CONFERENCE", "2024-04-02", {"level": "Review"})]
    assert dues(in_care(events=told), "section-47", "2024-04-19") == [
        ("2024-03-26", "2024-04-18", OVER)
    ]


def test_an_enquiry_may_find_that_no_conference_is_needed() -> None:
    told = [("SECTION_47", "2024-03-26"), ("CONFERENCE", "2024-04-02", {"outcome": "NOT_NEEDED"})]
    assert dues(in_care(events=told), "section-47", "2024-04-19") == [
        ("2024-03-26", "2024-04-18", NOT_NEEDED)
    ]


def test_a_death_is_told_though_nobody_recorded_an_incident() -> None:
    child = life(died="2024-03-26", care=[("2023-09-04", "2024-03-26")])
    assert dues(child, "serious-incident", "2024-04-05", "level") == [
        ("2024-03-26", "2024-04-04", OVER, "law")
    ]
    told = [("INCIDENT", "2024-03-27"), ("INCIDENT_NOTICE", "2024-03-28")]
    known = life(died="2024-03-26", care=[("2023-09-04", "2024-03-26")], events=told)
    assert dues(known, "serious-incident", "2024-04-05") == [("2024-03-27", "2024-04-05", MET)]


@pytest.mark.parametrize(("dob", "asked"), [("2000-01-01", True), ("1999-03-26", False)])
def test_the_death_of_a_care_leaver_up_to_24_should_be_told(dob: str, asked: bool) -> None:
    care = [("2015-01-01", "2016-12-31")]
    leaver = life(dob=dob, died="2024-03-26", care=care)
    found = [(row["due"], row["level"]) for row in rows(leaver, "serious-incident", "2024-04-01")]
    assert found == ([("2024-04-04", "guidance")] if asked else [])


# Secure homes.


def secure(events: list[Any], *homes: tuple[Any, ...]) -> Any:
    return in_care(homes=homes or [("K1", "2024-01-08", None, "P")], events=events)


def of_limit(child: Any, today: str, *limits: str) -> list[tuple[Any, ...]]:
    found = rows(child, "secure-accommodation", today)
    chosen = [row for row in found if row["limit"] in limits]
    return [(row["opened"], row["due"], row["state"]) for row in chosen]


def test_no_more_than_72_hours_without_a_court() -> None:
    assert of_limit(secure([]), "2024-01-12", "given") == [("2024-01-08", "2024-01-11", OVER)]
    ordered = secure([("SECURE_ORDER", "2024-01-11", {"until": "2024-03-11"})])
    assert of_limit(ordered, "2024-01-12", "given")[0] == ("2024-01-08", "2024-01-11", MET)


def test_an_order_in_force_on_the_first_day_is_the_courts() -> None:
    before = secure([("SECURE_ORDER", "2024-01-05", {"until": "2024-03-05"})])
    assert of_limit(before, "2024-01-12", "given", "3 m") == [("2024-01-05", "2024-03-05", OPEN)]


def test_earlier_days_within_28_count_towards_the_72_hours() -> None:
    homes = [("K1", "2023-12-26", "2023-12-28", "P"), ("K1", "2024-01-08", None, "P")]
    assert of_limit(secure([], *homes), "2024-01-08", "given")[1][1] == "2024-01-09"


def test_each_order_is_renewed_in_time() -> None:
    """The first lasts three months at most, a later one six."""
    orders = [
        ("SECURE_ORDER", "2024-01-10", {"until": "2024-03-01"}),
        ("SECURE_ORDER", "2024-03-01", {"until": "2024-09-30"}),
    ]
    assert of_limit(secure(orders), "2024-09-02", "given", "3 m", "6 m")[1:] == [
        ("2024-01-10", "2024-03-01", MET),
        ("2024-03-01", "2024-09-01", OVER),
    ]
    alone = secure([("SECURE_ORDER", "2024-01-10")])
    assert of_limit(alone, "2024-04-11", "3 m") == [("2024-01-10", "2024-04-10", OVER)]


def test_a_secure_stay_is_reviewed_within_a_month_and_then_every_three() -> None:
    reviews = [("SECURE_REVIEW", "2024-02-08"), ("SECURE_REVIEW", "2024-05-09")]
    homes = [("K1", "2024-01-08", "2024-06-01", "P")]
    found = of_limit(secure(reviews, *homes), "2024-07-01", "1 m", "3 m")
    assert found == [
        ("2024-01-08", "2024-02-08", MET),
        ("2024-02-08", "2024-05-08", LATE),
        ("2024-05-09", "2024-08-09", ENDED),
    ]


# Deprivation of liberty.


def test_no_gap_between_orders_that_deprive_of_liberty() -> None:
    orders = [
        ("2023-10-01", "2024-01-01"),
        ("2024-01-01", "2024-03-01"),
        ("2024-03-05", "2024-05-01"),
    ]
    assert dues(in_care(deprivations=orders), "deprivation-of-liberty", "2024-07-01") == [
        ("2023-10-01", "2024-01-01", MET),
        ("2024-01-01", "2024-03-01", LATE),
        ("2024-03-05", "2024-05-01", ENDED),  # none followed: the child was free again
    ]


def test_an_order_without_an_end_is_looked_at_after_three_months() -> None:
    child = in_care(deprivations=[("2024-01-31", None)])
    assert dues(child, "deprivation-of-liberty", "2024-05-01", "level") == [
        ("2024-01-31", "2024-04-30", OVER, "local")
    ]
