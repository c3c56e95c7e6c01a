"""When a figure is of: a day, a month, a year, a stretch; and whether two are of one time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from hearth.dates import CollectionYear, add_months
from hearth.dates.words import day as day_in_words
from hearth.errors import UsageError
from hearth.sources.dates import NotADate, date_in, month_number

__all__ = ["NEVER", "Meeting", "When", "meeting", "when_in"]


class Meeting(Enum):
    """How two times stand to each other."""

    SAME = "the same time"
    MAYBE = "perhaps the same time"
    APART = "different times"


@dataclass(frozen=True)
class When:
    """The words of a date or period, and the first and last day they mean, where they are plain.

    A figure `over` the time counts all of it; any other is of a day somewhere in it. The two are
    the same for one day.
    """

    text: str = ""
    first: date | None = None
    last: date | None = None
    over: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        """As a sentence has it: days and months written in digits are written out."""
        return IN_DIGITS.sub(written_out, self.text)

    @property
    def known(self) -> bool:
        """Whether its words could be read."""
        return self.first is not None and self.last is not None

    @property
    def days(self) -> int:
        """How many days it has, both ends counted in; 0 where it is not known."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    @property
    def close(self) -> bool:
        """Whether it is a day or a month: near enough to one day."""
        return 0 < self.days <= 31

    @classmethod
    def on(cls, start: date, end: date) -> When:
        """That of a day, or of all the days from `start` to `end`."""
        if start == end:
            return cls(day_in_words(end), end, end)
        if start == add_months(end, -12) + timedelta(days=1):
            return cls(f"year to {day_in_words(end)}", start, end, over=True)
        return cls(f"{day_in_words(start)} to {day_in_words(end)}", start, end, over=True)


NEVER = When()
IN_DIGITS = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(\d{2}))?\b", re.ASCII)


def written_out(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    words = f"{date(int(year), int(month), 1):%B %Y}"
    return f"{int(day)} {words}" if day else words


YEAR_TO = re.compile(r"(?:the )?(?:year|twelve months|12 months) (?:to|ending) (.+)")
END_OF = re.compile(r"(?:eoy|year end|end of year|end of|end) (.+)")
FROM_TO = re.compile(r"(?:from |between )?(.+?) (?:to|and|–|until) (.+)")
LEADING = re.compile(r"^(?:as at|at|on|in|during|census) ")
FINANCIAL = re.compile(r"(?:20|19)\d\d\s*[/-]\s*(?:\d{2}|\d{4})", re.ASCII)
MONTH = re.compile(r"((?:19|20)\d\d)-(\d{2})|([a-z]{3,9}) ((?:19|20)\d\d)", re.ASCII)
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def when_in(text: str) -> When:
    """The time that words mean: ``31 March 2021``, ``2021-03``, ``2020/21``, ``year to 2021-03``.

    A month is written 2021-03, so 2011-12 is December 2011; write 2011/12 for the year. What cannot
    be read keeps its words and no dates.
    """
    said = " ".join(text.split())
    words = LEADING.sub("", said.casefold())
    if (match := YEAR_TO.fullmatch(words)) and (last := single(match[1]).last):
        return When(said, add_months(last, -12) + timedelta(days=1), last, over=True)
    if match := END_OF.fullmatch(words):
        last = single(match[1]).last
        return When(said, last, last)
    found = single(words)
    if not found.known and (match := FROM_TO.fullmatch(words)):
        begins, ends = single(match[1]), single(match[2])
        if begins.first and ends.last:
            return When(said, begins.first, ends.last, over=begins.first != ends.last)
    return When(said, found.first, found.last, found.over)


def single(words: str) -> When:
    """A day, month, financial year or calendar year."""
    if match := MONTH.fullmatch(words):
        year, month = int(match[1] or match[4]), int(match[2] or month_number(match[3]))
        if 1 <= month <= 12:
            first = date(year, month, 1)
            return When(words, first, add_months(first, 1) - timedelta(days=1))
    if FINANCIAL.fullmatch(words):
        try:
            year_ = CollectionYear.parse(words)
        except UsageError:
            return When(words)
        return When(words, year_.start, year_.end, over=True)
    if YEAR.fullmatch(words):
        return When(words, date(int(words), 1, 1), date(int(words), 12, 31))
    try:
        day, _ = date_in(words)
    except NotADate:
        return When(words)
    return When(words, day, day)


def meeting(one: When, other: When) -> Meeting:
    """Whether two figures are of one time.

    A month is taken for any day of it. What is of a period meets what is of a day where the period
    ends: "2020/21" and "31 March 2021" are both said of the year's end.
    """
    if not (one.known and other.known):
        if one.text.casefold() != other.text.casefold():
            return Meeting.APART
        return Meeting.SAME if one.text else Meeting.MAYBE
    if one.over and other.over:
        same = (one.first, one.last) == (other.first, other.last)
        return Meeting.SAME if same else Meeting.APART
    return near(one, other)


def near(one: When, other: When) -> Meeting:
    """The same, where one of them at least is of a day."""
    a, b = at_the_end(one), at_the_end(other)
    assert a.first and a.last and b.first and b.last
    if a.last < b.first or b.last < a.first:
        return Meeting.APART
    return Meeting.SAME if a.close and b.close else Meeting.MAYBE


def at_the_end(when: When) -> When:
    return When(when.text, when.last, when.last) if when.over else when
