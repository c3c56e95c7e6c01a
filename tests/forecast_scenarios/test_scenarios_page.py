"""docs/scenarios.md: its worked example is read, said and priced as the page says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from hearth.costs import read_prices
from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario import in_words, read_scenarios
from hearth.forecast.scenario.kinds import CHANGES, COSTS

PAGE = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")
TODAY = date(2025, 3, 31)


def blocks(language: str) -> list[str]:
    """What the page shows in a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_is_read_as_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text(blocks("yaml")[0], encoding="utf-8")
    found = read_scenarios(path, TODAY)
    assert found.faults == ()
    lines = []
    for each in (found.base, *found.scenarios):
        lines += [each.name]
        lines += [f"- {in_words(one)}" for one in (*each.asks, *each.rises, *each.outlays)]
    assert lines == blocks("text")[0].splitlines()


def test_the_fault_is_said_as_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text("scenarios:\n- name: Edge of care\n  changes: [{fewer-entires: 4}]\n")
    (fault,) = read_scenarios(path, TODAY).faults
    assert str(fault) == blocks("text")[1].strip()


def test_the_prices_of_the_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_text(blocks("csv")[0])
    prices = read_prices(path)
    assert prices.faults == ()
    assert [GROUPS[at].id for at in prices.groups] == [
        "kinship", "foster-own", "foster-agency", "home-own", "home-external",
    ]  # fmt: skip


def test_every_word_there_is_stands_on_the_page() -> None:
    for kind in (*CHANGES.values(), *COSTS.values()):
        (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{kind.name}: ")]
        for word in kind.words[1:]:
            assert f"`{word.name}`" in row, (kind.name, word.name)
    for group in GROUPS:
        assert f"`{group.id}`" in PAGE
