"""What several populations stand on is worked out once in a run, and dropped after it."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from small_council import council_with, stay

from hearth import frames
from hearth.measures.populations.once import once, sharing
from hearth.records.histories import Histories

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
