"""Files that programs and people have changed on the way: identifiers, dates, pasted headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_return import PLACED, WHO, Cells, csv_files, good_return, who, write_csv_set

from hearth.sources import Reading, read_returns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "2024-25"


def children(reading: Reading, table: str) -> set[str]:
    return set(reading.record[table].collect()["child"].to_list())


@pytest.mark.parametrize("written", ["{}\u200b", "\u00a0{}", "'{}", "'{}'"])
def test_marks_around_identifiers_are_taken_off_and_said_once(folder: Path, written: str) -> None:
    tables = good_return()
    for row in tables["episodes"]:
        row["CHILD"] = written.format(row["CHILD"])

    reading = read_returns([write_csv_set(folder, tables)])

    assert children(reading, "episodes") == {"C001", "C002", "00123"}
    (problem,) = reading.problems
    assert "CHILD is written with other case, spaces, quotes or decimals in 4 rows" in (
        problem.problem
    )


@pytest.mark.parametrize(
    ("given", "read"),
    [(["7.0", "7.0", "8.0", "9.00"], {"7", "8", "9"}), (["7.0", "8"], {"7.0", "8"})],
)
def test_identifiers_saved_as_decimals_lose_them_where_all_have_them(
    folder: Path, given: list[str], read: set[str]
) -> None:
    rows: list[Cells] = [
        {"CHILD": child, "DOB": "", "REVIEW": f"0{day}/05/2024", "REVIEW_CODE": "PN1"}
        for day, child in enumerate(given, start=1)
    ]

    reading = read_returns([write_csv_set(folder, {**good_return(), "reviews": rows})])

    assert children(reading, "reviews") == read


def test_a_stray_quotation_mark_names_its_line(folder: Path) -> None:
    header = csv_files(good_return())["header.csv"].replace("C002,", '"C002,')

    reading = read_returns([write_csv_set(folder, header=header)])

    assert children(reading, "header") == set(WHO)
    (problem,) = reading.problems
    assert "header.csv, line 3" in problem.problem
    assert "CHILD is '\"C002', with a stray quotation mark; read as C002." in problem.problem


def test_a_table_of_strangers_is_said_first_and_once(folder: Path) -> None:
    rows: list[Cells] = [
        {"CHILD": f"X{number}", "REVIEW": "01/05/2024", "REVIEW_CODE": "PN1"} for number in range(6)
    ]

    reading = read_returns([write_csv_set(folder, {**good_return(), "reviews": rows})])

    (problem,) = reading.problems
    assert problem.blocking
    assert problem.problem.startswith(
        "2024-25/reviews.csv has 6 children, of whom 6 are not in Header, such as X0."
    )


def with_reviews(folder: Path, *days: str) -> Reading:
    rows = [{**who("C001"), "REVIEW": day, "REVIEW_CODE": "PN1"} for day in days]
    return read_returns([write_csv_set(folder, {**good_return(), "reviews": rows})])


def test_a_column_in_american_order_is_not_guessed_at(folder: Path) -> None:
    days = ["05/05/2024", "06/06/2024", "07/07/2024", "05/13/2024", "05/06/2024", "2024-05-07"]
    reading = with_reviews(folder, *days)

    read = [str(day) for day in reading.record["reviews"].collect()["review"].to_list()]
    assert sorted(read) == ["2024-05-05", "2024-05-07", "2024-06-06", "2024-07-07"]
    assert reading.problems[0].blocking
    assert reading.problems[0].problem == (
        "2024-25/reviews.csv has dates in REVIEW with a month above 12 and none with a day above "
        "12, so month stands before day. 1 of its cells could be read either way and are not used. "
        "Export the file again."
    )


def test_a_day_above_12_shows_that_one_date_is_a_slip(folder: Path) -> None:
    reading = with_reviews(folder, "05/13/2024", "05/06/2024", "13/05/2024")

    assert len(reading.record["reviews"].collect()) == 2


def test_another_tables_headings_end_the_table(folder: Path) -> None:
    files = csv_files(good_return())
    both = files["episodes.csv"] + files["missing.csv"]

    reading = read_returns([write_csv_set(folder, episodes=both)])

    assert len(reading.record["episodes"].collect()) == 4
    (problem,) = reading.problems
    assert problem.blocking
    assert problem.problem == (
        "2024-25/episodes.csv has the headings of Missing in line 6. That line and the 2 rows "
        "below are left out. Give each table its own file."
    )


def test_rows_below_the_same_headings_are_read_and_ended_ones_preferred(folder: Path) -> None:
    files = csv_files(good_return())
    old = {"CHILD": "C002", "DECOM": "29/02/2024", "RNE": "S", **PLACED}
    more = csv_files({"episodes": [old]})["episodes.csv"]

    reading = read_returns([write_csv_set(folder, episodes=files["episodes.csv"] + more)])

    ends = reading.record["episodes"].collect().select("child", "dec").rows()
    assert len(ends) == 4
    assert {dec is None for child, dec in ends if child == "C002"} == {False}
    said = [problem.problem for problem in reading.problems]
    assert said[0].endswith("has its headings again in line 6; the rows below are read too.")
    assert "line 7 (child C002): the row differs from another row" in said[1]
