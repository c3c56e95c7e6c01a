"""A real PostgreSQL for the tests of bad days; nothing to install or start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from installation import MAKE_TABLES, Installation
from real_postgres import Postgres, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def with_tables(
    postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """A new database with every table and nobody in it: its address. A copy, as `tables` is."""
    Installation(tmp_path_factory.mktemp("template"), postgres.database("template")).python(
        MAKE_TABLES
    )
    return lambda name: postgres.database(name, like="template")
