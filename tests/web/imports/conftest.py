from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hearth.demo import write_council
from hearth_web.imports.models import Import
from hearth_web.jobs import kinds, worker

# Those who test the sources write exports as councils do; the same ones are brought in here.
sys.path[:0] = [str(Path(__file__).parents[2] / source) for source in ("annex_a", "ssd")]

# A browser runs an event loop in this thread; the database is asked from it all the same.


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The returns of a council of fifteen children: two years, a folder each."""
    folder = tmp_path_factory.mktemp("two-years")
    return list(write_council(folder, seed=3, children=15, years=(2024, 2025)).returns)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """Uploads of one test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    yield settings.MEDIA_ROOT


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Do the background work that waits, nightly work apart."""
    monkeypatch.setattr(kinds, "nightly_kinds", list)

    def do() -> None:
        worker.run_due()

    return do


@pytest.fixture
def only() -> Callable[[], Import]:
    """The one import there is."""
    return lambda: Import.objects.get()
