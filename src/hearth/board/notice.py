"""Notice of a meeting: by when its agenda must be open to inspection, and whether it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hearth.board.meetings import Meeting
from hearth.dates import bank_holidays, clear_days, plan_by
from hearth.dates.words import day
from hearth.sources.words import count_of, in_words

__all__ = [
    "PRIVATE_NOTICE_DAYS",
    "Notice",
    "left_on",
    "notice_of",
    "private_notice_by",
    "publish_by",
]

PRIVATE_NOTICE_DAYS = 28
"""Clear days of notice before an executive body meets in private, or takes a key decision: the
2012 Regulations, regulations 5 and 9. They are calendar days."""

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Notice:
    """How many clear days an agenda needs and has; `given` is None until it is published.

    `by` is the last working day on which publishing is in time. `holidays` are the bank holidays on
    weekdays that lie between and do not count.
    """

    needed: int
    by: date
    meeting: date
    published: date | None = None
    given: int | None = None
    holidays: Sequence[date] = ()

    @property
    def is_short(self) -> bool:
        """Whether it was published with too few days. Not known before it is."""
        return self.given is not None and self.given < self.needed

    @property
    def in_words(self) -> str:
        """How it stands, with the bank holidays that did not count."""
        if self.published is None:
            return (
                f"To give {count_of(self.needed, 'clear day')} of notice, publish by the end of "
                f"{self.by:%A} {day(self.by)}{self.but}."
            )
        return f"Published on {day(self.published)}, {self.days_in_words}"

    @property
    def days_in_words(self) -> str:
        """How many clear days are given, and how many are needed; for the end of a sentence."""
        return (
            f"{count_of(self.given or 0, 'clear day')} before the meeting{self.but}; "
            f"{self.needed} are needed."
        )

    @property
    def but(self) -> str:
        """The bank holidays that do not count, in brackets."""
        return f" ({_holidays(self.holidays)})" if self.holidays else ""


def notice_of(meeting: Meeting, published: date | None = None) -> Notice:
    """The notice of a meeting, by the day its agenda was first published or a day asked about."""
    terms, on = meeting.body.terms, published or meeting.first_published
    by = publish_by(meeting)
    # Papers of the day of the meeting, or after it, gave no notice.
    given = clear_days(on, meeting.on, terms.working_days_only) if on and on < meeting.on else 0
    return Notice(
        terms.notice_days,
        by,
        meeting.on,
        on,
        given if on else None,
        _between(min(on or by, meeting.on), meeting.on) if terms.working_days_only else (),
    )


def left_on(meeting: Meeting, today: date) -> str:
    """What publishing today would still give, of an agenda that is late."""
    return f"Today leaves {notice_of(meeting, today).days_in_words}"


def publish_by(meeting: Meeting) -> date:
    """The last working day on which the agenda can be published in time."""
    terms = meeting.body.terms
    by = meeting.on - DAY * (terms.notice_days + 1)
    while clear_days(by, meeting.on, terms.working_days_only) < terms.notice_days:
        by -= DAY
    return plan_by(by)


def private_notice_by(meeting: Meeting) -> date | None:
    """The day by which an executive body must have said that it will meet in private."""
    closed = any(not item.is_open for item in meeting.items)
    if not (meeting.body.executive and closed):
        return None
    return meeting.on - DAY * (PRIVATE_NOTICE_DAYS + 1)


def _between(first: date, last: date) -> list[date]:
    """Bank holidays on weekdays between two days, neither counted."""
    days = {holiday for year in {first.year, last.year} for holiday in bank_holidays(year)}
    return sorted(each for each in days if first < each < last and each.weekday() < 5)


def _holidays(days: Sequence[date]) -> str:
    what = "is a bank holiday and does" if len(days) == 1 else "are bank holidays and do"
    return f"{in_words(map(day, days))} {what} not count"
