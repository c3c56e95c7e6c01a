"""Leaving care measures: the worked examples of the definitions, and dates nobody holds."""

from __future__ import annotations

from typing import Any

import pytest
from small_returns import counted, episode, histories_of, mixed, period, worked, year

Y21 = year(2021)
Y20 = year(2020)


def exit_on(child: str, start: str, end: str, rec: str = "E4A", **more: Any) -> dict[str, Any]:
    return episode(child, start, end, rec=rec, **more)


def test_leavers_count_once_on_the_last_occasion() -> None:
    histories = histories_of(
        [
            exit_on("A", "2019-01-01", "2020-06-01"),
            exit_on("A", "2020-08-01", "2021-02-01", "E45"),
            exit_on("B", "2019-01-01", "2020-06-01", "X1"),
            episode("B", "2020-06-01", rne="P", place="K2"),
            exit_on("C", "2019-01-01", "2020-06-15", "E5"),
            exit_on("D", "2020-05-01", "2020-05-08", "E8", ls="V3"),
        ],
        [2021],
    )
    assert worked(histories, "cla-leavers", Y21) == (2, None, 0, "2")
    assert sorted(counted(histories, "cla-leavers", Y21)) == ["A", "C"]
    where = mixed(histories, "leavers-by-destination", Y21, "leaving-destination")
    assert {label: n for label, (n, _, _) in where.items() if n} == {
        "Special guardianship": 1,
        "Independent living": 1,
    }


@pytest.mark.parametrize(
    ("window", "leavers"),
    [
        (period("2020-04-01", "2020-06-01"), 1),
        (period("2020-06-01", "2020-06-01"), 1),
        (period("2020-06-02", "2020-07-31"), 0),
        (period("2020-04-01", "2020-12-31"), 1),
        (period("2020-12-01", "2021-03-31"), 1),
    ],
)
def test_both_ends_of_the_period_are_in_it(window: Any, leavers: int) -> None:
    histories = histories_of(
        [exit_on("A", "2019-01-01", "2020-06-01"), exit_on("A", "2020-08-01", "2021-02-01")],
        [2021],
    )
    assert worked(histories, "cla-leavers", window)[0] == leavers


def test_a_child_whom_later_returns_leave_out_has_not_left() -> None:
    histories = histories_of([episode("A", "2019-01-01", year=2020)], [2020, 2021])
    assert worked(histories, "cla-leavers", Y20)[0] == 0
    assert worked(histories, "cla-leavers", Y21)[0] == 0


def test_where_leavers_went() -> None:
    histories = histories_of(
        [
            exit_on(f"C{at}", "2019-01-01", "2020-06-01", rec)
            for at, rec in enumerate(["E4A", "E4B", "E45", "E12", "E5"])
        ],
        [2021],
    )
    where = mixed(histories, "leavers-by-destination", Y21, "leaving-destination")
    assert where["Home to parents or family"] == (2, 5, "40")
    assert worked(histories, "leavers-by-destination", Y21, "permanence-orders") == (2, 5, 0, "40")
    assert worked(histories, "leavers-by-destination", Y21, "home-unplanned") == (1, 5, 0, "20")


def test_an_end_without_a_reason_is_not_known() -> None:
    histories = histories_of(
        [
            exit_on("A", "2019-01-01", "2020-06-01", "E4A"),
            episode("B", "2019-01-01", "2020-06-01", rec=None),
        ],
        [2021],
    )
    assert worked(histories, "cla-leavers", Y21)[0] == 2
    where = mixed(histories, "leavers-by-destination", Y21, "leaving-destination")
    assert where["Not known"] == (1, 2, "50")
    assert worked(histories, "leavers-by-destination", Y21, "home-unplanned") == (0, 2, 1, "0")


def test_length_of_care() -> None:
    histories = histories_of(
        [
            exit_on("A", "2020-06-01", "2020-06-11"),
            exit_on("B", "2020-06-01", "2020-09-09"),
            exit_on("C", "2019-06-01", "2020-07-05"),
            exit_on("before the returns", "2020-06-01", "2020-07-05", rne="L"),
        ],
        [2021],
    )
    assert worked(histories, "care-length", Y21) == (510, 3, 0, "170")
    assert worked(histories, "care-length", Y21, "median")[3] == "100"


def test_short_stays() -> None:
    histories = histories_of(
        [
            exit_on("A", "2021-01-15", "2021-07-14"),
            exit_on("B", "2021-01-15", "2021-07-15"),
            exit_on("C", "2021-01-15", "2021-02-15", ls="V3"),
            exit_on("D", "2019-07-15", "2021-07-15"),
        ],
        [2022],
    )
    assert worked(histories, "exits-under-6m", year(2022)) == (1, 3, 0, "33")


def test_a_short_stay_without_its_start_is_unknown_and_a_long_one_is_not_short() -> None:
    histories = histories_of(
        [
            exit_on("A", "2020-05-01", "2020-06-01", rne="L"),
            exit_on("B", "2019-05-01", "2020-06-01", rne="L"),
        ],
        [2021],
    )
    assert worked(histories, "exits-under-6m", Y21) == (0, 2, 1, "0")


def decision(child: str, on: str = "2020-01-10", **more: Any) -> dict[str, Any]:
    return {"child": child, "date_placed": on} | more


WAITING = histories_of(
    [
        episode("order", "2019-01-01", "2020-06-01", rec="X1"),
        episode("order", "2020-06-01", rne="L", ls="E1"),
        episode("decision", "2019-01-01"),
        episode("placed", "2019-01-01", "2020-06-01", rec="X1"),
        episode("placed", "2020-06-01", rne="P", ls="E1", place="A6"),
        episode("reversed", "2019-01-01"),
        episode("no decision", "2019-01-01"),
        exit_on("left", "2019-01-01", "2020-06-01"),
    ],
    [2021],
    placed_adoption=[
        *(decision(child) for child in ("order", "decision", "placed", "left")),
        decision("reversed", date_placed_ceased="2020-09-01", reason_placed_ceased="RD3"),
    ],
)


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("", (2, None, 0, "2")),
        ("with-order", (1, None, 0, "1")),
        ("without-order", (1, None, 0, "1")),
        ("median-days-since-order", (303, 1, 0, "303")),
    ],
)
def test_waiting_for_a_family(variant: str, expected: tuple[Any, ...]) -> None:
    assert worked(WAITING, "adoption-waiting", Y21, variant) == expected


@pytest.mark.parametrize(
    ("day", "waiting"),
    [
        ("2020-01-09", []),
        ("2020-05-31", ["decision", "left", "order", "placed", "reversed"]),
        ("2020-06-01", ["decision", "order", "reversed"]),
        ("2020-08-31", ["decision", "order", "reversed"]),
        ("2020-09-01", ["decision", "order"]),
    ],
)
def test_who_waits_on_a_day(day: str, waiting: list[str]) -> None:
    histories = WAITING
    given = {2020: histories.record.given[2021], 2021: histories.record.given[2021]}
    reaching = type(histories)(
        **{
            **vars(histories),
            "record": type(histories.record)(histories.record.tables, (2020, 2021), given),
        }
    )
    assert counted(reaching, "adoption-waiting", period(day, day)) == waiting


def test_a_decision_reversed_and_made_again_is_one_child() -> None:
    histories = histories_of(
        [episode("A", "2019-01-01")],
        [2021],
        placed_adoption=[
            decision("A", date_placed_ceased="2020-06-01", reason_placed_ceased="RD1"),
            decision("A", "2020-09-01"),
            decision("A", "2020-10-01"),
        ],
    )
    assert worked(histories, "adoption-waiting", Y21)[0] == 1


@pytest.mark.parametrize(("rne", "waiting"), [("S", 0), ("L", 1)])
def test_a_decision_of_earlier_care_is_over(rne: str, waiting: int) -> None:
    """Unless care may have begun before the earliest day held."""
    histories = histories_of(
        [episode("A", "2020-05-01", rne=rne)], [2021], placed_adoption=[decision("A")]
    )
    assert worked(histories, "adoption-waiting", Y21)[0] == waiting


def test_nobody_with_an_order_has_no_median() -> None:
    histories = histories_of([episode("A", "2019-01-01")], [2021], placed_adoption=[decision("A")])
    assert worked(histories, "adoption-waiting", Y21, "median-days-since-order")[3] == "n/a"


ADOPTED = histories_of(
    [
        exit_on("A", "2019-01-01", "2019-07-01", "X1"),
        exit_on("A", "2019-07-01", "2019-12-02", "X1", rne="L", ls="E1"),
        exit_on("A", "2019-12-02", "2020-08-01", "E12", rne="P", ls="E1", place="A6"),
        exit_on("B", "2018-06-01", "2018-09-01", "X1"),
        exit_on("B", "2018-09-01", "2019-06-01", "X1", rne="P", place="U5"),
        exit_on("B", "2019-06-01", "2020-08-01", "E12", rne="U", ls="E1", place="A5"),
        exit_on("C", "2019-03-01", "2019-11-01", "X1"),
        exit_on("C", "2019-11-01", "2020-08-01", "E11", rne="P", place="A4"),
    ],
    [2021],
    ad1=[
        {"child": "A", "foster_care": "0", "date_match": "2019-10-29"},
        {"child": "B", "foster_care": "1", "date_match": "2019-05-01"},
        {"child": "C", "foster_care": "0", "date_match": "2019-10-01"},
    ],
)


@pytest.mark.parametrize(
    ("measure", "variant", "expected"),
    [
        ("adoption-a10", "", (672, 3, 0, "224")),  # 335, 92, 245
        ("adoption-a1", "", (945, 3, 0, "315")),  # 335, 365, 245
        ("adoption-a2", "", (120, 2, 0, "60")),  # 120, matched first, no order
        ("adoption-a1", "three-years", (0, 0, 0, "n/a")),  # one return does not reach three years
    ],
)
def test_days_to_adoption(measure: str, variant: str, expected: tuple[Any, ...]) -> None:
    assert worked(ADOPTED, measure, Y21, variant) == expected


def test_the_three_year_average() -> None:
    def adopted(child: str, days_on: str, on: str) -> list[dict[str, Any]]:
        return [
            exit_on(child, "2017-01-01", days_on, "X1"),
            exit_on(child, days_on, on, "E12", rne="P", place="A6"),
        ]

    histories = histories_of(
        [
            *adopted("A", "2017-01-11", "2018-03-31"),  # the day before the three years
            *adopted("B", "2017-01-21", "2018-04-01"),
            *adopted("C", "2017-02-10", "2020-08-01"),
        ],
        [2019, 2020, 2021],
        ad1=[{"child": child, "foster_care": "0"} for child in "ABC"],
    )
    assert worked(histories, "adoption-a1", Y21) == (40, 1, 0, "40")
    assert worked(histories, "adoption-a1", Y21, "three-years") == (60, 2, 0, "30")
    assert worked(histories, "adoption-a1", Y20, "three-years") == (0, 0, 0, "n/a")


def test_only_the_last_adoptive_home_counts() -> None:
    histories = histories_of(
        [
            exit_on("A", "2018-01-01", "2018-03-01", "X1"),
            exit_on("A", "2018-03-01", "2018-06-01", "X1", rne="P", place="A6"),
            exit_on("A", "2018-06-01", "2019-01-01", "X1", rne="P"),
            exit_on("A", "2019-01-01", "2019-06-01", "X1", rne="P", place="A6"),
            exit_on("A", "2019-06-01", "2020-08-01", "E12", rne="L", ls="E1", place="A6"),
        ],
        [2021],
        ad1=[{"child": "A", "foster_care": "0"}],
    )
    assert worked(histories, "adoption-a1", Y21)[0] == 365


def test_dates_the_returns_do_not_hold_are_left_out_of_averages() -> None:
    histories = histories_of(
        [
            exit_on("no start", "2019-04-01", "2020-08-01", "E12", rne="L", place="A6", ls="E1"),
            exit_on("no home", "2019-01-01", "2020-08-01", "E12"),
            exit_on("no match", "2019-01-01", "2019-05-01", "X1"),
            exit_on("no match", "2019-05-01", "2020-08-01", "E12", rne="U", place="A6", ls="E1"),
        ],
        [2021],
        ad1=[],
    )
    assert worked(histories, "adoption-a1", Y21) == (120, 1, 0, "120")
    assert worked(histories, "adoption-a10", Y21) == (120, 1, 0, "120")
    assert worked(histories, "adoption-a2", Y21) == (0, 0, 0, "n/a")


def test_an_order_as_old_as_the_returns_has_no_start() -> None:
    histories = histories_of(
        [
            exit_on("moved", "2019-05-01", "2020-08-01", "E12", rne="P", place="A6", ls="E1"),
            exit_on("ordered", "2019-05-01", "2020-08-01", "E12", rne="L", place="A6", ls="E1"),
        ],
        [2021],
        ad1=[{"child": child, "date_match": "2019-05-11"} for child in ("moved", "ordered")],
    )
    assert worked(histories, "adoption-a2", Y21) == (10, 1, 0, "10")


def test_under_14_months() -> None:
    def adopted(child: str, moved_in: str) -> list[dict[str, Any]]:
        return [
            exit_on(child, "2019-01-01", moved_in, "X1"),
            exit_on(child, moved_in, "2020-08-01", "E12", rne="P", ls="E1", place="A6"),
        ]

    histories = histories_of(
        [
            *adopted("335", "2019-12-02"),
            *adopted("425", "2020-03-01"),
            *adopted("426", "2020-03-02"),
            episode("waiting 500", "2019-11-17"),
            exit_on("last year", "2018-01-01", "2018-02-01", "X1"),
            exit_on("last year", "2018-02-01", "2020-03-31", "E12", rne="P", place="A6"),
        ],
        [2021],
        ad1=[],
        placed_adoption=[decision("waiting 500")],
    )
    assert worked(histories, "adoption-a3", Y21) == (2, 4, 0, "50")


def test_waits_whose_start_is_not_held() -> None:
    histories = histories_of(
        [
            episode("long", "2019-11-17", rne="L"),
            episode("short", "2020-11-17", rne="L"),
        ],
        [2021],
        ad1=[],
        placed_adoption=[decision("long", "2020-01-10"), decision("short", "2020-12-10")],
    )
    assert worked(histories, "adoption-a3", Y21) == (0, 2, 1, "0")


@pytest.mark.parametrize("measure", ["leavers-by-destination", "adoption-a3", "adoption-a10"])
def test_nobody_has_no_share(measure: str) -> None:
    histories = histories_of([], [2021], ad1=[], placed_adoption=[])
    if measure == "leavers-by-destination":
        where = mixed(histories, measure, Y21, "leaving-destination")
        assert {shown for _, _, shown in where.values()} == {"n/a"}
    else:
        assert worked(histories, measure, Y21) == (0, 0, 0, "n/a")
