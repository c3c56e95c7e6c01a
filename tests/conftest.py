"""What most tests share: an invented council, its finished pack, a real browser."""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import django
import hypothesis
import pytest
from browser_help import PATIENCE
from django.db import connection
from once import made_once

from hearth.demo import write_council

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The site's settings are read from the environment when Django loads them, so what the tests want
# is said here, before. Whatever the person who runs them has set for a real site is put aside.
for name in [name for name in os.environ if name.startswith("HEARTH_")]:
    if not name.startswith("HEARTH_TEST_"):
        del os.environ[name]
os.environ.pop("DATABASE_URL", None)
if "HEARTH_TEST_DATABASE_URL" in os.environ:  # see tests/web/real_postgres.py
    os.environ["DATABASE_URL"] = os.environ["HEARTH_TEST_DATABASE_URL"]
DATA = tempfile.mkdtemp(prefix="hearth-test-")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ.update(
    HEARTH_DATA=DATA,
    HEARTH_HTTPS="no",
    HEARTH_SECOND_FACTOR="optional",  # tests/web/access asks for it itself
    DJANGO_SETTINGS_MODULE="hearth_web.config.settings",
)
django.setup()

# No test fails for being slow: a busy machine is no fault of the code.
hypothesis.settings.register_profile(
    "hearth", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("hearth")

# What takes minutes, and then what takes seconds.
LONG = ("tests/web/house/", "tests/web/operations/", "tests/web/imports/test_imports_killed")
LONGISH = ("tests/web/", "tests/what_if/", "tests/writing/")


def pytest_configure(config: pytest.Config) -> None:
    """Several workers take the files in the order of the next function, not as xdist likes.

    Playwright leaves a loop running in the thread, which Django takes for asynchronous code.
    """
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, so that at the end no worker waits for another."""

    def place(item: pytest.Item) -> tuple[bool, bool]:
        long = item.nodeid.startswith(LONG) or "browser" in item.keywords
        return not long, not item.nodeid.startswith(LONGISH)

    items.sort(key=place)


SEED, CHILDREN = 7, 60
QUIETLY = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def small_council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with council.toml and returns/, of about sixty children in care."""
    folder = tmp_path_factory.mktemp("council")
    write_council(folder, seed=SEED, children=CHILDREN)
    return folder


@pytest.fixture(scope="session")
def small_returns(small_council: Path) -> list[Path]:
    """Its five returns, oldest first."""
    return sorted((small_council / "returns").iterdir())


@pytest.fixture(scope="session")
def pack(
    small_council: Path, small_returns: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder `hearth report` writes for it."""
    from hearth.cli.subject import subject_called
    from hearth.documents.board_report import write_pack

    def write(out: Path) -> None:
        subject = subject_called(str(small_council / "council.toml"))
        write_pack(small_returns, subject, out, as_at=date(2025, 3, 31))

    return made_once(tmp_path_factory, "pack", write)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and nobody in it: to copy it is quicker than to make it.

    Every migration has run in it, as in a new installation, once for all workers of a run.
    """

    def migrate(folder: Path) -> None:
        own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        command = [sys.executable, "-m", "hearth_web", "migrate", "-v0"]
        subprocess.run(command, env={**own, "HEARTH_DATA": str(folder)}, check=True)

    return made_once(tmp_path_factory, "tables", migrate) / "hearth.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, request: pytest.FixtureRequest
) -> Iterator[None]:
    """The database in memory starts as a copy of `tables`, so that Django finds no migration to do.

    Each worker would spend the processor's time of a hundred tests on it. On PostgreSQL it does.
    """
    if connection.vendor != "sqlite":
        yield
        return
    name = connection.creation._get_test_db_name()
    # It lasts while somebody has it open; Django does not before it makes the tables.
    with (
        closing(sqlite3.connect(request.getfixturevalue("tables"))) as made,
        closing(sqlite3.connect(name, uri=True)) as memory,
    ):
        made.backup(memory)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import expect, sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIETLY)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    script = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed: run npm ci")
    return script.read_text("utf-8")
