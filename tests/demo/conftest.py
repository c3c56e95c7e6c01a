"""One invented council of the usual size, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.demo import write_council


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_council(tmp_path_factory.mktemp("demo"), seed=1, children=476).folder
