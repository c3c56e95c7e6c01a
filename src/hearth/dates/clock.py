"""Times of day in England: the moments a clock there shows one, and hours that pass from one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hearth.errors import UsageError

__all__ = ["after_hours", "moments"]

LONDON = ZoneInfo("Europe/London")
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def moments(day: date, clock: str) -> tuple[datetime, ...]:
    """When a clock in England shows this time on this day, such as ``17:05``: once, as a rule.

    Never in the hour that is left out when the clocks go forward in spring; twice, the earlier
    first, in the hour that comes again when they go back in autumn. UsageError for no such time.
    """
    found = CLOCK.fullmatch(clock)
    if found is None:
        raise UsageError(f"{clock!r} is no time of day. Write hours and minutes, as 17:05.")
    at = time(int(found[1]), int(found[2]))
    both = (datetime.combine(day, at.replace(fold=fold), LONDON) for fold in (0, 1))
    # A time that the clocks leave out does not come back from universal time as it went.
    real = {each.astimezone(UTC) for each in both if each == back(each)}
    return tuple(each.astimezone(LONDON) for each in sorted(real))


def back(moment: datetime) -> datetime:
    """A time to universal time and back."""
    return moment.astimezone(UTC).astimezone(LONDON)


def after_hours(start: datetime, hours: int) -> datetime:
    """The time in England when so many hours have passed, weekends and clock changes included.

    UsageError for a time without its zone.
    """
    if start.utcoffset() is None:
        raise UsageError(f"The time {start} has no time zone. Give it one.")
    # Python adds to a time by its clock face, so it goes to UTC first.
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)
