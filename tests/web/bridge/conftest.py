from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearth.demo import write_council
from hearth.records import Record
from hearth.sources import read_returns
from hearth_web import bridge


@pytest.fixture(scope="session")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """An invented council's record, read from its returns."""
    written = write_council(tmp_path_factory.mktemp("council"), seed=3, children=60)
    return read_returns([Path(folder) for folder in written.returns]).record


@pytest.fixture(autouse=True)
def nothing_held(settings: object, tmp_path: Path) -> Iterator[None]:
    """Each test reads for itself, and keeps its snapshots to itself."""
    settings.DATA = tmp_path
    bridge.forget()
    yield
    bridge.forget()
