"""A disk that fills: a page that says so, nothing half-written, and on it goes once there is room.

Uploads are in `imports`, backups in `test_operations_site`. Here the database's own file may grow
no further, or the folder of documents is full.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from hearth_web import jobs
from hearth_web.audit.models import Event
from hearth_web.insight import reports
from hearth_web.insight.models import BoardReport
from hearth_web.jobs import lease
from hearth_web.jobs.models import Job
from hearth_web.jobs.worker import run_due
from hearth_web.people.models import Note, Sent

SignedIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db(transaction=True)
only_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL's own files are not the site's to fill"
)


@contextmanager
def full_database() -> Iterator[None]:
    """SQLite may add no page to its file, and says what it says of a full disk.

    Pages that came free, after the tests before this one, are filled first.
    """
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE ballast (weight BLOB)")
        while asked(cursor, "freelist_count"):
            cursor.execute("INSERT INTO ballast VALUES (zeroblob(3000))")
        cursor.execute(f"PRAGMA max_page_count = {asked(cursor, 'page_count')}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
            cursor.execute("DROP TABLE ballast")


def asked(cursor: Any, pragma: str) -> int:
    """What SQLite answers."""
    cursor.execute(f"PRAGMA {pragma}")
    (answer,) = cursor.fetchone()
    return int(answer)


def note_on(client: Client, child: Any) -> tuple[str, dict[str, str]]:
    """The form of a note, filled in."""
    path = reverse("add-fact", args=[child.pk, "note"])
    page = client.get(path).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)"[^>]* value="([^"]*)"', page))
    words = {"kind": "Visit", "title": "A long visit", "body": "We talked. " * 2_000}
    day = {"day-day": "3", "day-month": "5", "day-year": "2024"}
    return path, {**hidden, **words, **day}


@only_sqlite
def test_a_form_that_finds_no_room_is_not_half_saved_and_saves_later(
    cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in("social_worker")
    client.raise_request_exception = False
    path, data = note_on(client, cast.ash)
    before = Event.objects.count()
    with full_database():
        answer = client.post(path, data)
        assert answer.status_code == 507
        assert b"There is no room left" in answer.content
        assert client.get(reverse("my-account")).status_code == 200
    assert not Note.objects.exists()
    assert not Sent.objects.exists()
    assert Event.objects.count() == before
    assert client.post(path, data).status_code == 302
    assert Note.objects.get().title == "A long visit"


@only_sqlite
def test_work_that_finds_no_room_is_put_off_and_done_later(monkeypatch: Any) -> None:
    monkeypatch.setattr("hearth_web.jobs.kinds._kinds", {})

    @jobs.register("test.fills", title="Filling")
    def fill(_work: jobs.Work) -> dict[str, int]:
        return {"jobs": len(Job.objects.bulk_create(Job(kind="x" * 60) for _ in range(500)))}

    job = jobs.enqueue("test.fills", by=None)
    with full_database():
        run_due()
    job.refresh_from_db()
    assert (job.state, Job.objects.count()) == ("waiting", 1)
    for _ in range(lease.MOST_ATTEMPTS):
        Job.objects.update(not_before=job.created_at)
        run_due()
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"jobs": 500})


def test_a_report_that_finds_no_room_leaves_nothing_and_says_so(
    cast: Any, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_evidence: Any, out: Path, _progress: Any) -> list[Path]:
        (out / "report.html").write_text("<p>half of it")
        raise OSError(errno.ENOSPC, "No space left on device")

    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(reports, "evidence_for", lambda *_: None)
    monkeypatch.setattr(reports, "write_report", half)
    report = reports.ask_for_report(by=cast["analyst"], as_at=date(2025, 3, 31), public=False)
    run_due()
    job = Job.objects.get(kind=reports.KIND)
    assert (job.state, "The disk is full" in job.error) == ("failed", True)
    assert BoardReport.objects.get(pk=report.pk).files == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
