"""What one body owes another: reports twice a year, after each meeting, once a year by a month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearth.board.municipal_year import MunicipalYear
from hearth.dates import add_months, add_working_days
from hearth.dates.words import day

__all__ = ["Owed", "ReportingDuty", "Rhythm", "owed_in"]

AFTER_MEETING = 20


class Rhythm(StrEnum):
    """How often a body must report to another."""

    AFTER_EACH_MEETING = "after each meeting"
    TIMES_A_YEAR = "so many times a municipal year"


@dataclass(frozen=True)
class ReportingDuty:
    """A duty of one body to report to another.

    After each meeting it is due `within` working days. So many `times` a year, each share of the
    municipal year has one, due by its end. `source` is the paragraph of the constitution.
    """

    by: str
    to: str
    what: str
    rhythm: Rhythm
    times: int = 1
    within: int = AFTER_MEETING
    source: str = ""


@dataclass(frozen=True)
class Owed:
    """One report that is owed: since when, by when, and the day it was made."""

    duty: ReportingDuty
    since: date
    due: date
    done: date | None = None

    def is_late(self, today: date) -> bool:
        """Whether it was made after its day, or should have been by now."""
        return (self.done or today) > self.due

    def in_words(self, today: date) -> str:
        """How it stands, in a sentence."""
        what = f"{self.duty.by} to {self.duty.to}: {self.duty.what}"
        late = " late" if self.is_late(today) else ""
        if self.done:
            return (
                f"{what}, due by {day(self.due)}, was made on {day(self.done)}{late and ', late'}."
            )
        return f"{what} {'was' if late else 'is'} due by {day(self.due)}{late and ' and is late'}."


def owed_in(
    duty: ReportingDuty,
    year: MunicipalYear,
    meetings: Sequence[date] = (),
    made: Iterable[date] = (),
) -> list[Owed]:
    """Each report a duty asks for in a municipal year, with the report that met it.

    `meetings` are the days on which the body that reports met; `made` are the days of its reports.
    A report meets the first that is owed and not yet met on its day, and is counted once.
    """
    if duty.rhythm is Rhythm.AFTER_EACH_MEETING:
        spans = [
            (on, add_working_days(on, duty.within)) for on in sorted(meetings) if year.contains(on)
        ]
    else:
        spans = shares_of(year, duty.times)
    return matched(duty, spans, sorted(made))


def shares_of(year: MunicipalYear, times: int) -> list[tuple[date, date]]:
    """The year cut into shares of whole months: the first day and the last of each."""
    marks = [add_months(year.start, 12 * at // times) for at in range(times)]
    ends = [*(date.fromordinal(mark.toordinal() - 1) for mark in marks[1:]), year.end]
    return list(zip(marks, ends, strict=True))


def matched(
    duty: ReportingDuty, spans: Sequence[tuple[date, date]], made: Sequence[date]
) -> list[Owed]:
    """Each span with the first report made since it began that met no other."""
    left = list(made)
    found = []
    for since, due in spans:
        done = next((on for on in left if on >= since), None)
        if done:
            left.remove(done)
        found.append(Owed(duty, since, due, done))
    return found
