"""A date as text, read without guessing.

The return writes DD/MM/YYYY. Spreadsheets turn that into other layouts on saving. A layout that can
mean only one day is read and the reader is told; one that could mean several is not read.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["TURNED_ROUND", "NotADate", "date_in", "day_and_month", "partial_date_in"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NO_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z| ?[AaPp][Mm])?)?"
RETURN_LAYOUT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
OTHER_LAYOUTS = (
    (re.compile(rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}}){NO_TIME}", re.ASCII),
     "a date with a time of day"),
    (re.compile(rf"(?P<y>\d{{4}})[-/](?P<m>\d{{1,2}})[-/](?P<d>\d{{1,2}}){NO_TIME}", re.ASCII),
     "a date that starts with the year"),
    (re.compile(rf"(?P<d>\d{{1,2}})[-.](?P<m>\d{{1,2}})[-.](?P<y>\d{{4}}){NO_TIME}", re.ASCII),
     "a date written with other marks than /"),
    (re.compile(r"(?P<y>(?:19|2[01])\d\d)(?P<m>\d\d)(?P<d>\d\d)", re.ASCII),
     "a date of eight digits that starts with the year"),
    (re.compile(r"(?P<d>\d{1,2})[- ](?P<m>[A-Za-z]{3,9})[- ](?P<y>\d{4})", re.ASCII),
     "a date with the month in letters"),
)  # fmt: skip
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}(?!\d)", re.ASCII)
TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2}", re.ASCII)
SERIAL = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
PARTIAL = re.compile(r"(\d{1,2}|zz)/(\d{1,2}|zz)/(\d{4}|zzzz)", re.ASCII | re.IGNORECASE)
# Day 0 of a spreadsheet, and the days it could mean here: 1954 to 2064.
SPREADSHEET_EPOCH = date(1899, 12, 30)
SERIALS = range(20_000, 60_000)
YEARS = range(1900, 2101)
TURNED_ROUND = "day and month may be turned round"


class NotADate(ValueError):  # noqa: N818 - it is an answer, not a fault of the program
    """Text that is no date that can be relied on; the message ends a sentence after the text."""


def date_in(text: str) -> tuple[date, str]:
    """The date that `text` says, and a phrase for its layout when that is not the return's.

    `text` has no spaces around it. Raises NotADate for anything else, two-digit years and month
    before day included.
    """
    if match := RETURN_LAYOUT.fullmatch(text):
        day, month, year = map(int, match.groups())
        return real(year, month, day), ""
    for pattern, layout in OTHER_LAYOUTS:
        if match := pattern.fullmatch(text):
            return real(int(match["y"]), month_number(match["m"]), int(match["d"])), layout
    if SERIAL.fullmatch(text) and int(float(text)) in SERIALS:
        days = timedelta(days=int(float(text)))
        return SPREADSHEET_EPOCH + days, "a spreadsheet's day number"
    if TWO_DIGIT_YEAR.fullmatch(text):
        raise NotADate("which has a year of two digits")
    raise NotADate("which is not a date")


def day_and_month(text: str) -> tuple[int, int] | None:
    """The first two numbers of a date that gives its year last; None for any other layout."""
    match = DAY_FIRST.match(text.strip())
    return (int(match[1]), int(match[2])) if match else None


def partial_date_in(text: str) -> str:
    """A date whose unknown parts are ``zz``, as typed; NotADate when it is none."""
    if match := PARTIAL.fullmatch(text):
        day, month, year = (part if part.isdigit() else None for part in match.groups())
        # An unknown part stands for any: 31 January of a leap year lets every known part be tried.
        real(int(year or 2000), int(month or 1), int(day or 1))
        return text
    raise NotADate("which is not a date with parts unknown as zz")


def month_number(text: str) -> int:
    """1 to 12 from digits or an English name; 0 when it is none."""
    if text.isdigit():
        return int(text)
    short = text[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else 0


def real(year: int, month: int, day: int) -> date:
    """The day if there is such a day, else NotADate saying why not."""
    if year not in YEARS:
        raise NotADate(f"whose year {year} cannot be meant")
    if month > 12 and day <= 12:
        raise NotADate(f"which has no month {month}: {TURNED_ROUND}")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate("which is no day of the calendar") from None
