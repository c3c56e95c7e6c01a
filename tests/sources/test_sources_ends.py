"""How episodes end: an end that was given and cannot be read never leaves a child in care."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_return import PLACED, Cells, good_return, write_csv_set

from hearth.sources import Reading, read_returns

X1 = {"DECOM": "01/05/2024", "DEC": "10/06/2024", "REC": "X1"}
NEXT = {"DECOM": "10/06/2024", "RNE": "P"}
E4A = {"REC": "E4A"}
D1, D2 = date(2024, 5, 1), date(2024, 6, 10)


def read(tmp_path: Path, *rows: Cells) -> Reading:
    """The good return with these episodes of one child more."""
    tables = good_return()
    tables["header"] += [{**tables["header"][0], "CHILD": "C009"}]
    tables["episodes"] += [{"CHILD": "C009", "RNE": "S", **PLACED, **row} for row in rows]
    return read_returns([write_csv_set(tmp_path / "2024-25", tables)])


def kept(reading: Reading) -> list[tuple[date, date | None]]:
    rows = reading.record["episodes"].collect().select("child", "decom", "dec").iter_rows()
    return sorted((decom, dec) for child, decom, dec in rows if child == "C009")


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        pytest.param([{**X1, "DEC": "31/06/2024"}], [], id="the only one"),
        pytest.param([X1, {**NEXT, "DEC": "31/06/2024"}], [(D1, D2)], id="the last"),
        pytest.param([X1, {**NEXT, **E4A}], [(D1, D2)], id="REC without DEC"),
        pytest.param([{**X1, "DEC": "x"}, {**NEXT, **E4A, "DEC": "x"}], [], id="both"),
        pytest.param([{**X1, "DEC": ""}, {**NEXT, **E4A}], [], id="X1 without DEC before it"),
        pytest.param([{**X1, "DEC": "", "REC": ""}, {**NEXT, "DEC": "x"}], [], id="open before it"),
        pytest.param(
            [{**X1, "DEC": ""}, {**NEXT, **E4A, "DEC": "09/06/2024"}], [], id="backwards after it"
        ),
        pytest.param([{**X1, "DEC": "x"}, NEXT], [(D1, None), (D2, None)], id="went on"),
        pytest.param([{**X1, **E4A, "DEC": "x"}, NEXT], [(D2, None)], id="ended, then again"),
        pytest.param([{**X1, "DEC": "x"}, {**X1, "DEC": ""}], [], id="the same one open"),
        pytest.param([{**X1, "DEC": ""}, X1], [(D1, D2)], id="the same one ended, later"),
        pytest.param([X1, {**X1, "DEC": ""}], [(D1, D2)], id="the same one ended, earlier"),
        pytest.param(
            [{**X1, "DEC": "01/05/2024"}, {**X1, "DEC": "", "REC": ""}],
            [(D1, None)],
            id="ended the day it started",
        ),
        pytest.param([{**X1, "DEC": "NULL", "REC": ""}], [(D1, None)], id="a word for open"),
    ],
)
def test_what_is_left_of_a_child(
    tmp_path: Path, rows: list[Cells], left: list[tuple[date, date | None]]
) -> None:
    assert kept(read(tmp_path, *rows)) == left


def test_leaving_out_a_last_episode_says_what_is_not_known(tmp_path: Path) -> None:
    reading = read(tmp_path, X1, {**NEXT, "DEC": "31/06/2024"})

    cell, care, before = reading.problems
    assert cell.blocking and care.blocking and not before.blocking
    assert cell.problem.endswith(
        "line 7 (child C009): DEC is '31/06/2024', which is no day of the calendar. It is "
        "counted up to the child's next episode, or left out if care did not go on."
    )
    assert care.problem.endswith(
        "line 7 (child C009): the child's last episode is left out. The child's care after "
        "10/06/2024 is not known."
    )
    assert "line 6 (child C009): the episode ended on 10/06/2024 with REC X1" in before.problem


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ({**X1, "DEC": ""}, "dec", "REC is X1 but DEC is empty. The episode is counted as open."),
        (X1, "rec", "with REC X1 (care goes on), but no episode follows."),
        ({**X1, "REC": ""}, "rec", "DEC is 10/06/2024 but there is no REC that can be used."),
    ],
)
def test_half_an_end_is_said(tmp_path: Path, row: Cells, column: str, said: str) -> None:
    (problem,) = read(tmp_path, row).problems

    assert (problem.row, problem.column, problem.blocking) == (4, column, False)
    assert "2024-25/episodes.csv, line 6 (child C009): " in problem.problem
    assert said in problem.problem
