"""The worker killed in the middle: nothing half-written, nothing twice, the same in the end."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hearth.demo import write_council

PROGRAM = Path(__file__).with_name("import_worker.py")


class Installation:
    """A data folder of its own, and workers on it."""

    def __init__(self, folder: Path, tables: Path) -> None:
        self.folder, self.running = folder, list[subprocess.Popen[bytes]]()
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment = {**kept, "HEARTH_DATA": str(folder), "HEARTH_HTTPS": "no"}
        shutil.copy(tables, folder)

    def do(self, *words: object) -> str:
        done = subprocess.run(
            [sys.executable, str(PROGRAM), *map(str, words)],
            env=self.environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, str(PROGRAM), "work"], env=self.environment)
        self.running.append(process)
        return process

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.folder / "hearth.sqlite3", timeout=60)) as database:
            rows = database.execute(sql).fetchall()
            database.commit()
        return rows

    def state(self) -> object:
        return self.ask("SELECT state FROM imports_import")[0][0]

    def count(self, table: str, where: str = "1") -> int:
        return int(str(self.ask(f"SELECT count(*) FROM {table} WHERE {where}")[0][0]))

    def let_lease_run_out(self) -> None:
        self.ask("UPDATE jobs_job SET leased_until = '2000-01-01 00:00:00' "
                 "WHERE state = 'running'")  # fmt: skip

    def until(self, what: Callable[[], bool], step: float = 0.1) -> None:
        end = time.monotonic() + 300
        while not what():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(step)

    def stop(self) -> None:
        for process in self.running:
            if process.poll() is None:
                process.kill()
            process.wait()


@pytest.fixture
def installed(tmp_path: Path, tables: Path) -> Iterator[Callable[[str], Installation]]:
    made: list[Installation] = []

    def install(name: str) -> Installation:
        folder = tmp_path / name
        folder.mkdir()
        made.append(Installation(folder, tables))
        return made[-1]

    yield install
    for one in made:
        one.stop()


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    return write_council(folder, seed=5, children=120, years=(2025,)).returns[0]


def test_killed_while_reading_and_while_applying_it_ends_as_if_nothing_had_happened(
    installed: Callable[[str], Installation], returns: Path
) -> None:
    wanted = installed("calm").do("calm", returns)  # when nothing goes wrong

    one = installed("killed")
    one.do("upload", returns)
    first = one.start()
    one.until(lambda: one.count("imports_planned") > 0, 0.01)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert one.state() == "reading"
    assert one.count("people_child") == 0

    one.let_lease_run_out()
    second = one.start()
    one.until(lambda: one.state() == "ready")
    one.do("accept")
    one.until(lambda: one.count("imports_planned", "state = 'applied'") > 1, 0.01)
    second.send_signal(signal.SIGKILL)
    second.wait()
    whole = one.count("imports_planned", "state = 'applied' AND step = 1")
    assert 0 < whole < one.count("imports_planned", "step = 1")
    assert one.count("people_child") == whole

    one.let_lease_run_out()
    one.start(), one.start()
    one.until(lambda: one.state() == "done")
    assert one.do("held") == wanted
