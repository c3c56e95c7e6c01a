from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from job_workshop import Workshop

from hearth_web.jobs import kinds


@pytest.fixture
def kind() -> Iterator[Callable[..., Any]]:
    """`register` for one test: what it registers is forgotten afterwards."""
    before = dict(kinds._kinds)
    yield kinds.register
    kinds._kinds.clear()
    kinds._kinds.update(before)


@pytest.fixture
def workshop(tmp_path: Path, tables: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path)
    shutil.copy(tables, tmp_path)
    yield made
    for process in made.running:
        if process.poll() is None:
            process.kill()
        process.wait()
