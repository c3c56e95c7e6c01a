"""A forecast for anybody to read holds nothing small, and nothing from which it follows."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from forecast_made import Made

from hearth.documents.forecast_report import forecast_report, made_public, write_evidence
from hearth.documents.model import Table
from hearth.errors import UsageError
from hearth.forecast.groups import AGE_BANDS, GROUPS
from hearth.forecast.results import IN_THE_MONTH, ON_THE_DAY, Results
from hearth.forecast.withheld import TOTAL, TREES, hidden_in, instead_of_all, withheld

DAY = date(2025, 3, 31)


@pytest.fixture(scope="module")
def safe(results: Results) -> Results:
    return withheld(results)


def test_nothing_small_is_left(results: Results, safe: Results) -> None:
    for key, each in safe.series.items():
        numbers = [*each.known.tolist(), *each.edges.ravel().tolist()]
        assert not [n for n in numbers if 0 < n < 6], key
    assert {key[2] for key in safe.series} == {key[2] for key in results.series} - {IN_THE_MONTH}
    assert any(each.withheld for each in safe.series.values())
    assert not safe.of("total").withheld


def test_what_is_withheld_cannot_be_asked(safe: Results) -> None:
    hidden = next(each for each in safe.series.values() if each.withheld)
    with pytest.raises(LookupError):
        hidden.at(1)
    with pytest.raises(LookupError):
        assert hidden.now
    assert [row["median"] for row in hidden.rows()] == ["c"]


def test_no_part_is_the_only_one_withheld_of_a_whole_that_is_told(safe: Results) -> None:
    for whole, parts in TREES:
        if safe.series[whole].withheld:
            continue
        held = [safe.series[part] for part in parts if part in safe.series]
        assert sum(each.withheld for each in held) != 1, whole


@pytest.mark.parametrize("seed", range(40))
def test_no_small_count_follows_from_the_others(seed: int) -> None:
    """Counts drawn by chance: ages and homes of one whole, homes in groups."""
    drawn = np.random.default_rng(seed).choice([0, 1, 2, 4, 6, 9, 30], len(GROUPS))
    counts = {("sub-group", g.id, ON_THE_DAY): int(n) for g, n in zip(GROUPS, drawn, strict=True)}
    for group, number in zip(GROUPS, drawn, strict=True):
        key = ("group", group.wider, ON_THE_DAY)
        counts[key] = counts.get(key, 0) + int(number)
    total = 40 + int(drawn.sum())
    counts["sub-group", "foster-own", ON_THE_DAY] += 40
    counts["group", "Foster homes", ON_THE_DAY] += 40
    counts["total", "", ON_THE_DAY] = total
    ages = [total - 9, 2, 7, 0, 0]
    counts |= {("age", band, ON_THE_DAY): n for band, n in zip(AGE_BANDS, ages, strict=True)}

    hidden = hidden_in({(key, DAY): n for key, n in counts.items() if n})
    if TOTAL in hidden:
        hidden = instead_of_all(hidden)
    for each in [key for key, n in counts.items() if 0 < n < 6]:
        assert each in hidden
        assert not follows(each, hidden, [key for key, n in counts.items() if n])


def follows(key, hidden, keys) -> bool:
    """Whether the hidden count is the same in every solution of what is told."""
    unknown = [each for each in keys if each in hidden]
    lines = []
    for whole, parts in TREES:
        line = [(each in parts) - (each == whole) for each in unknown]
        if any(line) and any(part in keys for part in parts):
            lines.append([float(value) for value in line])
    one = [float(each == key) for each in unknown]
    rank = np.linalg.matrix_rank(np.array(lines)) if lines else 0
    return rank == np.linalg.matrix_rank(np.array([*lines, one]))


def test_a_council_that_is_small_itself_is_refused(results: Results) -> None:
    total = results.of("total")
    few = replace(total, known=np.minimum(total.known, 4))
    small = replace(results, series={**results.series, ("total", "", ON_THE_DAY): few})
    with pytest.raises(UsageError, match="too few children"):
        withheld(small)


def test_the_files_hold_only_what_is_told(made: Made, tmp_path: Path) -> None:
    evidence = made_public(made.evidence)
    (tmp_path / "cost.csv").write_text("of an earlier run")
    write_evidence(replace(evidence, priced=None), tmp_path)

    assert not (tmp_path / "cost.csv").exists()
    for name in ("forecast.csv", "scenarios.csv", "beds.csv"):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        counted = ("known", "median", "low_80", "high_80", "needed_50", "needed_90")
        cells = [row[column] for row in rows for column in counted if row.get(column)]
        assert not [cell for cell in cells if cell != "c" and 0 < float(cell) < 6], name
    homes = next(
        block
        for block in forecast_report(evidence).blocks
        if isinstance(block, Table) and block.caption == "Children by kind of home"
    )
    assert {"c"} in [set(row[1:]) for row in homes.rows]
