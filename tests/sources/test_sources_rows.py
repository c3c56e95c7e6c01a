"""Rows that cannot be used or that disagree: named by file, line, column and child."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_return import PLACED, Cells, good_return, who, write_csv_set

from hearth.sources import Problem, Reading, read_returns
from hearth.sources.ssda903 import raw as raw_module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "2024-25"


def with_episodes(folder: Path, *rows: Cells) -> Reading:
    """The good return with these episodes of C001 in place of its own."""
    tables = good_return()
    own = [row for row in tables["episodes"] if row["CHILD"] != "C001"]
    given = [{"CHILD": "C001", **PLACED, **row} for row in rows]
    return read_returns([write_csv_set(folder, {**tables, "episodes": given + own})])


def of_child(reading: Reading, child: str = "C001") -> list[tuple[date, date | None]]:
    episodes = reading.record["episodes"].collect()
    rows = episodes.select("child", "decom", "dec").iter_rows()
    return sorted((decom, dec) for who, decom, dec in rows if who == child)


def only(reading: Reading) -> Problem:
    (problem,) = reading.problems
    return problem


S = {"RNE": "S"}


def test_an_unusable_cell_is_unknown_and_named(folder: Path) -> None:
    problem = only(with_episodes(folder, {**S, "DECOM": "01/05/2024", "LS": "C9"}))

    assert problem == Problem(
        table="episodes",
        row=0,
        column="ls",
        problem="2024-25/episodes.csv, line 2 (child C001): LS is 'C9', which is no code of LS. "
        "It is taken as not known.",
        blocking=True,
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"DECOM": ""}, "line 2 (child C001): DECOM is empty. The row is left out."),
        ({"DECOM": "29/02/2023"}, "no day of the calendar. The row is left out."),
        ({"DECOM": "01/05/2024", "CHILD": " "}, "line 2: CHILD is empty. The row is left out."),
        (
            {"DECOM": "01/05/2024", "DEC": "30/04/2024", "REC": "E4A"},
            "line 2 (child C001): DEC 30/04/2024 is before DECOM 01/05/2024. The row is left out.",
        ),
        (
            {"DECOM": "01/05/2024", "REC": "E4A"},
            "line 2 (child C001): the episode has ended (REC E4A) but has no DEC",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_left_out_and_said(
    folder: Path, cells: Cells, said: str
) -> None:
    reading = with_episodes(folder, {**S, **cells})

    assert of_child(reading) == []
    assert said in only(reading).problem
    assert only(reading).blocking
    assert only(reading).row == 0


def test_two_open_episodes_are_kept_and_said(folder: Path) -> None:
    reading = with_episodes(folder, {**S, "DECOM": "01/05/2024"}, {**S, "DECOM": "01/08/2024"})

    assert len(of_child(reading)) == 2
    assert only(reading).problem.endswith(
        "line 2 (child C001): the episode has no DEC, but the child's next one starts on "
        "01/08/2024. Both are open. It is counted up to that day."
    )


def test_overlapping_episodes_are_kept_and_said(folder: Path) -> None:
    reading = with_episodes(
        folder,
        {**S, "DECOM": "01/08/2024"},
        {**S, "DECOM": "01/05/2024", "DEC": "02/08/2024", "REC": "X1"},
    )

    assert len(of_child(reading)) == 2
    assert "line 3 (child C001): the episode ends on 02/08/2024, after the" in only(reading).problem


def test_a_date_after_the_year_is_kept_and_said(folder: Path) -> None:
    reading = with_episodes(folder, {**S, "DECOM": "01/05/2052"})

    assert of_child(reading) == [(date(2052, 5, 1), None)]
    assert "DECOM is 01/05/2052, after the year 2024/25 ended. Check it." in only(reading).problem


def test_a_child_twice_in_header_is_said_and_the_later_row_used(folder: Path) -> None:
    tables = good_return()
    tables["header"] += [{**tables["header"][0], "ETHNIC": "WIRI"}, dict(tables["header"][1])]

    reading = read_returns([write_csv_set(folder, tables)])

    header = reading.record["header"].collect()
    assert len(header) == 4
    assert dict(header.select("child", "ethnic").iter_rows())["C001"] == "WIRI"
    assert [(p.row, p.blocking) for p in reading.problems] == [(0, True), (1, True)]
    first, second = (problem.problem for problem in reading.problems)
    assert "line 2 (child C001): the row differs from a later row with the same CHILD" in first
    assert "line 3 (child C002): the row says the same as a later row" in second


def test_children_that_header_does_not_have_are_kept_and_said(folder: Path) -> None:
    tables = good_return()
    del tables["header"][0]

    reading = read_returns([write_csv_set(folder, tables)])

    assert len(of_child(reading)) == 2
    assert only(reading).problem == (
        "2024/25: child C001 is in Episodes, Reviews, OC2, Missing and SWEpisodes but not in "
        "Header. The rows are kept."
    )


def test_identifiers_that_differ_in_leading_zeros_are_said_and_not_joined(folder: Path) -> None:
    tables = good_return()
    tables["episodes"][-1]["CHILD"] = "123"

    reading = read_returns([write_csv_set(folder, tables)])

    assert of_child(reading, "123") and not of_child(reading, "00123")
    said = [problem.problem for problem in reading.problems]
    assert any(s.startswith("Children 00123 and 123 differ only in leading zeros") for s in said)


def test_lower_case_in_a_whole_column_is_said_once(folder: Path) -> None:
    tables = good_return()
    for row in tables["episodes"]:
        row["PLACE"] = f"{row['PLACE'].lower()} "

    reading = read_returns([write_csv_set(folder, tables)])

    assert set(reading.record["episodes"].collect()["place"].to_list()) == {"U6", "K2", "K3"}
    assert only(reading).row == 0
    assert (
        "PLACE is written with other case, spaces, quotes or decimals in 4 rows"
        in only(reading).problem
    )


def test_a_code_of_another_year_is_kept_and_said_once(folder: Path) -> None:
    reading = with_episodes(
        folder,
        {**S, "DECOM": "01/05/2024", "PLACE": "H5", "DEC": "01/06/2024", "REC": "X1"},
        {"RNE": "L", "DECOM": "01/06/2024", "PLACE": "H5"},
    )

    assert (
        "PLACE H5 is not a code of the 2024/25 return. It is kept. It stands in 2"
        in only(reading).problem
    )


def test_day_and_month_turned_round_is_warned_of_for_the_whole_column(folder: Path) -> None:
    tables = good_return()
    tables["reviews"] += [
        {**who("C002"), "REVIEW": day, "REVIEW_CODE": "PN1"} for day in ("07/13/2024", "14/07/2024")
    ]

    reading = read_returns([write_csv_set(folder, tables)])

    column, row = reading.problems
    assert (row.row, row.column, row.blocking) == (1, "review", True)
    assert "day and month may be turned round. The row is left out." in row.problem
    assert "may have turned day and month round in the others too" in column.problem


def test_very_many_rows_with_one_fault_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_module, "MOST_LISTED", 3)
    rows = [{**who("C001"), "REVIEW": f"{day}/05/2024", "REVIEW_CODE": f"Q{day}"}
            for day in range(1, 9)]  # fmt: skip

    reading = read_returns([write_csv_set(folder, {**good_return(), "reviews": rows})])

    said = [problem.problem for problem in reading.problems if "more" in problem.problem]
    assert said == ["2024-25/reviews.csv has 5 more cells of REVIEW_CODE that cannot be used."]


def test_one_fault_of_very_many_rows_is_one_sentence(folder: Path) -> None:
    days = [f"{day}/05/2024 00:00" for day in range(1, 26)]
    rows = [{**who("C001"), "REVIEW": day, "REVIEW_CODE": "PN1"} for day in days]

    problem = only(read_returns([write_csv_set(folder, {**good_return(), "reviews": rows})]))

    assert problem.row == 0
    assert "REVIEW is '1/05/2024 00:00', a date with a time of day. So it is in 25 rows" in (
        problem.problem
    )
