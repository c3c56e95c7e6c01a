"""When a return interview is due, which returns one covers, and which score is high. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hearth.dates import after_hours, hours_between, moments
from hearth.documents.sentences import day
from hearth.duties import limits
from hearth.vocabulary import bands
from hearth_web.wellbeing.models import MissingEpisode

__all__ = [
    "BANDS",
    "HIGH",
    "HIGHEST",
    "LOWEST",
    "Due",
    "covered_by_one",
    "hours_missing",
    "interview_due",
]

BANDS = bands("SDQ_BAND")
LOWEST, HIGHEST = BANDS[0][0], BANDS[-1][1]
HIGH = BANDS[-1][0]
(LIMIT,) = limits("return-home-interview")
HOURS = LIMIT.span.number


@dataclass(frozen=True)
class Due:
    """When the 72 hours after a return end.

    `day` is the day, `at` the moment, where the time of the return (`clock`) is known.
    """

    returned: date
    clock: str
    day: date
    at: datetime | None = None

    @property
    def words(self) -> str:
        """Said plainly, in London's time."""
        return f"{day(self.day)} at {self.at:%H:%M}" if self.at else day(self.day)

    def is_met(self, on: date, clock: str = "") -> bool | None:
        """Whether something held then was in time; None where the hour would have to be known."""
        if self.at and clock and (found := moments(on, clock)):
            return found[0].timestamp() <= self.at.timestamp()
        return None if on == self.day else on < self.day


def interview_due(episode: MissingEpisode) -> Due | None:
    """When an interview must have been held; None while the child is not back."""
    if episode.mis_end is None:
        return None
    back = returned_at(episode)
    if back is None:
        return Due(episode.mis_end, "", episode.mis_end + timedelta(hours=HOURS))
    ends = after_hours(back, HOURS)
    return Due(episode.mis_end, episode.end_time, ends.date(), ends)


def returned_at(episode: MissingEpisode) -> datetime | None:
    """The moment of the return. Of a time that came twice, the earlier that the start allows."""
    if episode.mis_end is None or not episode.end_time:
        return None
    found = moments(episode.mis_end, episode.end_time)
    left = left_at(episode)
    return next((each for each in found if not left or hours_between(left, each) >= 0), None)


def left_at(episode: MissingEpisode) -> datetime | None:
    """The moment it started; of a time that came twice, the earlier."""
    found = moments(episode.mis_start, episode.start_time) if episode.start_time else ()
    return found[0] if found else None


def hours_missing(episode: MissingEpisode) -> int | None:
    """Whole hours from the start to the return; None where a time is not known."""
    left, back = left_at(episode), returned_at(episode)
    return int(hours_between(left, back)) if left and back else None


def covered_by_one(dues: Sequence[Due]) -> Due | None:
    """The clock by which one interview is in time for all these returns; None if none can be."""
    if len(dues) < 2:
        return None
    first = min(dues, key=lambda due: (due.day, due.at.timestamp() if due.at else 0.0))
    in_time = all(first.is_met(due.returned, due.clock) is not False for due in dues)
    return first if in_time else None
