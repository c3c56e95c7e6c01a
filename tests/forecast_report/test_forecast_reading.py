"""Which day a forecast is made from, and what is said of returns that lack something."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from hearth.cli.subject import subject_called
from hearth.documents.board_report import Subject
from hearth.documents.forecast_report import Known, known_from, read_known
from hearth.errors import UsageError
from hearth.records.histories import derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns

CUT = date(2024, 10, 31)


@pytest.fixture(scope="module")
def subject(small_council: Path) -> Subject:
    return subject_called(str(small_council / "council.toml"))


def read_day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007


def cut_at(source: Path, folder: Path, day: date) -> Path:
    """A return as it would be if it were made on a day in the middle of its year."""
    shutil.copytree(source, folder)
    path = folder / "episodes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or ())
        rows = [row for row in reader if read_day(row["DECOM"]) <= day]
    for row in rows:
        if row["DEC"] and read_day(row["DEC"]) > day:
            row.update(DEC="", REC="", REASON_PLACE_CHANGE="")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return folder


def test_a_return_cut_in_its_year_is_forecast_from_there(
    subject: Subject, small_returns: list[Path], tmp_path: Path
) -> None:
    last = cut_at(small_returns[-1], tmp_path / "2024-25", CUT)
    cut = read_known([*small_returns[:-1], last], subject)
    whole = read_known(small_returns, subject, CUT)

    assert cut.as_at == CUT
    assert len(cut.past.on(cut.past.today)) == len(whole.past.on(whole.past.today))


def test_a_day_after_the_returns_end_is_said(
    subject: Subject, small_returns: list[Path], tmp_path: Path
) -> None:
    last = cut_at(small_returns[-1], tmp_path / "2024-25", CUT)
    known = read_known([*small_returns[:-1], last], subject, date(2025, 3, 31))

    assert "nothing after" in known.notes[0]


def test_the_last_31_march_when_nobody_says(known: Known) -> None:
    assert known.as_at == date(2025, 3, 31)
    assert known.notes == ()


def test_one_year_only_is_forecast_and_said(subject: Subject, small_returns: list[Path]) -> None:
    known = read_known(small_returns[-1:], subject)

    assert known.months == 12
    assert "only 12 months of past" in known.notes[0]


def test_a_year_left_out_is_named(subject: Subject, small_returns: list[Path]) -> None:
    known = read_known([small_returns[0], *small_returns[2:]], subject)

    assert "The return of 2021/22 is not given" in known.notes[0]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 31), "The returns given reach from 2020-04-01 to 2025-03-31"),
        (date(2020, 5, 15), "Only 1 month of past"),
    ],
)
def test_a_day_that_cannot_be_forecast_from(
    subject: Subject, small_returns: list[Path], day: date, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        read_known(small_returns, subject, day)


def test_what_is_recorded_before_the_years_held_is_no_past(
    subject: Subject, small_returns: list[Path]
) -> None:
    """Of earlier years a record may hold those who stayed, and nobody who left."""
    record = read_returns(small_returns).record
    later = derive(replace(record, years=record.years[1:]), subject.council, directory())
    known = known_from(later)

    assert known.past.first_day == date(record.years[0], 3, 31)
    assert known.months == 12 * (len(record.years) - 1)


def test_a_legal_change_ends_the_first_episode_and_not_the_stay(
    subject: Subject, small_returns: list[Path]
) -> None:
    past = read_known(small_returns, subject).past
    first = np.flatnonzero(np.diff(past.care, prepend=-1))
    assert (past.first_end <= past.until[first]).all()
    assert (past.first_end < past.until[first]).any()
    assert (past.first_end == past.until[first]).any()
    assert (past.first_end >= past.start).all()
