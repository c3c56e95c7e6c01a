"""Dates of birth that cannot be, are hard to believe or differ between tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_return import Tables, good_return, write_csv_set

from hearth.sources import Reading, read_returns


def read(tmp_path: Path, tables: Tables) -> Reading:
    return read_returns([write_csv_set(tmp_path / "2024-25", tables)])


@pytest.mark.parametrize(
    ("born", "kept", "said"),
    [
        ("", None, "header.csv, line 5 (child C004): DOB is empty. The child's age is not known."),
        ("01/04/2025", None, "DOB is 01/04/2025, after the year 2024/25 ended. It is taken as not"),
        ("31/03/1998", date(1998, 3, 31), "DOB is 31/03/1998: 26 years old when 2024/25 started."),
    ],
)
def test_a_birth_that_is_odd_is_said(
    tmp_path: Path, born: str, kept: date | None, said: str
) -> None:
    tables = good_return()
    tables["header"][3]["DOB"] = born
    tables["oc3"] = []

    reading = read(tmp_path, tables)

    births = reading.record["header"].collect().select("child", "dob")
    assert dict(births.iter_rows())["C004"] == kept
    assert any(said in problem.problem for problem in reading.problems)


def test_a_care_leaver_of_twenty_five_is_not_odd(tmp_path: Path) -> None:
    tables = good_return()
    tables["header"][3]["DOB"] = tables["oc3"][0]["DOB"] = "01/04/1998"

    assert read(tmp_path, tables).problems == []


def test_an_episode_before_birth_is_said(tmp_path: Path) -> None:
    tables = good_return()
    tables["header"][2]["DOB"] = tables["uasc"][0]["DOB"] = "02/08/2024"
    tables["prev_perm"][0]["DOB"] = "02/08/2024"

    (problem,) = read(tmp_path, tables).problems

    assert (problem.table, problem.row, problem.blocking) == ("episodes", 3, False)
    assert "DECOM 01/08/2024 is before DOB 02/08/2024. Both are kept." in problem.problem


@pytest.mark.parametrize(("count", "sentences"), [(2, 2), (21, 1)])
def test_births_that_differ_from_header_are_said(
    tmp_path: Path, count: int, sentences: int
) -> None:
    tables = good_return()
    review = {**tables["reviews"][0], "DOB": "15/02/2010"}
    tables["reviews"] = [{**review, "REVIEW": f"{day:02}/07/2024"} for day in range(1, count + 1)]

    problems = read(tmp_path, tables).problems

    assert len(problems) == sentences
    assert "DOB is 15/02/2010 but 14/02/2010 in Header, which is used." in problems[0].problem
    assert ("in 21 rows" in problems[0].problem) is (count == 21)
