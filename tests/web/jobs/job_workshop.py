"""Workers in processes of their own, for the tests."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

__all__ = ["Workshop"]

WORKSHOP = Path(__file__).with_name("job_worker.py")


class Workshop:
    """Workers in processes of their own, with a database file of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.notes = folder, folder / "notes"
        self.running: list[subprocess.Popen[bytes]] = []
        kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        self.environment = {**kept, "HEARTH_DATA": str(folder), "HEARTH_HTTPS": "no"}

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(WORKSHOP), str(self.notes), *words]
        process = subprocess.Popen(command, env=self.environment)
        self.running.append(process)
        return process

    def do(self, *words: str) -> str:
        command = [sys.executable, str(WORKSHOP), str(self.notes), *words]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "hearth.sqlite3", timeout=60)) as database:
            rows = database.execute(sql).fetchall()
            database.commit()
        return rows

    def jobs(self) -> list[tuple[Any, ...]]:
        return self.ask(
            "SELECT state, attempts, done, doing FROM jobs_job WHERE kind LIKE 'test.%'"
        )

    def let_leases_run_out(self) -> None:
        self.ask("UPDATE jobs_job SET leased_until = '2000-01-01 00:00:00' WHERE state = 'running'")

    def noted(self) -> list[str]:
        return self.notes.read_text().split() if self.notes.exists() else []

    def wait_until(self, what: Callable[[], bool], seconds: float = 240) -> None:
        until = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < until, f"waited in vain; noted: {self.noted()[-5:]}"
            time.sleep(0.05)
