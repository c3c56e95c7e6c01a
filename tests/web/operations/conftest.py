"""A real PostgreSQL for the tests of bad days; nothing to install or start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from real_postgres import Postgres, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        yield server
