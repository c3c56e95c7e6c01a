"""What comes out resembles what is published of the council it borrows from."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_figures import Figures
from demo_reader import YEARS, read

from hearth.demo import write_council
from hearth.demo.targets import TARGETS


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """A larger council than usual, so that chance moves its figures less."""
    folder = tmp_path_factory.mktemp("large")
    made = write_council(folder, seed=11, children=1500, practice=False)
    return Figures(made.folder)


@pytest.mark.parametrize("name", TARGETS)
def test_figures_lie_in_the_published_band(name: str, figures: Figures) -> None:
    low, high = TARGETS[name]
    assert low <= figures.value(name) <= high


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_as_many_are_looked_after_as_were_asked_for(seed: int, tmp_path: Path) -> None:
    write_council(tmp_path, seed=seed, children=476, practice=False)
    for year in YEARS:
        episodes = read(tmp_path, year, "episodes")
        now = sum(not row["DEC"] and row["LS"] not in {"V3", "V4"} for row in episodes)
        assert abs(now - 476) <= 0.06 * 476


def test_brothers_and_sisters_often_share_a_first_home(tmp_path: Path) -> None:
    write_council(tmp_path, seed=1, children=300, practice=False)
    first_homes: dict[tuple[str, str], list[str]] = {}
    for year in YEARS:
        for row in read(tmp_path, year, "episodes"):
            if row["RNE"] == "S" and row["HOME_POST"] and row["PLACE"].startswith("U"):
                key = (row["HOME_POST"], row["DECOM"])
                posts = first_homes.setdefault(key, [])
                posts.append(row["PL_POST"])
    together = [len(set(posts)) == 1 for posts in first_homes.values() if len(posts) > 1]
    assert 0.5 < sum(together) / len(together) < 0.95
