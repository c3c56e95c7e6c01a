"""The site as its command runs it, on good days and on bad ones."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from installation import HEARTH, Installation
from real_postgres import Postgres
from running_site import running_site, until


def test_an_empty_site_offers_to_be_set_up_and_mends_and_stops_itself(
    tmp_path: Path, tables: Path
) -> None:
    with running_site(Installation(tmp_path / "data"), tmp_path / "said") as site:
        link = next(line for line in site.words.splitlines() if "/set-up/" in line).strip()
        page = site.get(link.removeprefix(f"http://127.0.0.1:{site.port}"))
        assert page.status == 200
        assert 'name="password' in page.body
        assert site.get("/set-up/guessed/").status == 404

        first = site.worker()
        assert first is not None
        os.kill(first, signal.SIGKILL)
        until(lambda: site.worker() not in (None, first))
        assert "starting another" in site.words

        started = list(site.children())
        assert len(started) == 2
        other = Installation(tmp_path / "other", tables=tables)
        taken = other.hearth("site", "--port", site.port)
        assert (taken.returncode, "cannot be used" in taken.stderr) == (1, True)
        assert site.stop() == 0
        until(lambda: not any(Path(f"/proc/{id}").exists() for id in started))


def test_a_database_that_goes_away_comes_back(
    tmp_path: Path, postgres: Postgres, with_tables: Callable[[str], str]
) -> None:
    here = Installation(
        tmp_path / "data", with_tables("away"), {"HEARTH_SECOND_FACTOR": "optional"}
    )
    with running_site(here, tmp_path / "said") as site:
        site.sign_in()
        assert "Hello" in site.get("/").body
        postgres.stop()
        try:
            gone = site.get("/")
            program = site.get("/api/v1/me")
        finally:
            postgres.start()
        assert gone.status == 503
        assert gone.headers["Retry-After"]
        assert "Traceback" not in gone.body
        assert "<h1" in gone.body
        assert program.status in {401, 503}
        until(lambda: site.get("/").status == 200)
        assert "Hello" in site.get("/").body
        assert site.worker() is not None


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_leaves_no_half_backup(tmp_path: Path, tables: Path) -> None:
    here = Installation(tmp_path / "data", tables=tables)
    here.python(
        "from hearth_web.people.models import Child\n"
        "Child.objects.bulk_create(Child(child=str(n), about='x' * 2000) for n in range(1500))"
    )
    done = subprocess.run(
        [HEARTH, "backup", tmp_path / "one.backup"],
        env=here.environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "hearth: " in done.stderr
    assert [path.name for path in tmp_path.glob("one.*")] == []


def test_the_demonstration_refuses_a_real_place(tmp_path: Path, tables: Path) -> None:
    plain = Installation(tmp_path / "data").hearth("site", "--demo", "--no-serve")
    assert (plain.returncode, "HEARTH_DEMO" in plain.stderr) == (2, True)
    demo = {"HEARTH_DEMO": "1"}
    real = Installation(tmp_path / "data", "postgresql://db.example/real", demo)
    named = real.hearth("site", "--demo", "--no-serve")
    assert (named.returncode, "DATABASE_URL" in named.stderr) == (2, True)
    lived_in = Installation(tmp_path / "lived", says=demo, tables=tables)
    lived_in.python("from hearth_web.people.models import Child; Child.objects.create(child='1')")
    refused = lived_in.hearth("site", "--demo", "--no-serve")
    assert (refused.returncode, "Remove that folder" in refused.stderr) == (2, True)


def test_people_are_added_from_the_command_line(tmp_path: Path, tables: Path) -> None:
    here = Installation(tmp_path / "data", tables=tables)
    added = here.hearth("user", "add", "sam@council.example", "--role", "analyst", "--name", "Sam")
    assert added.returncode == 0, added.stderr
    assert "/account/password/reset/key/" in added.stdout
    again = here.hearth("user", "add", "SAM@council.example", "--role", "analyst")
    assert (again.returncode, "signs in already" in again.stderr) == (2, True)
    unknown = here.hearth("user", "add", "x@council.example", "--role", "king")
    assert (unknown.returncode, "social_worker" in unknown.stderr) == (3, True)
    count = "from hearth_web.access.models import User; print(User.objects.count())"
    assert here.python(count).strip() == "1"
