"""A table, or a year, of which too little can be used never counts as given."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_return import Cells, as_csv, good_return, headings, who, write_csv_set

from hearth.errors import UnreadableError
from hearth.sources import Reading, read_returns

MAY_BE_EMPTY = ["reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm", "missing"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "2024-25"


def read(folder: Path, table: str, rows: list[Cells]) -> Reading:
    """The good return with other rows in one table."""
    return read_returns([write_csv_set(folder, {**good_return(), table: rows})])


def missing(*starts: str) -> list[Cells]:
    return [{**who("C001"), "MISSING": "M", "MIS_START": start} for start in starts]


def test_a_table_none_of_whose_rows_can_be_used_is_not_given(folder: Path) -> None:
    reading = read(folder, "missing", missing("x", "y"))

    assert "missing" not in reading.record.given[2025]
    assert reading.problems[0].problem == (
        "2024-25/missing.csv: only 0 of 2 rows could be used; the table counts as not given."
    )
    assert reading.problems[0].blocking


@pytest.mark.parametrize(("bad", "given"), [(2, True), (3, False)])
def test_under_half_of_the_rows_is_too_few(folder: Path, bad: int, given: bool) -> None:
    days = [f"0{day}/05/2024" for day in (1, 2)]

    reading = read(folder, "missing", missing(*days, *["x"] * bad))

    assert ("missing" in reading.record.given[2025]) is given
    assert len(reading.record["missing"].collect()) == (2 if given else 0)


def test_rows_given_over_and_over_are_not_lost(folder: Path) -> None:
    reading = read(folder, "missing", missing(*["01/05/2024"] * 5))

    assert "missing" in reading.record.given[2025]


def test_rows_left_out_for_their_layout_count_as_lost(folder: Path) -> None:
    lines = as_csv(missing("01/05/2024", "02/05/2024", "03/05/2024"), headings("missing"))
    head, first, *others = lines.splitlines()
    text = "\n".join([head, first, *[line.replace(",M,", ",,M,x") for line in others]])

    reading = read_returns([write_csv_set(folder, missing=text)])

    assert "missing" not in reading.record.given[2025]


@pytest.mark.parametrize("table", MAY_BE_EMPTY)
def test_a_council_may_have_nobody_in_a_table(folder: Path, table: str) -> None:
    reading = read(folder, table, [])

    assert table in reading.record.given[2025]


@pytest.mark.parametrize("table", ["header", "episodes"])
def test_a_year_is_nothing_without_header_and_episodes(folder: Path, table: str) -> None:
    with pytest.raises(UnreadableError, match=r"The return of 2024/25 is not used") as error:
        read(folder, table, [])
    assert "counts as not given" in str(error.value)


def test_the_other_years_are_used(tmp_path: Path) -> None:
    tables = good_return()
    last_year = [{**tables["episodes"][0], "DEC": "", "REC": ""}]
    before = {"header": [{**tables["header"][0], "SEX": "2"}], "episodes": last_year}
    shifted = [{**row, "DECOM": "C1"} for row in tables["episodes"]]

    reading = read_returns(
        [
            write_csv_set(tmp_path / "2023-24", before),
            write_csv_set(tmp_path / "2024-25", {**tables, "episodes": shifted}),
        ]
    )

    assert reading.record.years == (2024,)
    assert len(reading.record["header"].collect()) == 1
    said = [problem.problem for problem in reading.problems]
    assert said[0].startswith("2024-25/episodes.csv: only 0 of 4 rows could be used")
    assert said[1] == (
        "The return of 2024/25 is not used, since its Episodes cannot be used."
    )  # fmt: skip


def test_dates_of_two_digits_leave_nothing_to_count(folder: Path) -> None:
    tables = good_return()
    for row in tables["episodes"]:
        row["DECOM"] = row["DECOM"][:6] + row["DECOM"][8:]

    with pytest.raises(UnreadableError, match="only 0 of 4 rows could be used"):
        read_returns([write_csv_set(folder, tables)])


def test_ends_that_are_all_empty_leave_nothing_to_count(folder: Path) -> None:
    tables = good_return()
    for row in tables["episodes"]:
        row["DEC"] = ""

    with pytest.raises(UnreadableError, match="1 of 1 episode with REC have no DEC"):
        read_returns([write_csv_set(folder, tables)])


def test_most_last_episodes_lost_leave_nothing_to_count(folder: Path) -> None:
    ended = [
        {"CHILD": "C001", "DECOM": f"0{day}/04/2024", "RNE": "P", "DEC": f"0{day + 1}/04/2024",
         "REC": "X1"}
        for day in range(1, 7)
    ]  # fmt: skip
    lost = [{"CHILD": "C002", "DECOM": "01/05/2024", "DEC": "#REF!"},
            {"CHILD": "C001", "DECOM": "07/04/2024", "DEC": "#REF!"}]  # fmt: skip

    with pytest.raises(UnreadableError, match="the last episodes of 2 of 2 children could not"):
        read(folder, "episodes", [*ended, *lost])


def test_a_table_no_file_held_is_a_loss(folder: Path) -> None:
    tables = good_return()
    del tables["reviews"]

    (problem,) = read_returns([write_csv_set(folder, tables)]).problems

    assert problem.problem == "The 2024/25 return has no Reviews file. Nothing is known of it."
    assert problem.blocking


def test_a_column_that_says_nothing_is_said_once(folder: Path) -> None:
    tables = good_return()
    for row in tables["episodes"]:
        row["CIN"] = ""

    (problem,) = read_returns([write_csv_set(folder, tables)]).problems

    assert problem.problem == (
        "2024-25/episodes.csv has nothing that can be used in CIN in any of its 4 rows; it is "
        "taken as not known."
    )
