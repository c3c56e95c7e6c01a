"""What several populations stand on is worked out once in a run, and dropped after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
from small_council import council_with, stay

from hearth import frames
from hearth.cli.subject import subject_called
from hearth.documents.board_report import year_to
from hearth.measures import Window, compute
from hearth.measures.populations.once import lasting, latest, once, sharing
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns
from hearth.vocabulary import council

LEWISHAM = council("Lewisham")
DAYS = (date(2021, 3, 31), date(2020, 3, 31))


def counting() -> tuple[list[date], Any]:
    asked: list[date] = []

    @once
    def starts(histories: Histories, day: date) -> nw.LazyFrame[Any]:
        asked.append(day)
        return histories.periods.filter(nw.col("start") <= day).select("child")

    return asked, starts


def test_asked_twice_in_one_run_it_is_worked_out_once_for_each_day() -> None:
    asked, starts = counting()
    run = sharing(council_with([stay("a", "2020-05-01"), stay("b", "2019-05-01")]))
    found = [frames.collect(starts(run, day))["child"].to_list() for day in (*DAYS, *DAYS)]
    assert found == [["a", "b"], ["b"], ["a", "b"], ["b"]]
    assert asked == list(DAYS)


def test_nothing_is_kept_outside_a_run_or_by_another_one() -> None:
    asked, starts = counting()
    histories = council_with([stay("a", "2020-05-01")])
    for each in (histories, histories, sharing(histories), sharing(histories)):
        starts(each, DAYS[0])
    assert asked == [DAYS[0]] * 4
    assert histories.shared is None


def test_what_lasts_is_worked_out_once_for_whatever_days_are_asked_about() -> None:
    asked: list[tuple[date, date]] = []

    @once
    def starts(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
        asked.append((first, last))
        return histories.periods.filter(nw.col("start").is_between(first, last))

    kept = lasting(council_with([stay("a", "2020-05-01"), stay("b", "2019-05-01")]))
    for run in (sharing(kept), sharing(kept)):
        for day in DAYS:
            assert frames.collect(starts(run, day, day)).shape[0] == 2
    assert len(asked) == 1


def test_what_depends_on_every_day_is_kept_until_other_days_are_asked_about() -> None:
    asked: list[tuple[date, ...]] = []

    @latest
    def begun_by(histories: Histories, days: tuple[date, ...]) -> nw.LazyFrame[Any]:
        asked.append(days)
        return histories.periods.filter(nw.col("start") <= max(days)).select("child")

    kept = lasting(council_with([stay("a", "2020-05-01"), stay("b", "2019-05-01")]))
    for days in (DAYS, DAYS, DAYS[1:], DAYS):
        found = frames.collect(begun_by(sharing(kept), days))["child"].to_list()
        assert sorted(found) == (["b"] if days == DAYS[1:] else ["a", "b"])
    assert asked == [DAYS, DAYS[1:], DAYS]


def test_whose_children_count_is_of_one_run_and_never_of_the_one_before() -> None:
    kept = lasting(council_with([stay("a", "2020-05-01"), stay("b", "2019-05-01")]))
    day = Window(DAYS[0], DAYS[0])

    def held_by(*children: str) -> Histories:
        spells = kept.periods.filter(nw.col("child").is_in(children))
        return replace(kept, held=spells.select("child", "start", "end", until="end"))

    for children in (("a",), ("a", "b"), ("b",), ()):
        found = compute(held_by(*children), LEWISHAM, [day], ["cla-number"], breakdowns=False)
        assert [figure.numerator for figure in found.all] == [len(children)]


def test_figures_of_what_lasts_are_those_of_a_run_alone(
    small_council: Path, small_returns: list[Path]
) -> None:
    here = subject_called(str(small_council / "council.toml")).council
    histories = derive(read_returns(small_returns).record, here, directory())
    kept = lasting(histories)
    for days in ([date(2022, 8, 17)], [date(2021, 2, 28), date(2024, 11, 5)]):
        windows = [year_to(day) for day in days]
        alone, after_others = (compute(each, here, windows) for each in (histories, kept))
        assert after_others == alone
