"""Break a clean return, ask what if, and find the true value between lowest and highest."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from hearth.dates import CollectionYear
from hearth.measures.what_if import Failing, WhatIf, what_if
from hearth.measures.what_if.failing import touched
from hearth.records.histories import derive
from hearth.records.postcodes import directory
from hearth.returns.ssda903 import check_all
from hearth.returns.ssda903.files import read_given
from hearth.sources import read_returns
from hearth.vocabulary import council

YEAR = CollectionYear(2025)
BORROWED = council("Leeds")
TABLES = {
    "episodes.csv": ("Episodes", "DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC PL_POST URN"),
    "header.csv": ("Header", "DOB SEX ETHNIC"),
    "oc2.csv": ("OC2", "SDQ_SCORE TEETH_CHECK IMMUNISATIONS HEALTH_ASSESSMENT"),
    "oc3.csv": ("OC3", "IN_TOUCH ACTIV ACCOM DOB"),
    "missing.csv": ("Missing", "MIS_START MIS_END MISSING"),
    "reviews.csv": ("Reviews", "REVIEW REVIEW_CODE"),
    "sw_episodes.csv": ("SWEpisodes", "SW_DECOM SW_DEC SW_ID"),
}
WRONG = ["", "99/99/2020", "QQ", "01/01/2031", "12/06/2024"]
SEEDS = (1, 2)
BREAKS = 60  # cells tried; the checks see about half of them


@dataclass(frozen=True)
class Break:
    """One cell made wrong."""

    file: str
    row: int
    column: str
    text: str

    @property
    def touches(self) -> str:
        return f"{TABLES[self.file][0]}.{self.column}"


def drawn(seed: int, year: Path) -> list[Break]:
    chance = random.Random(seed)
    rows = {file: len(pl.read_csv(year / file, infer_schema=False)) for file in TABLES}
    found = []
    for _ in range(BREAKS):
        file = chance.choice(list(TABLES))
        column = chance.choice(TABLES[file][1].split())
        found.append(Break(file, chance.randrange(rows[file]), column, chance.choice(WRONG)))
    return found


def broken(year: Path, breaks: list[Break], out: Path) -> dict[Break, str]:
    """Writes the year's return with these cells wrong; the child of each."""
    shutil.copytree(year, out, dirs_exist_ok=True)
    children = {}
    for file in {one.file for one in breaks}:
        cells = pl.read_csv(year / file, infer_schema=False).to_dicts()
        for one in (each for each in breaks if each.file == file):
            children[one] = cells[one.row]["CHILD"]
        for one in (each for each in breaks if each.file == file):
            cells[one.row][one.column] = one.text
        pl.DataFrame(cells, infer_schema_length=None).write_csv(out / file)
    return children


def failures(year: Path, previous: Path) -> set[tuple[str, str, int, str]]:
    """Rule, table, row and child of every failing row."""
    given = read_given(year)
    result = check_all(
        given.tables, year=YEAR, authority=BORROWED, previous=read_given(previous).tables
    )
    children = {name: table["CHILD"].to_list() for name, table in given.tables.items()}
    of_last_year = {"706"}
    return {
        (rule, table, row, children[table][row] or "")
        for rule, table, row in result.failures.iter_rows()
        if rule not in of_last_year
    }


def asked(years: list[Path], failing: Failing) -> WhatIf:
    histories = derive(read_returns(years).record, BORROWED, directory())
    return what_if(histories, BORROWED, YEAR, failing)


@dataclass(frozen=True)
class Clean:
    """The two returns as they were, what fails in them, and the true values."""

    previous: Path
    year: Path
    known: set[tuple[str, str]]
    truth: dict[tuple[str, str], Decimal | None]


@pytest.fixture(scope="module")
def clean(small_returns: list[Path]) -> Clean:
    previous, year = small_returns[-2:]
    known = {(rule, child) for rule, _, _, child in failures(year, previous)}
    bounds = asked([previous, year], Failing({})).bounds
    truth = {(one.measure, one.category): one.value for one in bounds}
    return Clean(previous, year, known, truth)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_true_value_lies_between_lowest_and_highest(
    seed: int, clean: Clean, tmp_path: Path
) -> None:
    previous, year, known = clean.previous, clean.year, clean.known
    out = tmp_path / year.name
    breaks = drawn(seed, year)
    broken(year, breaks, out)
    new = {one for one in failures(out, previous) if (one[0], one[3]) not in known}
    seen = seen_by(new, breaks, broken(year, breaks, out))
    assert len(seen) >= 8
    broken(year, seen, out)
    new = {one for one in failures(out, previous) if (one[0], one[3]) not in known}
    found = asked([previous, out], Failing.of((rule, child) for rule, _, _, child in new))
    assert any(one.value != clean.truth[one.measure, one.category] for one in found.bounds)
    for one in found.bounds:
        true = clean.truth[one.measure, one.category]
        inside = true is None or one.lowest is None or one.lowest <= true <= one.highest
        assert inside, (one, true)


def seen_by(
    new: set[tuple[str, str, int, str]], breaks: list[Break], children: dict[Break, str]
) -> list[Break]:
    """The breaks that a failing check of their child looks at: no what-if can know of others."""
    looked_at = {(column, child) for rule, _, _, child in new for column in touched(rule)}
    return [one for one in dict.fromkeys(breaks) if (one.touches, children[one]) in looked_at]
