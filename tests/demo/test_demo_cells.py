"""Every cell that is written is what its column allows in its year."""

from __future__ import annotations

import re
from pathlib import Path

import narwhals.stable.v2 as nw
import pytest
from demo_reader import FILES, YEARS, day, folder_of, read

from hearth import frames
from hearth.records import TABLES, Column, Kind
from hearth.records.postcodes import directory
from hearth.vocabulary import code_set

TABLES_BY_YEAR = [(name, year) for name in FILES for year in YEARS if TABLES[name].since <= year]
PARTIAL = re.compile(r"(\d\d|zz)/(\d\d|zz)/(\d{4}|zzzz)")
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")


def is_allowed(column: Column, cell: str, year: int) -> bool:
    if column.kind is Kind.DATE:
        return day(cell) is not None
    if column.kind is Kind.PARTIAL_DATE:
        return PARTIAL.fullmatch(cell) is not None
    if column.kind is Kind.INTEGER:
        return column.minimum is not None and column.minimum <= int(cell) <= (column.maximum or 0)
    if column.kind is Kind.POSTCODE:
        return POSTCODE.fullmatch(cell) is not None
    if column.kind is Kind.CODE:
        return code_set(column.code_set or "").is_valid(cell, year)
    return column.pattern is None or re.fullmatch(column.pattern, cell) is not None


@pytest.mark.parametrize(("table", "year"), TABLES_BY_YEAR)
def test_cells_are_allowed_in_their_year(table: str, year: int, council: Path) -> None:
    columns = {column.return_name: column for column in TABLES[table].columns}
    wrong = {
        (name, cell)
        for row in read(council, year, table)
        for name, cell in row.items()
        if cell and not is_allowed(columns[name], cell, year)
    }
    assert not wrong


@pytest.mark.parametrize(("table", "year"), TABLES_BY_YEAR)
def test_header_lines_are_the_tables_columns(table: str, year: int, council: Path) -> None:
    text = (folder_of(council, year) / FILES[table]).read_text(encoding="utf-8")
    names = [column.return_name for column in TABLES[table].columns]
    assert text.splitlines()[0] == ",".join(names)


def test_required_cells_are_filled(council: Path) -> None:
    for table, year in TABLES_BY_YEAR:
        required = [column.return_name for column in TABLES[table].columns if column.required]
        assert all(row[name] for row in read(council, year, table) for name in required)


def test_postcodes_exist(council: Path) -> None:
    used = {
        row[name].replace(" ", "")
        for year in YEARS
        for row in read(council, year, "episodes")
        for name in ("HOME_POST", "PL_POST")
        if row[name]
    }
    listed = directory().frame.filter(nw.col("postcode").is_in(sorted(used)))
    assert set(frames.collect(listed)["postcode"].to_list()) == used


@pytest.mark.parametrize(
    ("year", "table", "column", "present", "absent"),
    [
        (2024, "header", "SEX", {"1", "2"}, {"M", "F"}),
        (2025, "header", "SEX", {"M", "F"}, {"1", "2"}),
        (2023, "episodes", "PLACE", {"H5", "P2"}, {"K3", "Z1"}),
        (2025, "episodes", "PLACE", {"K3"}, {"H5", "P2"}),
        (2021, "oc3", "ACTIV", {"F3"}, {"F4", "F5", "P4", "P5"}),
        (2022, "oc3", "ACTIV", {"F5"}, {"F3", "P3"}),
    ],
)
def test_codes_change_when_the_lists_changed(
    year: int, table: str, column: str, present: set[str], absent: set[str], council: Path
) -> None:
    used = {row[column] for row in read(council, year, table)}
    assert present <= used
    assert not used & absent
