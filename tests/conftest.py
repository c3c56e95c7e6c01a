"""The council most tests share: invented, small, the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.demo import write_council

SEED, CHILDREN = 7, 60


@pytest.fixture(scope="session")
def small_council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with council.toml and returns/, of about sixty children in care."""
    folder = tmp_path_factory.mktemp("council")
    write_council(folder, seed=SEED, children=CHILDREN)
    return folder


@pytest.fixture(scope="session")
def small_returns(small_council: Path) -> list[Path]:
    """Its five returns, oldest first."""
    return sorted((small_council / "returns").iterdir())
