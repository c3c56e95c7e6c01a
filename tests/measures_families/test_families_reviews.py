"""Review measures: the worked examples of the definitions, and how far the returns can tell."""

from __future__ import annotations

from typing import Any

import pytest
from small_returns import counted, episode, histories_of, mixed, period, worked, year

CALENDAR_2021 = period("2021-01-01", "2021-12-31")


def held(child: str, *days: str, code: str | None = "PN1") -> list[dict[str, Any]]:
    return [{"child": child, "review": on, "review_code": code} for on in days]


LATE_ONCE = [
    episode("A", "2021-01-04"),  # 20 working days on is 1 February
    held("A", "2021-02-01", "2021-05-04", "2021-10-20"),  # due 1 February, 1 May, 4 November
]


def test_reviews_on_time() -> None:
    child, reviews = LATE_ONCE
    histories = histories_of([child], [2021, 2022], reviews=reviews)
    assert worked(histories, "reviews-in-timescale", CALENDAR_2021) == (2, 3, 0, "67")


def test_children_whose_reviews_were_all_on_time() -> None:
    child, reviews = LATE_ONCE
    histories = histories_of(
        [child, episode("B", "2020-05-04"), episode("C", "2021-12-15")],
        [2021, 2022],
        reviews=[*reviews, *held("B", "2020-05-20", "2020-08-10", "2021-02-10", "2021-08-05")],
    )
    assert worked(histories, "reviews-all-on-time", CALENDAR_2021) == (1, 2, 0, "50")
    assert counted(histories, "reviews-all-on-time", CALENDAR_2021) == ["B"]


def due_in(window: Any, episodes: list[Any], *days: str, years: Any = (2021, 2022)) -> Any:
    histories = histories_of(episodes, years, reviews=held("A", *days))
    return worked(histories, "reviews-in-timescale", window)[:2]


@pytest.mark.parametrize(
    ("start", "first", "on_time"),
    [
        ("2021-01-04", "2021-02-01", 1),
        ("2021-01-04", "2021-02-02", 0),
        ("2021-03-20", "2021-04-20", 1),  # Good Friday and Easter Monday are passed over
        ("2021-03-20", "2021-04-21", 0),
    ],
)
def test_the_first_within_20_working_days(start: str, first: str, on_time: int) -> None:
    window = period("2021-01-01", "2021-04-30")
    assert due_in(window, [episode("A", start)], first) == (on_time, 1)


@pytest.mark.parametrize(("second", "on_time"), [("2021-02-28", 1), ("2021-03-01", 0), (None, 0)])
def test_the_second_within_three_months_of_the_first(second: str | None, on_time: int) -> None:
    """Three months from 30 November end on the last of February."""
    days = ["2020-11-30", *([second] if second else [])]
    window = period("2021-02-01", "2021-03-31")
    assert due_in(window, [episode("A", "2020-11-20")], *days) == (on_time, 1)


@pytest.mark.parametrize(("third", "on_time"), [("2021-08-20", 1), ("2021-08-21", 0)])
def test_later_ones_within_six_months_of_the_last(third: str, on_time: int) -> None:
    days = ["2020-12-01", "2021-02-20", third]
    window = period("2021-08-01", "2021-08-31")
    assert due_in(window, [episode("A", "2020-11-20")], *days) == (on_time, 1)


def test_an_early_review_brings_the_next_due_date_forward() -> None:
    days = ["2020-12-01", "2020-12-15"]
    window = period("2021-06-01", "2021-06-30")
    assert due_in(window, [episode("A", "2020-11-20")], *days) == (0, 1)


def test_a_review_never_held_is_late_once() -> None:
    window = period("2021-01-01", "2022-03-31")
    assert due_in(window, [episode("A", "2021-01-04")]) == (0, 1)


@pytest.mark.parametrize(("end", "due"), [("2021-01-31", 0), ("2021-02-01", 0), ("2021-02-02", 1)])
def test_a_child_who_left_before_the_day_was_out_was_due_nothing(end: str, due: int) -> None:
    window = period("2021-01-01", "2021-03-31")
    assert due_in(window, [episode("A", "2021-01-04", end)]) == (0, due)


def test_a_new_period_of_care_begins_the_chain_again() -> None:
    episodes = [episode("A", "2020-05-04", "2020-12-01"), episode("A", "2021-01-04")]
    days = ["2020-06-01", "2020-09-01", "2021-02-01"]
    window = period("2021-01-01", "2021-03-31")
    assert due_in(window, episodes, *days) == (1, 1)


def test_a_move_does_not() -> None:
    episodes = [
        episode("A", "2020-05-04", "2021-01-04", rec="X1"),
        episode("A", "2021-01-04", rne="P", place="K2"),
    ]
    days = ["2020-06-01", "2020-09-01"]
    assert due_in(period("2021-01-01", "2021-02-28"), episodes, *days) == (0, 0)
    assert due_in(period("2021-03-01", "2021-03-31"), episodes, *days) == (0, 1)


def test_without_start_or_review_before_no_due_date_is_known() -> None:
    care = [episode("A", "2018-05-04", rne="L")]
    year_2021 = year(2021)
    assert due_in(year_2021, care) == (0, 0)
    assert due_in(year_2021, care, "2020-05-01") == (0, 1)  # due 1 November
    assert due_in(year_2021, care, "2020-05-01", "2020-10-20") == (1, 1)
    assert due_in(year_2021, [episode("A", "2018-05-04")], "2020-05-01") == (0, 1)


def test_a_year_that_was_not_given_breaks_the_chain() -> None:
    care = [episode("A", "2018-05-04", year=2023)]
    spring = period("2022-04-01", "2022-09-30")
    assert due_in(spring, care, "2021-01-15", years=(2021, 2023)) == (0, 0)
    assert due_in(spring, care, "2021-01-15", "2022-04-20", years=(2021, 2023)) == (0, 0)
    assert due_in(spring, care, "2022-01-15", years=(2021, 2022, 2023)) == (0, 1)


@pytest.mark.parametrize(
    ("start", "rne", "days", "expected"),
    [
        ("2018-05-04", "S", (), (0, 1, 1)),  # nothing is known of the chain
        ("2018-05-04", "S", ("2021-12-01",), (0, 1, 1)),  # nor of what was due before December
        ("2018-05-04", "S", ("2021-05-01", "2021-11-02"), (0, 1, 0)),  # but this was late
        ("2018-05-04", "S", ("2020-12-01", "2021-05-01", "2021-10-31"), (1, 1, 0)),
        ("2021-05-04", "S", ("2021-05-20", "2021-08-01", "2022-01-20"), (1, 1, 0)),
        ("2021-05-04", "L", ("2021-05-20", "2021-08-01", "2022-01-20"), (0, 1, 1)),
        ("2022-03-03", "S", (), (0, 1, 0)),  # 20 working days on is 31 March
        ("2022-03-04", "S", (), (0, 0, 0)),
        ("2022-03-04", "L", (), (0, 1, 1)),  # care began before the earliest day held
    ],
)
def test_whether_all_due_dates_are_known(
    start: str, rne: str, days: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    histories = histories_of([episode("A", start, rne=rne)], [2021, 2022], reviews=held("A", *days))
    assert worked(histories, "reviews-all-on-time", year(2022))[:3] == expected


def test_a_late_review_of_an_earlier_period_of_care_in_the_year_counts() -> None:
    histories = histories_of(
        [episode("A", "2021-04-06", "2021-07-01"), episode("A", "2021-09-01")],
        [2022],
        reviews=held("A", "2021-09-10", "2021-12-01"),
    )
    assert worked(histories, "reviews-all-on-time", year(2022))[:3] == (0, 1, 0)


SIX = histories_of(
    [episode("A", "2018-01-01"), episode("respite", "2018-01-01", ls="V4")],
    [2021],
    reviews=[
        *(
            row
            for at, code in enumerate(["PN0", "PN1", "PN4", "PN4", "PN6", "PN7"], start=1)
            for row in held("A", f"2020-05-0{at}", code=code)
        ),
        *held("respite", "2020-05-01"),
    ],
)


def test_taking_part_and_attending() -> None:
    assert worked(SIX, "review-participation", year(2021)) == (2, 5, 0, "40")
    assert worked(SIX, "review-attendance", year(2021)) == (3, 5, 0, "60")


@pytest.mark.parametrize(
    ("code", "part", "attended"),
    [
        ("PN1", 1, 1),
        ("PN2", 1, 1),
        ("PN3", 1, 1),
        ("PN4", 0, 1),
        ("PN5", 1, 0),
        ("PN6", 1, 0),
        ("PN7", 0, 0),
    ],
)
def test_every_code(code: str, part: int, attended: int) -> None:
    histories = histories_of(
        [episode("A", "2018-01-01")], [2021], reviews=held("A", "2020-05-01", code=code)
    )
    assert worked(histories, "review-participation", year(2021))[:2] == (part, 1)
    assert worked(histories, "review-attendance", year(2021))[:2] == (attended, 1)


@pytest.mark.parametrize("code", [None, "PN9"])
def test_a_review_without_a_code_that_means_something_is_unknown(code: str | None) -> None:
    histories = histories_of(
        [episode("A", "2018-01-01")], [2021], reviews=held("A", "2020-05-01", code=code)
    )
    assert worked(histories, "review-participation", year(2021)) == (0, 1, 1, "n/a")


def test_a_review_after_care_ended_counts_and_its_care_is_not_known() -> None:
    histories = histories_of(
        [episode("A", "2018-01-01", "2020-05-01")], [2021], reviews=held("A", "2020-05-08")
    )
    by_home = mixed(histories, "review-participation", year(2021), "placement-group")
    assert by_home["Not known"][:2] == (1, 1)


def test_a_review_during_a_short_break_is_left_out() -> None:
    histories = histories_of(
        [
            episode("A", "2020-05-01", "2020-05-10", ls="V3"),
            episode("A", "2020-09-01"),
        ],
        [2021],
        reviews=held("A", "2020-05-05", "2020-09-20"),
    )
    assert worked(histories, "review-participation", year(2021))[1] == 1


@pytest.mark.parametrize(
    "measure",
    ["reviews-in-timescale", "reviews-all-on-time", "review-participation", "review-attendance"],
)
def test_no_children_and_no_reviews_have_no_share(measure: str) -> None:
    assert worked(histories_of([], [2021], reviews=[]), measure, year(2021)) == (0, 0, 0, "n/a")
