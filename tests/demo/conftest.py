"""One invented council of the usual size, written once: its returns alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.demo import write_council


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    return write_council(folder, seed=1, children=476, practice=False).folder
