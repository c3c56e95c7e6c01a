"""`hearth duties` as a person runs it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from hearth.cli import main
from hearth.duties import CATALOGUE, together


def hearth(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["duties", *[str(argument) for argument in arguments]])


def rows(done: Result) -> list[dict[str, str]]:
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_without_files_it_lists_every_duty_and_explains_one() -> None:
    listed = {row["duty"] for row in rows(hearth("--format", "csv"))}
    assert listed <= set(CATALOGUE)
    assert len(listed) > 90
    assert "review-first" in hearth().stdout
    told = hearth("review-first").stdout
    assert "20 working days, law" in told
    wrong = hearth("review-frist")
    assert wrong.exit_code == 3
    assert "The nearest is 'review-first'" in wrong.output


def test_what_is_due_is_printed_and_read_back(
    small_returns: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = (small_returns[-1], "--as-at", "2025-03-31", "--council", "Lewisham", "-q")
    open_now = rows(hearth(*given, "--format", "csv"))
    assert {row["state"] for row in open_now} <= {"not yet due", "due", "due soon", "overdue"}
    assert open_now == sorted(open_now, key=lambda row: row["due"] or "9999")
    late = rows(hearth(*given, "--which", "overdue", "--format", "csv"))
    assert late == [row for row in open_now if row["state"] == "overdue"]
    as_json = json.loads(hearth(*given, "--which", "overdue", "--format", "json").stdout)
    assert [row["child"] for row in as_json] == [row["child"] for row in late]
    book = tmp_path / "due.xlsx"
    assert hearth(*given, "--format", "xlsx", "--out", book).exit_code == 0
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert (sheet.max_row, sheet["A1"].value) == (len(open_now) + 1, "child")
    everything = rows(hearth(*given, "--which", "all", "--format", "csv"))
    monkeypatch.setattr(together, "TOGETHER", 17)
    in_parts = rows(hearth(*given, "--which", "all", "--format", "csv"))
    assert counted(in_parts) == counted(everything)
    assert hearth(*given).stdout.splitlines()[0].startswith("On 31 March 2025, of ")


def counted(found: list[dict[str, str]]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row.values()) for row in found)


def test_on_29_february_the_year_before_ends_on_the_28th(small_returns: list[Path]) -> None:
    done = hearth(small_returns[-1], "--as-at", date(2024, 2, 29), "--council", "Lewisham", "-q")
    assert done.exit_code == 0, done.output


def test_what_is_asked_wrongly_is_said(small_returns: list[Path], tmp_path: Path) -> None:
    assert "Give --out FILE.xlsx" in hearth(small_returns[-1], "--format", "xlsx").output
    assert "Give --format csv" in hearth(small_returns[-1], "--out", tmp_path / "due").output
    given = (small_returns[-1], "--as-at", "2025-03-31", "--council", "Lewisham", "-q")
    away = hearth(*given, "--format", "xlsx", "--out", tmp_path / "no" / "due.xlsx")
    assert (away.exit_code, "Try another folder" in away.output) == (1, True)
    told = tmp_path / "due.json"
    assert hearth(*given, "--format", "json", "--out", told).stdout == ""
    assert json.loads(told.read_text())
    gone = hearth(small_returns[-1], tmp_path / "gone.csv")
    assert gone.exit_code == 3
    assert "There is no file" in gone.output
