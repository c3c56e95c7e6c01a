"""Date expressions agree with Python's own calendar."""

from datetime import date, timedelta

import narwhals.stable.v2 as nw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth import frames

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


def one(expression, **columns):
    schema = dict.fromkeys(columns, nw.Date)
    frame = frames.from_columns({name: [day] for name, day in columns.items()}, schema)
    return frame.select(expression.alias("answer"))["answer"].to_list()[0]


@given(DAYS)
def test_civil_day_counts_from_1970(day):
    assert one(frames.civil_day(nw.col("day")), day=day) == (day - date(1970, 1, 1)).days


@given(DAYS, DAYS)
def test_days_between_is_subtraction(start, end):
    nights = one(frames.days_between(nw.col("start"), nw.col("end")), start=start, end=end)
    assert nights == (end - start).days


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_age_counts_birthdays_reached(days):
    dob, on = days
    birthdays = [year for year in range(dob.year + 1, on.year + 1) if birthday(dob, year) <= on]
    assert one(frames.age_years(nw.col("dob"), nw.col("on")), dob=dob, on=on) == len(birthdays)


def birthday(dob, year):
    try:
        return dob.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


@pytest.mark.parametrize(
    ("dob", "on", "age"),
    [
        (date(2004, 2, 29), date(2022, 2, 28), 17),  # not until 1 March
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
        (date(2005, 4, 1), date(2021, 3, 31), 15),
        (date(2005, 3, 31), date(2021, 3, 31), 16),
        (date(2020, 12, 31), date(2021, 1, 1), 0),  # month x 100 must not overflow
    ],
)
def test_age_on_a_fixed_day(dob, on, age):
    assert one(frames.age_years(nw.col("dob"), on), dob=dob) == age


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2021, 3, 31), 30, date(2018, 9, 30)),
        (date(2021, 3, 31), 13, date(2020, 2, 29)),
        (date(2021, 3, 31), 1, date(2021, 2, 28)),
        (date(2021, 3, 31), 24, date(2019, 3, 31)),
    ],
)
def test_months_ago_stays_within_the_month(day, months, earlier):
    assert one(frames.months_ago(nw.col("day"), months), day=day) == earlier


def test_nothing_in_nothing_out():
    assert one(frames.civil_day(nw.col("day")), day=None) is None
    assert one(frames.age_years(nw.col("day"), date(2021, 3, 31)), day=None) is None


def test_a_day_after_is_one_night():
    day = date(2021, 3, 31)
    answer = one(frames.days_between(nw.col("day"), day + timedelta(days=1)), day=day)
    assert answer == 1
