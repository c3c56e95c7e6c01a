"""Date arithmetic as expressions that mean the same on every engine."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw

__all__ = ["age_years", "civil_day", "days_between", "months_ago"]

DAYS_BEFORE_1970 = date(1970, 1, 1).toordinal()  # counted from 1 January of year 1, which is 1


def civil_day(day: nw.Expr | date) -> nw.Expr:
    """The number of days from 1 January 1970 to `day`, as Int32.

    Worked out from the year and the day of the year, because engines share no other way to count
    days. Each mention of `day` costs planning time, so there are as few as can be: 365 days a year
    and a leap day every four are 1461 every four.
    """
    if isinstance(day, date):
        return nw.lit(day.toordinal() - DAYS_BEFORE_1970, nw.Int32)
    years = part(day.dt.year()) - 1  # whole years before the one `day` is in
    before = (years * 1461) // 4 - years // 100 + years // 400
    return part(before + part(day.dt.ordinal_day()) - DAYS_BEFORE_1970)


def days_between(start: nw.Expr | date, end: nw.Expr | date) -> nw.Expr:
    """Nights from `start` to `end` as Int32: 1 when `end` is the day after `start`."""
    return civil_day(end) - civil_day(start)


def age_years(dob: nw.Expr, on: nw.Expr | date) -> nw.Expr:
    """Age in completed years on a day, as Int32.

    An age is reached at the start of the birthday; a child born on 29 February reaches it on
    1 March of other years (Family Law Reform Act 1969 section 9).
    """
    moment = expression(on)
    years = part(moment.dt.year()) - part(dob.dt.year())
    before_birthday = month_and_day(moment) < month_and_day(dob)
    return years - nw.when(before_birthday).then(1).otherwise(0).cast(nw.Int32)


def months_ago(day: nw.Expr, months: int) -> nw.Expr:
    """The same day number `months` earlier, or that month's last day where there is none.

    For a single date in Python use `hearth.dates.add_months`.
    """
    return day.dt.offset_by(f"-{months}mo")


def month_and_day(moment: nw.Expr) -> nw.Expr:
    """A number that orders days within a year: 331 for 31 March."""
    return part(moment.dt.month()) * 100 + part(moment.dt.day())


def part(number: nw.Expr) -> nw.Expr:
    """A date part wide enough to calculate with: Polars holds months as Int8, which overflows."""
    return number.cast(nw.Int32)


def expression(day: nw.Expr | date) -> nw.Expr:
    """A date as an expression."""
    return nw.lit(day, nw.Date) if isinstance(day, date) else day
