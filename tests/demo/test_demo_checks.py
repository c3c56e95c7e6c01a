"""The invented returns pass the checks but for known failures, and those are as they are said."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest

from hearth.demo import explained, profile, write_council
from hearth.demo.people import Child, Episode, Family, Home
from hearth.demo.story import _workers
from hearth.returns.ssda903 import check_all
from hearth.returns.ssda903.files import Given, read_given
from hearth.vocabulary import council as council_called

YEARS = (2023, 2024, 2025)
BORROWED = council_called(profile.BORROWS)
RARE = {"361"}  # police protection twice in a year: a few in England
Row = dict[str, str]


def folders(council: Path) -> dict[int, Path]:
    return {int(one.name[:4]) + 1: one for one in (council / "returns").iterdir()}


@cache
def given(council: Path, year: int) -> Given:
    return read_given(folders(council)[year])


def failures(council: Path, year: int) -> list[tuple[str, str, int]]:
    result = check_all(
        given(council, year).tables,
        year=year,
        authority=BORROWED,
        previous=given(council, year - 1).tables,
    )
    assert result.faults == []
    return list(result.failures.iter_rows())


@cache
def small(seed: int, out: Path) -> Path:
    return write_council(out / str(seed), seed=seed, children=60, practice=False).folder


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("seed", [2, 7])
def test_nothing_fails_but_what_is_explained(
    seed: int, year: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = small(seed, tmp_path_factory.getbasetemp())
    assert {rule for rule, _, _ in failures(made, year)} <= explained().keys()


@pytest.fixture(scope="module")
def failed(council: Path) -> dict[int, list[tuple[str, str, int]]]:
    """What fails in the council of the usual size, by year."""
    return {year: failures(council, year) for year in YEARS}


@pytest.mark.parametrize("year", YEARS)
def test_nothing_fails_in_a_council_of_the_usual_size(
    year: int, failed: dict[int, list[tuple[str, str, int]]]
) -> None:
    assert {rule for rule, _, _ in failed[year]} <= explained().keys()


def test_every_explanation_is_needed(failed: dict[int, list[tuple[str, str, int]]]) -> None:
    seen = {rule for found in failed.values() for rule, _, _ in found}
    assert seen == explained().keys() - RARE


def rows(
    council: Path, failed: dict[int, list[tuple[str, str, int]]], rule: str
) -> Iterator[tuple[int, Row]]:
    """The rows that fail a rule, each with its year."""
    for year, found in failed.items():
        tables = given(council, year).tables
        for code, table, row in found:
            if code == rule:
                yield year, tables[table][row].rows(named=True)[0]


def episodes(council: Path, *years: int) -> dict[str, list[Row]]:
    by_child: dict[str, list[Row]] = {}
    for year in years:
        for row in given(council, year).tables["Episodes"].iter_rows(named=True):
            by_child.setdefault(row["CHILD"], []).append(row)
    return by_child


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a date has no zone


def birthday(row: Row, age: int) -> date:
    born = day(row["DOB"])
    years = born.year + age
    return date(years, 2, 28) if (born.month, born.day) == (2, 29) else born.replace(year=years)


def test_nobody_changed_sex_but_the_code_did(council: Path, failed) -> None:
    found = list(rows(council, failed, "202"))
    assert {year for year, _ in found} == {2025}
    before = {
        row["CHILD"]: row["SEX"]
        for row in given(council, 2024).tables["Header"].iter_rows(named=True)
    }
    assert {(before[row["CHILD"]], row["SEX"]) for _, row in found} == {("1", "M"), ("2", "F")}


def test_who_is_in_a_foyer_was_18_by_the_end_of_the_year(council: Path, failed) -> None:
    for year, row in rows(council, failed, "347"):
        assert date(year - 1, 4, 1) < birthday(row, 18) <= date(year, 3, 31)


def test_mothers_whose_child_is_left_out_are_care_leavers(council: Path, failed) -> None:
    for year, row in rows(council, failed, "624"):
        assert row["CHILD"] not in episodes(council, year)
        assert row["MOTHER"] is None


def test_care_leavers_the_check_cannot_see_left_before(council: Path, failed) -> None:
    by_year = {year: episodes(council, year - 1, year) for year in YEARS}
    for year, row in rows(council, failed, "1002"):
        assert row["CHILD"] not in by_year[year]
    for year, row in rows(council, failed, "1001"):
        seen = by_year[year].get(row["CHILD"], [])
        days = sum((day(one["DEC"]) - day(one["DECOM"])).days for one in seen if one["DEC"])
        assert days < 91 or birthday(row, 20) <= date(year, 3, 31)


def test_who_left_on_a_birthday_left_on_the_18th(council: Path, failed) -> None:
    by_year = {year: episodes(council, year) for year in YEARS}
    for year, row in rows(council, failed, "1016"):
        assert max(day(one["DEC"]) for one in by_year[year][row["CHILD"]]) == birthday(row, 18)


def test_children_whose_worker_fits_nothing_have_a_worker(council: Path, failed) -> None:
    for year, row in rows(council, failed, "SW12STG2"):
        assert row["CHILD"] in given(council, year).tables["SWEpisodes"]["CHILD"].to_list()


def test_the_explanations_are_written_beside_the_returns(council: Path) -> None:
    with (council / "explained.csv").open(encoding="utf-8", newline="") as file:
        written = {row["rule"]: row["why"] for row in csv.DictReader(file)}
    assert written == explained()


def test_a_child_in_care_for_days_of_late_march_has_a_worker_for_longer() -> None:
    """So that no worker takes and leaves a case on one day (check SW09STG2)."""
    start, end = date(2025, 3, 25), date(2025, 3, 30)
    home = Home("U6", "PR1", "SE41AA", "SC900001")
    stay = Episode(start, "S", "V2", "N1", home, end, "E4A")
    family = Family("SE41AA", "WBRI", "N1")
    child = Child(date(2014, 9, 9), "F", family, 0, [], episodes=[stay])
    (worker,) = _workers(Random(1), child, 5)
    assert (worker.start, worker.end) == (start, date(2025, 4, 13))
