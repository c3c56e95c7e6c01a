"""A PostgreSQL that stops under a running site, while people save and an import goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import requests
from installation import Installation
from real_postgres import Postgres
from running_site import running_site, until
from visitor import Visitor

from hearth.demo import write_council

pytestmark = pytest.mark.outage
CHILD = {"forename": "Robin", "surname": "Stopped", "child": "S1", "sex": "F"}
HELD = """
from hearth_web.audit.chain import prove
from hearth_web.audit.models import Event
from hearth_web.imports.models import Planned
from hearth_web.people.models import Child, Placement
told = lambda what: Event.objects.filter(action=f"people.{what}.added").count()
new = Planned.objects.filter(is_new=True).count()
print(prove().whole, Child.objects.count() == told("child") == new + 1)
print(Placement.objects.count() == told("placement") > new / 2)
"""


@pytest.fixture
def ask(postgres: Postgres) -> Callable[[str], int]:
    """What a count says, asked of the database itself."""
    url = postgres.database("outage")

    def count(sql: str) -> int:
        with psycopg.connect(url) as database:
            row = database.execute(f"SELECT count(*) FROM {sql}").fetchone()  # type: ignore[arg-type]
        assert row
        return int(row[0])

    return count


@contextmanager
def stopped(postgres: Postgres, mode: str) -> Iterator[None]:
    """For some seconds there is no database."""
    postgres.stop(mode)
    try:
        yield
        time.sleep(3)
    finally:
        postgres.start()


def assert_away(answer: requests.Response) -> None:
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "Its database does not answer" in answer.text


def test_pages_saves_and_an_import_outlive_a_database_that_stops_twice(
    tmp_path: Path, postgres: Postgres, ask: Callable[[str], int]
) -> None:
    url = postgres.server.get_uri(database="outage")
    here = Installation(tmp_path / "data", url, {"HEARTH_SECOND_FACTOR": "optional"})
    returns = write_council(tmp_path, seed=5, children=120, years=(2025,)).returns[0]
    with running_site(here, tmp_path / "said") as site:
        visitor = Visitor(site, "analyst")
        form, upload = visitor.form("/children/add/"), visitor.form("/imports/new/")
        page = visitor.post("/imports/new/", upload, sorted(returns.iterdir())).headers["Location"]
        until(lambda: ask("imports_import WHERE state = 'reading'"), step=0.01)

        with stopped(postgres, "fast"):
            assert_away(visitor.get("/"))
            assert_away(visitor.get(page))
            assert_away(visitor.post("/children/add/", {**form, **CHILD}))
        until(lambda: visitor.get("/").status_code == 200)
        assert visitor.post("/children/add/", {**form, **CHILD}).status_code == 302

        until(lambda: ask("imports_import WHERE state = 'ready'"))
        decision = visitor.form(page)
        assert visitor.post(f"{page}accept/", decision).status_code == 302
        until(lambda: ask("imports_planned WHERE state = 'applied'") > 1, step=0.01)
        with stopped(postgres, "immediate"):
            assert_away(visitor.get(page))
        until(lambda: ask("imports_import WHERE state = 'done'"))
        until(lambda: visitor.get(page).status_code == 200)
        assert here.python(HELD).split() == ["True", "True", "True"]
        assert site.process.poll() is None
