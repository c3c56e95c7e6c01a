"""Missing measures: the worked examples of the definitions, and the edges of care and of time."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw
import pytest
from small_returns import counted, episode, histories_of, mixed, period, worked, year

from hearth import frames
from hearth.measures.populations.missing import LENGTH, length_band

CARE = "2018-01-01"
Y21 = year(2021)
BANDS = [category.label for category in LENGTH.categories]


def incident(child: str, start: str, end: str | None = None, kind: str | None = "M") -> Any:
    return {"child": child, "mis_start": start, "mis_end": end or start, "missing": kind}


FIVE = histories_of(
    [
        episode("A", CARE),
        episode("B", CARE),
        episode("C", CARE),
        episode("D", "2020-09-10"),
        episode("E", CARE),
        episode("respite", CARE, ls="V4"),
    ],
    [2021],
    missing=[
        incident("A", "2020-05-01"),
        incident("B", "2020-05-01"),
        incident("B", "2020-07-30"),
        incident("B", "2020-12-01"),
        incident("C", "2020-05-01", kind="A"),
        incident("D", "2020-09-09"),
        incident("respite", "2020-05-01"),
    ],
)


@pytest.mark.parametrize(
    ("measure", "variant", "expected"),
    [
        ("missing-any", "", (2, 5, 0, "40")),
        ("missing-any", "away", (1, 5, 0, "20")),
        ("missing-repeat", "", (1, 5, 0, "20")),
        ("missing-repeat", "mean-episodes", (4, 2, 0, "2.00")),
        ("missing-repeat", "three-in-90-days", (0, 5, 0, "0")),
    ],
)
def test_five_children(measure: str, variant: str, expected: tuple[Any, ...]) -> None:
    assert worked(FIVE, measure, Y21, variant) == expected


@pytest.mark.parametrize(
    ("starts", "close"),
    [
        (["2020-05-01", "2020-06-01", "2020-07-30"], 1),  # 90 days
        (["2020-05-01", "2020-06-01", "2020-07-31"], 0),  # 91 days
        (["2020-05-01", "2020-09-01", "2020-09-02", "2020-09-03"], 1),  # not the first three
        (["2020-03-30", "2020-04-02", "2020-04-03"], 0),  # the first is before the period
        (["2021-03-30", "2021-03-31", "2021-04-01"], 0),  # the third is after the period
    ],
)
def test_three_in_90_days_begin_in_the_period(starts: list[str], close: int) -> None:
    histories = histories_of(
        [episode("A", CARE)], [2020, 2021, 2022], missing=[incident("A", on) for on in starts]
    )
    found = worked(histories, "missing-repeat", Y21, "three-in-90-days")
    assert found[:2] == (close, 1)


def test_away_incidents_do_not_come_between_missing_ones() -> None:
    starts = [("2020-05-01", "M"), ("2020-05-02", "A"), ("2020-05-03", "M"), ("2020-05-04", "M")]
    histories = histories_of(
        [episode("A", CARE)],
        [2021],
        missing=[incident("A", on, kind=kind) for on, kind in starts],
    )
    assert worked(histories, "missing-repeat", Y21, "three-in-90-days")[0] == 1


@pytest.mark.parametrize(
    ("kinds", "any_", "repeat"),
    [
        ([None], (0, 1, 1), (0, 1, 0)),
        (["M", None], (1, 1, 0), (0, 1, 1)),
        (["M", "M", None], (1, 1, 0), (1, 1, 0)),
        (["A"], (0, 1, 0), (0, 1, 0)),
    ],
)
def test_an_incident_that_does_not_say_what_it_was(
    kinds: list[str | None], any_: tuple[int, ...], repeat: tuple[int, ...]
) -> None:
    histories = histories_of(
        [episode("A", CARE)],
        [2021],
        missing=[
            incident("A", f"2020-05-0{at}", kind=kind) for at, kind in enumerate(kinds, start=1)
        ],
    )
    assert worked(histories, "missing-any", Y21)[:3] == any_
    assert worked(histories, "missing-repeat", Y21)[:3] == repeat


@pytest.mark.parametrize(
    ("episodes", "looked_after"),
    [
        ([episode("A", CARE, "2020-03-31")], 0),
        ([episode("A", CARE, "2020-04-01")], 1),  # DEC on 1 April is in the year
        ([episode("A", "2021-03-31")], 1),
        ([episode("A", "2021-04-01")], 0),
        ([episode("A", "2020-05-01", "2020-05-03"), episode("A", "2020-07-01", "2020-08-01")], 1),
        ([episode("A", "2020-05-01", "2020-06-01"), episode("A", "2021-05-01")], 1),
        ([episode("A", "2020-05-01", "2020-06-01", ls="V3")], 0),
        ([episode("A", CARE, year=2020)], 0),  # the later return no longer has the child
    ],
)
def test_who_was_looked_after_at_any_time(
    episodes: list[dict[str, Any]], looked_after: int
) -> None:
    histories = histories_of(episodes, [2020, 2021, 2022], missing=[])
    assert worked(histories, "missing-any", Y21)[1] == looked_after


def test_the_day_care_ends_is_a_day_of_care_and_the_next_is_not() -> None:
    histories = histories_of(
        [episode("A", CARE, "2020-06-01"), episode("B", CARE, "2020-06-01")],
        [2021],
        missing=[incident("A", "2020-06-01"), incident("B", "2020-06-02")],
    )
    assert counted(histories, "missing-any", Y21) == ["A"]


def test_an_incident_on_the_day_of_a_move_counts_once() -> None:
    histories = histories_of(
        [
            episode("A", CARE, "2020-06-01", rec="X1"),
            episode("A", "2020-06-01", rne="P", place="K2"),
        ],
        [2021],
        missing=[incident("A", "2020-06-01")],
    )
    assert worked(histories, "missing-repeat", Y21, "mean-episodes") == (1, 1, 0, "1.00")


def test_an_incident_on_a_day_care_ended_and_began_anew_counts_once() -> None:
    histories = histories_of(
        [episode("A", CARE, "2020-06-01"), episode("A", "2020-06-01")],
        [2021],
        missing=[incident("A", "2020-06-01")],
    )
    assert worked(histories, "missing-repeat", Y21, "mean-episodes") == (1, 1, 0, "1.00")
    assert worked(histories, "missing-any", Y21) == (1, 1, 0, "100")


def test_children_are_described_as_they_were_last_held() -> None:
    histories = histories_of(
        [
            episode("moved", CARE, "2020-06-01", rec="X1"),
            episode("moved", "2020-06-01", rne="P", place="K2"),
            episode("left at 15", CARE, "2020-06-01"),
            episode("turned 16", CARE),
        ],
        [2021],
        {"left at 15": "2004-06-15", "turned 16": "2004-06-15"},
        missing=[],
    )
    by_home = mixed(histories, "missing-any", Y21, "placement-group")
    assert sorted(found[1] for found in by_home.values() if found[1]) == [1, 2]
    assert by_home["Children's home"][1] == 1
    by_age = mixed(histories, "missing-any", Y21, "age-band")
    assert by_age["16 and over"][1] == 1
    assert by_age["10 to 15"][1] == 1


@pytest.mark.parametrize(
    ("hours", "band"),
    [
        (0.0, 0),
        (24.0, 0),
        (24 + 1 / 60, 1),
        (48 - 1 / 60, 1),
        (48.0, 2),
        (120 - 1 / 60, 2),
        (120.0, 3),
        (240.0, 3),
        (-24.0, 4),
        (None, 4),
    ],
)
def test_bands_of_length(hours: float | None, band: int) -> None:
    rows = frames.from_columns({"hours": [hours]}, {"hours": nw.Float64})
    assert rows.select(band=length_band(nw.col("hours")))["band"].to_list() == [band]


def test_how_long_in_whole_days() -> None:
    histories = histories_of(
        [episode("A", CARE), episode("B", CARE), episode("left", CARE, "2021-01-04")],
        [2021, 2022],
        missing=[
            incident("A", "2020-05-01", "2020-05-01"),
            incident("A", "2020-06-01", "2020-06-02"),  # 24 hours
            incident("A", "2020-07-01", "2020-07-03"),  # 48 hours
            incident("A", "2020-08-01", "2020-08-06"),  # 120 hours
            incident("A", "2020-09-02", "2020-09-01"),  # ends before it starts
            incident("A", "2020-10-01", "2020-10-09", kind="A"),
            {"child": "B", "mis_start": "2021-03-21", "missing": "M"},  # open 10 days
            {"child": "left", "mis_start": "2021-01-01", "missing": "M"},  # open when care ended
        ],
    )
    found = mixed(histories, "missing-length", Y21, "length")
    assert [found[band][0] for band in BANDS] == [2, 0, 2, 2, 1]
    assert {found[band][1] for band in BANDS} == {7}


def test_an_incident_that_runs_on_is_counted_to_the_end_of_each_period() -> None:
    histories = histories_of(
        [episode("A", CARE)], [2021, 2022], missing=[incident("A", "2021-03-30", "2021-04-20")]
    )
    march = mixed(histories, "missing-length", period("2021-03-01", "2021-03-31"), "length")
    spring = mixed(histories, "missing-length", period("2021-03-01", "2021-05-31"), "length")
    assert march["Up to 24 hours"][0] == 1
    assert spring["120 hours or more"][0] == 1


def test_nobody_looked_after_has_no_share() -> None:
    assert worked(histories_of([], [2021], missing=[]), "missing-any", Y21) == (0, 0, 0, "n/a")
    empty = mixed(histories_of([], [2021], missing=[]), "missing-length", Y21, "length")
    assert {shown for _, _, shown in empty.values()} == {"n/a"}
