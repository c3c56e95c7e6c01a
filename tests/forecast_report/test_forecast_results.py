"""Every series of a forecast: what was agrees with itself, and so does what comes."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from hearth.dates import add_months, birthday
from hearth.documents.forecast_report import Known
from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import GONE, GROUPS
from hearth.forecast.leavers import known_leavers, leavers_ahead
from hearth.forecast.past import FAR, Past
from hearth.forecast.results import COLUMNS, IN_THE_MONTH, IN_THE_YEAR, Results, results_of
from hearth.forecast.simulate import Futures

EPOCH = date(1970, 1, 1).toordinal()


@pytest.mark.parametrize("name", ["age", "group", "sub-group", "where"])
def test_what_was_adds_up_to_the_whole(results: Results, name: str) -> None:
    parts = np.sum([part.known for part in results.parts(name)], axis=0)

    assert (parts == results.of("total").known).all()


def test_who_came_less_who_left_is_how_the_number_changed(results: Results) -> None:
    came = results.of("came", "", IN_THE_MONTH).known
    left = results.of("left", "", IN_THE_MONTH).known

    assert (came - left == np.diff(results.of("total").known)).all()


def test_the_middle_and_its_ranges_are_of_whole_futures(results: Results, futures: Futures) -> None:
    there = np.sort(futures.there[12, :, :GONE].sum(axis=(1, 2, 3, 4)))
    spread = results.of("total").at(12)

    assert spread.median == there[49]
    assert ((there >= spread.low_80) & (there <= spread.high_80)).mean() >= 0.8
    assert spread.low_80 <= spread.low_50 <= spread.median <= spread.high_50 <= spread.high_80


def test_twelve_months_are_summed_in_each_future_not_range_by_range(results: Results) -> None:
    months, year = results.of("eighteen", "", IN_THE_MONTH), results.of("eighteen", "", IN_THE_YEAR)

    assert year.ahead == (results.ahead[11], results.ahead[23])
    assert year.known[-1] == months.known[-12:].sum()
    assert year.back[-1] == results.as_at
    assert year.at(1).high_80 < months.edges[4, :12].sum()


def test_18th_birthdays_of_today_are_those_of_the_dates_of_birth(
    results: Results, known: Known
) -> None:
    past = known.past
    born = past.dob[past.care[past.on(past.today)]]
    days = [birthday(date.fromordinal(int(day) + EPOCH), 18) for day in born]
    within = sum(known.as_at < day <= add_months(known.as_at, 12) for day in days)

    assert results.of("birthdays", "", IN_THE_YEAR).at(1).median == within


def test_turning_18_is_told_by_home(results: Results, futures: Futures) -> None:
    parts = results.parts("eighteen", IN_THE_YEAR)

    assert [part.part for part in parts] == [group.id for group in GROUPS]
    assert results.of("eighteen", "", IN_THE_YEAR).known[-1] == sum(p.known[-1] for p in parts)


def test_without_a_threshold_no_future_is_over_it(estimated: Estimate, futures: Futures) -> None:
    assert results_of(estimated, futures).threshold is None
    assert not results_of(estimated, futures).over.any()


def test_the_share_of_futures_over_the_threshold(results: Results, futures: Futures) -> None:
    alone = futures.there[24, :, :GONE, :, :, 1].sum(axis=(1, 2, 3))

    assert results.over[-1] == pytest.approx((alone > 5).mean())


def test_rows_have_every_column_and_day(results: Results) -> None:
    rows = list(results.rows())
    total = [row for row in rows if row["series"] == "total"]

    assert all(tuple(row) == COLUMNS for row in rows)
    assert len(total) == len(results.of("total").back) + 24
    assert {row["median"] for row in total if row["known"] != ""} == {""}


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal() - EPOCH


def past_with(*cares: tuple[str, str, str]) -> Past:
    """A past of children: date of birth, start and end of care ("" for none)."""
    dob, start, end = (np.array([day(c[i]) if c[i] else FAR for c in cares]) for i in range(3))
    child, none = np.arange(len(cares)), np.zeros(len(cares), np.int8)
    known = np.ones(len(cares), bool)
    return Past(
        day("2025-03-31"), day("2015-03-31"), child, start, known, end, end, none, dob, ~known,
        child, child, start, end, none, none,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("care", "bands"),
    [
        (("2005-06-01", "2015-06-01", "2023-06-01"), [1, 0]),  # left at 18, now 19
        (("2005-06-01", "2015-06-01", "2021-05-01"), [0, 0]),  # left at 15
        (("2005-06-01", "2023-04-01", "2023-06-01"), [0, 0]),  # nine weeks
        (("2003-06-01", "2019-07-01", "2019-12-01"), [0, 1]),  # left at 16 after five months
        (("2004-02-29", "2015-06-01", "2022-03-01"), [0, 1]),  # 21 on 1 March
        (("2000-03-31", "2015-06-01", "2018-03-31"), [0, 0]),  # 25 today
        (("2009-06-01", "2015-06-01", ""), [0, 0]),  # in care
        (("", "2015-06-01", "2023-06-01"), [0, 0]),  # no date of birth
    ],
)
def test_who_is_a_care_leaver(care: tuple[str, str, str], bands: list[int]) -> None:
    assert known_leavers(past_with(care), [date(2025, 3, 31)]).tolist() == [bands]


def test_care_leavers_grow_older_through_the_bands() -> None:
    past = past_with(("2005-06-01", "2015-06-01", "2023-06-01"))
    months = [add_months(date(2025, 3, 31), at) for at in range(1, 61)]
    grown = np.zeros((60, 1))
    grown[0] = 1
    ahead = leavers_ahead(past, months, grown)[:, 0]

    assert ahead[0].tolist() == [2, 0]
    assert ahead[20].tolist() == [1, 1]  # the one known is 21 in June 2026
    assert ahead[36].tolist() == [0, 2]
