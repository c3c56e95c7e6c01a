from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearth.demo import write_council
from hearth_web import bridge
from hearth_web.ui.models import House

YEARS = tuple(range(2022, 2028))


@pytest.fixture(scope="session")
def returns(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The returns of an invented council of fifteen children, by year: from the one before the
    first that Hearth writes to the last."""
    folder = tmp_path_factory.mktemp("written")
    made = write_council(folder, seed=5, children=15, years=YEARS, practice=False)
    return dict(zip(YEARS, made.returns, strict=True))


@pytest.fixture(autouse=True)
def nothing_held(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Each test reads for itself, and keeps its files to itself."""
    settings.DATA, settings.MEDIA_ROOT = tmp_path / "data", tmp_path / "files"
    bridge.forget()
    House.forget()
    yield
    bridge.forget()
    House.forget()
