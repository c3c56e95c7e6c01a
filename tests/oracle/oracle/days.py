"""Counting days, months, ages and working days, one step at a time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day number that many months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def birthday(born: date, age: int) -> date:
    """The day that age is reached: 1 March in other years for those born on 29 February."""
    if (born.month, born.day) == (2, 29) and monthrange(born.year + age, 2)[1] == 28:
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)


def age_on(born: date, day: date) -> int:
    """Completed years, by counting birthdays."""
    age = 0
    while birthday(born, age + 1) <= day:
        age += 1
    return age


@cache
def bank_holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def add_working_days(day: date, number: int) -> date:
    """The last of the next `number` working days; the day itself is day 0."""
    while number:
        day += DAY
        number -= is_working_day(day)
    return day


def year_end(day: date) -> date:
    """The 31 March of the collection year the day is in."""
    return date(day.year + (day >= date(day.year, 4, 1)), 3, 31)


def year_start(day: date) -> date:
    """The 1 April of the collection year the day is in."""
    return date(year_end(day).year - 1, 4, 1)


def year_reached(day: date) -> tuple[date, date]:
    """The last collection year that had ended by the end of the day."""
    end = date(day.year, 3, 31)
    if end > day:
        end = date(day.year - 1, 3, 31)
    return year_start(end), end
