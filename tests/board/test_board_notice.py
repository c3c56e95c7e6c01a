from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from board_help import BODY, meeting, said
from hypothesis import given
from hypothesis import strategies as st

from hearth.board import Publication, Terms
from hearth.board.notice import notice_of, publish_by
from hearth.dates import add_working_days, clear_days, is_working_day


@pytest.mark.parametrize(
    ("on", "by"),
    [
        (date(2020, 11, 4), date(2020, 10, 27)),  # Wednesday: Monday and Tuesday, then the week
        (date(2025, 4, 24), date(2025, 4, 14)),  # Good Friday and Easter Monday between
        (date(2025, 1, 2), date(2024, 12, 20)),  # Christmas, Boxing Day and New Year's Day
        (date(2022, 9, 20), date(2022, 9, 9)),  # the late Queen's funeral, a bank holiday once
    ],
)
def test_the_last_day_to_publish(on: date, by: date) -> None:
    assert publish_by(meeting(on=on)) == by


def test_a_constitution_may_count_every_day_or_ask_for_more() -> None:
    every = replace(BODY, terms=Terms(working_days_only=False))
    more = replace(BODY, terms=Terms(notice_days=10))

    # The sixth day before is Good Friday, when nobody publishes.
    assert publish_by(meeting(body=every)) == date(2025, 4, 17)
    assert publish_by(meeting(body=more)) == date(2025, 4, 7)


def published(on: date) -> list[Publication]:
    return [Publication(on)]


def test_four_clear_days_with_bank_holidays_between_are_too_few() -> None:
    late = meeting(publications=published(date(2025, 4, 15)))

    assert (
        "Published on 15 April 2025, 4 clear days before the meeting (18 April 2025 and "
        "21 April 2025 are bank holidays and do not count); 5 are needed. "
        "It was due by Monday 14 April 2025."
    ) in said(late)


@pytest.mark.parametrize("on", [date(2025, 4, 24), date(2025, 5, 1)])
def test_papers_of_the_day_or_later_gave_no_notice(on: date) -> None:
    assert notice_of(meeting(publications=published(on))).given == 0


def test_papers_put_out_on_a_sunday_are_in_time_if_the_days_are() -> None:
    sunday = meeting(on=date(2025, 1, 2), publications=published(date(2024, 12, 22)))

    assert notice_of(sunday).given == 5
    assert not notice_of(sunday).is_short


def test_a_day_gone_by_is_said_only_when_the_day_is_known() -> None:
    waiting = meeting(publications=())

    assert "was due by Monday 14 April 2025" in said(waiting, today=date(2025, 4, 15))
    assert "due by" not in said(waiting, today=date(2025, 4, 14))
    assert "due by" not in said(waiting)
    assert notice_of(waiting).in_words.startswith(
        "To give 5 clear days of notice, publish by the end of Monday 14 April 2025"
    )


def test_a_cancelled_meeting_owes_no_notice() -> None:
    late = published(date(2025, 4, 23))

    assert "Notice" not in said(meeting(publications=late, cancelled_because="Snow."))


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(1, 15))
def test_the_last_day_is_in_time_and_the_next_is_not(on: date, needed: int) -> None:
    by = publish_by(meeting(on=on, body=replace(BODY, terms=Terms(notice_days=needed))))

    assert is_working_day(by)
    assert clear_days(by, on) >= needed
    assert clear_days(add_working_days(by, 1), on) < needed
