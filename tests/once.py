"""What is made once for a whole run, by whichever worker wants it first, and then only read."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

__all__ = ["made_once", "worked_out_once"]

T = TypeVar("T")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder `make` filled. Whoever reads it leaves it as it is: other workers read it too."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # which the workers of a run have in common
    folder, unfinished = base / name, base / f"{name}-unfinished"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, even by a crash
        if not folder.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


def worked_out_once(factory: pytest.TempPathFactory, name: str, work: Callable[[], T]) -> T:
    """What `work` answers, read again by the workers that did not do it."""

    def keep(folder: Path) -> None:
        (folder / "answer").write_bytes(pickle.dumps(work()))

    answer: T = pickle.loads((made_once(factory, name, keep) / "answer").read_bytes())
    return answer
