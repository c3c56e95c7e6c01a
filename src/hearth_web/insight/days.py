"""Which days may be asked about, and the days a trend is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hearth.dates import CollectionYear, add_months, month_ends
from hearth.records import Record
from hearth_web.ui import clock

__all__ = ["Reach", "month_ends_to", "reach_of", "same_day_before", "year_ends_to"]


@dataclass(frozen=True)
class Reach:
    """The first and the last day the record can speak of."""

    first: date
    last: date

    @property
    def usual(self) -> date:
        """The day shown when none is asked for: the last end of a month."""
        following = self.last + timedelta(days=1)
        return self.last if following.day == 1 else date(self.last.year, self.last.month, 1) - DAY

    def holds(self, on: date) -> bool:
        """Whether the day may be asked about."""
        return self.first <= on <= self.last


DAY = timedelta(days=1)


def reach_of(record: Record, today: date | None = None) -> Reach | None:
    """How far the record reaches, no further than today; None when it holds nothing."""
    if not record.years:
        return None
    first, last = CollectionYear(record.years[0]), CollectionYear(record.years[-1])
    return Reach(first.start, min(last.end, today or clock.today()))


def month_ends_to(on: date, months: int, reach: Reach) -> list[date]:
    """The day, and the ends of the months before it within reach, oldest first."""
    ends = [end for end in month_ends(add_months(on, -months), on) if end < on]
    return [*(end for end in ends[-months:] if reach.holds(end)), on]


def year_ends_to(on: date, reach: Reach) -> list[date]:
    """The same day of each year within reach, oldest first."""
    back = range(on.year - reach.first.year + 1)
    days = [add_months(on, -12 * years) for years in back]
    return sorted(day for day in days if reach.holds(day))


def same_day_before(on: date) -> date:
    """The same day a year earlier; the end of a month for the end of a month."""
    earlier = add_months(on, -12)
    is_end = (on + DAY).day == 1
    return month_ends(earlier, earlier + timedelta(days=31))[0] if is_end else earlier
