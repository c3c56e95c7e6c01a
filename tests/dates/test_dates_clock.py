"""Times of day in England, in the hour that is left out and in the one that comes twice."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hearth.dates import after_hours, hours_between, moments
from hearth.errors import UsageError

SPRING, AUTUMN = date(2025, 3, 30), date(2025, 10, 26)


@pytest.mark.parametrize(
    ("day", "clock", "universal"),
    [
        (date(2025, 1, 15), "17:05", ["15 17:05"]),
        (date(2025, 7, 15), "17:05", ["15 16:05"]),
        (SPRING, "00:59", ["30 00:59"]),
        (SPRING, "01:00", []),
        (SPRING, "01:59", []),
        (SPRING, "02:00", ["30 01:00"]),
        (AUTUMN, "00:59", ["25 23:59"]),
        (AUTUMN, "01:00", ["26 00:00", "26 01:00"]),
        (AUTUMN, "01:59", ["26 00:59", "26 01:59"]),
        (AUTUMN, "02:00", ["26 02:00"]),
    ],
)
def test_when_a_clock_shows_a_time(day: date, clock: str, universal: list[str]) -> None:
    found = moments(day, clock)
    assert [each.astimezone(UTC).strftime("%d %H:%M") for each in found] == universal
    assert all(each.strftime("%H:%M") == clock and each.date() == day for each in found)


@pytest.mark.parametrize("clock", ["25:00", "24:00", "7:05", "17.05", "17:60", "", "noon", "١٧:٠٥"])
def test_what_is_no_time_of_day(clock: str) -> None:
    with pytest.raises(UsageError, match="no time of day"):
        moments(SPRING, clock)


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2025, 6, 2), "2025-06-05 17:05"),
        (date(2025, 3, 28), "2025-03-31 18:05"),
        (date(2025, 10, 24), "2025-10-27 16:05"),
    ],
)
def test_seventy_two_hours_are_seventy_two_hours(day: date, ends: str) -> None:
    (start,) = moments(day, "17:05")
    end = after_hours(start, 72)
    assert end.strftime("%Y-%m-%d %H:%M") == ends
    assert hours_between(start, end) == 72


def test_hours_need_a_zone() -> None:
    with pytest.raises(UsageError, match="no time zone"):
        after_hours(datetime(2025, 3, 30, 1, 30), 72)  # noqa: DTZ001
