"""When a return interview is due, which returns one covers, and whether it was in time."""

from __future__ import annotations

from datetime import date

import pytest

from hearth_web.wellbeing.models import MissingEpisode
from hearth_web.wellbeing.rules import covered_by_one, hours_missing, interview_due

AUTUMN = date(2025, 10, 26)


def back(on: date, at: str = "", since: date | None = None, left: str = "") -> MissingEpisode:
    return MissingEpisode(mis_start=since or on, start_time=left, mis_end=on, end_time=at)


@pytest.mark.parametrize(
    ("episode", "words"),
    [
        (back(date(2025, 6, 2), "09:30"), "5 June 2025 at 09:30"),
        (back(date(2025, 3, 28), "17:05"), "31 March 2025 at 18:05"),
        (back(date(2025, 10, 24), "17:05"), "27 October 2025 at 16:05"),
        (back(date(2025, 6, 2)), "5 June 2025"),
        # 01:30 comes twice: the earlier, unless the child left after that.
        (back(AUTUMN, "01:30"), "29 October 2025 at 00:30"),
        (back(AUTUMN, "01:30", AUTUMN, "01:50"), "29 October 2025 at 01:30"),
    ],
)
def test_when_the_hours_end(episode: MissingEpisode, words: str) -> None:
    due = interview_due(episode)
    assert due is not None and due.words == words


def test_no_clock_runs_until_the_child_is_back() -> None:
    assert interview_due(MissingEpisode(mis_start=AUTUMN, start_time="10:00")) is None


def test_hours_missing_are_those_that_passed() -> None:
    assert hours_missing(back(AUTUMN, "03:00", AUTUMN, "00:00")) == 4
    assert hours_missing(back(AUTUMN, "03:00")) is None


@pytest.mark.parametrize(
    ("returns", "words"),
    [
        ([(1, "09:00"), (3, "23:00")], "4 June 2025 at 09:00"),
        ([(3, "23:00"), (1, "09:00"), (2, "")], "4 June 2025 at 09:00"),
        ([(1, "09:00"), (5, "08:00")], None),
        ([(1, "09:00"), (4, "10:00")], None),
        ([(1, "09:00")], None),
        ([], None),
    ],
)
def test_one_interview_for_several_returns(
    returns: list[tuple[int, str]], words: str | None
) -> None:
    dues = [interview_due(back(date(2025, 6, on), at)) for on, at in returns]
    first = covered_by_one([due for due in dues if due])
    assert (first and first.words) == words


@pytest.mark.parametrize(
    ("at", "on", "clock", "met"),
    [
        ("09:30", 5, "09:30", True),
        ("09:30", 5, "09:31", False),
        ("09:30", 5, "", None),
        ("09:30", 4, "", True),
        ("09:30", 6, "", False),
        ("", 5, "09:30", None),
    ],
)
def test_whether_it_was_in_time(at: str, on: int, clock: str, met: bool | None) -> None:
    due = interview_due(back(date(2025, 6, 2), at))
    assert due is not None and due.is_met(date(2025, 6, on), clock) is met
