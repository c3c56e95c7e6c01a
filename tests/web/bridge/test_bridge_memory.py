"""The record in memory keeps step with the database, by reading what changed and no more."""

from __future__ import annotations

from datetime import date
from threading import Event, Thread

import narwhals.stable.v2 as nw
import pytest
from council_loader import load
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hearth import frames
from hearth.records import TABLES, Record
from hearth_web import audit, bridge
from hearth_web.access.models import User
from hearth_web.audit import System
from hearth_web.bridge import memory, snapshot
from hearth_web.bridge.records import plain_tables
from hearth_web.bridge.work import KIND, ask, write_snapshot
from hearth_web.jobs.models import Job
from hearth_web.jobs.work import Work
from hearth_web.people.actions import Change, apply, change_child
from hearth_web.people.models import Child, Review
from hearth_web.ui.models import House

pytestmark = pytest.mark.django_db
TEST = System("test")


@pytest.fixture
def children(returned: Record) -> dict[str, Child]:
    House(code="E09000023", name="Larkmoor", set_up_at=timezone.now()).save()
    yield load(returned)
    House.forget()


def content(record: Record) -> dict[str, list[tuple]]:
    return {
        name: sorted(frames.collect(record[name].drop("year")).iter_rows(), key=repr)
        for name in TABLES
    }


def test_looking_at_a_child_leaves_the_version_as_it_is(children: dict[str, Child]) -> None:
    before = bridge.version()
    one = next(iter(children.values()))
    with transaction.atomic():
        audit.viewed(by=TEST, child=one.pk, page="child")
        audit.record(by=TEST, action="access.signed_in")
    assert bridge.version() == before
    change_child(by=TEST, child=one, values={"religion": "none"})
    assert bridge.version() != before


def test_a_change_is_read_again_with_few_rows(children: dict[str, Child]) -> None:
    before = bridge.record()
    one = next(iter(children.values()))
    apply(
        by=TEST,
        child=one,
        changes=[Change(Review, None, {"review": date(2025, 3, 3), "review_code": "PN1"})],
    )
    now = bridge.record()
    added = now["reviews"].filter(
        nw.col("review") == date(2025, 3, 3), nw.col("child") == one.child
    )
    assert frames.collect(added)["review_code"].to_list() == ["PN1"]
    bridge.forget()
    assert content(bridge.record()) == content(now)
    assert content(before) != content(now)


def test_a_child_renamed_and_a_child_gone_leave_no_row_behind(
    children: dict[str, Child],
) -> None:
    bridge.record()
    one, other = list(children.values())[:2]
    was = one.child
    change_child(by=TEST, child=one, values={"child": "NEW1"})
    gone, pk = other.child, other.pk
    with transaction.atomic():
        Child.objects.filter(pk=pk).delete()
        audit.record(by=TEST, action="people.child.removed", child=pk)
    now = bridge.record()
    everyone = frames.collect(now["header"])["child"].to_list()
    assert "NEW1" in everyone
    assert was not in everyone
    assert gone not in everyone


def test_a_process_that_starts_reads_the_snapshot(children: dict[str, Child]) -> None:
    direct = content(bridge.record())
    write_snapshot(Work(Job.objects.create(kind=KIND)))
    bridge.forget()
    with CaptureQueriesContext(connection) as asked:
        found = bridge.record()
    assert not any("people_" in query["sql"] for query in asked)
    assert content(found) == direct


def test_a_snapshot_of_another_database_is_not_read(
    children: dict[str, Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot.write(plain_tables(), "1-abc")
    assert snapshot.newest() is not None
    monkeypatch.setattr(snapshot, "database", lambda: "elsewhere/hearth")
    assert snapshot.newest() is None


def test_a_snapshot_is_its_owners_only(children: dict[str, Child]) -> None:
    written = snapshot.write(dict(memory.current().tables), "1-abc")
    modes = {path.stat().st_mode & 0o077 for path in written.folder.glob("*.parquet")}
    assert modes == {0}
    assert written.folder.stat().st_mode & 0o077 == 0


def test_one_snapshot_is_asked_for_however_many_changes(children: dict[str, Child]) -> None:
    for _ in range(3):
        ask()
    assert Job.objects.filter(kind=KIND).count() == 1


def test_a_page_may_have_the_version_before(children: dict[str, Child]) -> None:
    held = memory.at_hand()
    one = next(iter(children.values()))
    change_child(by=TEST, child=one, values={"religion": "none"})
    assert memory.at_hand() is held
    assert memory.current() is not held


def test_a_page_with_the_version_before_does_not_wait_while_another_is_read(
    children: dict[str, Child],
) -> None:
    held, reading, shown = memory.at_hand(), Event(), Event()

    def read() -> None:
        with memory._lock:
            reading.set()
            shown.wait(10)

    reader = Thread(target=read)
    change_child(by=TEST, child=next(iter(children.values())), values={"religion": "none"})
    reader.start()
    reading.wait(10)
    assert memory.at_hand() is held
    assert reader.is_alive(), "the page waited until it was read"
    shown.set()
    reader.join()


def test_a_change_of_no_one_child_reads_everything(children: dict[str, Child]) -> None:
    bridge.record()
    User.objects.create_user("a@council.test")
    with transaction.atomic():
        audit.record(by=TEST, action="people.worker.changed")
    with CaptureQueriesContext(connection) as asked:
        bridge.record()
    assert any("people_placement" in query["sql"] for query in asked)
