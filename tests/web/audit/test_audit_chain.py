"""The chain shows every change, removal and addition, whoever makes it and however."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import many_writers
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth_web import audit
from hearth_web.audit.chain import Proof, Stand, go_on, prove
from hearth_web.audit.models import Event, Head, UnchangeableError
from hearth_web.audit.queries import holds

BY = audit.System("a test")


def written(count: int) -> list[Event]:
    with transaction.atomic():
        return [
            audit.record(by=BY, action="test.done", after={"n": n, "day": "2024-05-03"}, why=f"{n}")
            for n in range(count)
        ]


def sql(words: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words, values)


@pytest.mark.django_db
def test_an_empty_log_and_an_untouched_one_are_whole() -> None:
    assert prove() == Proof(0, "0" * 64)
    last = written(7)[-1]
    assert prove() == Proof(7, last.hash)
    assert prove().whole


@pytest.mark.django_db
def test_an_act_and_its_log_are_one_transaction() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        written(1)
        raise ZeroDivisionError
    assert prove().events == 0


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_logged() -> None:
    with pytest.raises(RuntimeError, match=r"transaction\.atomic"):
        audit.record(by=BY, action="test.done")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda _event: Event.objects.all().delete(),
        lambda _event: Event.objects.filter(action="test.done").update(why=""),
    ],
)
def test_the_application_cannot_change_the_log(change: Callable[[Event], object]) -> None:
    event = written(1)[0]
    with pytest.raises(UnchangeableError):
        change(event)


COLUMNS = {
    "at": "2020-01-01 00:00:00",
    "by": "Somebody else",
    "by_id": "x",
    "action": "test.undone",
    "subject_kind": "people.child",
    "subject_id": "x",
    "why": "",
    "before": '{"n": 1}',
    "after": '{"n": 99}',
    "hash": "f" * 64,
    "previous": "f" * 64,
}


@pytest.mark.django_db
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(column: str) -> None:
    middle = written(5)[2]
    sql(f'UPDATE audit_event SET "{column}" = %s WHERE id = %s', COLUMNS[column], middle.pk)
    proof = prove()
    assert not proof.whole
    assert proof.broken_at == middle.pk
    assert proof.events == 2


@pytest.mark.django_db
@pytest.mark.parametrize("at", range(5))
def test_a_removed_event_is_found_wherever_it_stood(at: int) -> None:
    events = written(5)
    sql("DELETE FROM audit_event WHERE id = %s", events[at].pk)
    proof = prove()
    assert not proof.whole
    assert proof.broken_at == (events[at + 1].pk if at < 4 else None)
    assert proof.events == at


@pytest.mark.django_db
def test_an_emptied_log_is_found() -> None:
    written(3)
    sql("DELETE FROM audit_event")
    assert not prove().whole


@pytest.mark.django_db
def test_an_event_put_in_at_the_end_is_found() -> None:
    """Even one whose own hash is right: the end of the chain is kept elsewhere."""
    last = written(3)[-1]
    forged = Event(at=last.at, by="Nobody", action="test.done", previous=last.hash)
    forged.hash = forged.worked_hash()
    Event.objects.bulk_create([forged])
    assert not prove().whole


@pytest.mark.django_db
def test_an_event_put_in_between_is_found() -> None:
    events = written(3)
    sql("UPDATE audit_event SET id = id + 100 WHERE id > %s", events[1].pk)
    forged = Event(at=events[1].at, by="Nobody", action="test.done", previous="e" * 64)
    forged.hash = forged.worked_hash()
    Event.objects.bulk_create([forged])
    sql("UPDATE audit_event SET id = %s WHERE hash = %s", events[1].pk + 1, forged.hash)
    assert not prove().whole


@pytest.mark.django_db
def test_a_chain_written_anew_no_longer_holds_a_hash_kept_elsewhere() -> None:
    events = written(4)
    kept = events[-1].hash
    assert holds(f" {kept.upper()} ") == events[-1]
    sql("DELETE FROM audit_event")
    sql("DELETE FROM audit_head")
    written(3)
    assert prove().whole
    assert holds(kept) is None


@pytest.mark.django_db
def test_a_long_log_is_proved_in_steps_to_the_same_end() -> None:
    last = written(10)[-1]
    stand = go_on(Stand(), 4)
    assert isinstance(stand, Stand)
    assert stand.events == 4
    stand = go_on(stand, 4)
    assert isinstance(stand, Stand)
    assert go_on(stand, 4) == Proof(10, last.hash)


@pytest.mark.django_db
def test_what_is_added_while_it_is_proved_does_not_look_broken() -> None:
    written(6)
    stand = go_on(Stand(), 4)
    assert isinstance(stand, Stand)
    last = written(3)[-1]
    assert go_on(stand, 100) == Proof(9, last.hash)


TAMPERINGS = ("update", "delete", "swap", "head")


@pytest.mark.django_db
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    count=st.integers(2, 12),
    tampering=st.sampled_from(TAMPERINGS),
    seed=st.integers(0, 10_000),
)
def test_any_tampering_is_found(count: int, tampering: str, seed: int) -> None:
    chance = random.Random(seed)
    with transaction.atomic():
        sql("DELETE FROM audit_event")
        sql("DELETE FROM audit_head")
        events = written(count)
        assert prove().whole
        tamper(tampering, events, chance)
        assert not prove().whole
        transaction.set_rollback(True)


def tamper(how: str, events: list[Event], chance: random.Random) -> None:
    one = chance.choice(events)
    if how == "update":
        column = chance.choice(sorted(COLUMNS))
        sql(f'UPDATE audit_event SET "{column}" = %s WHERE id = %s', COLUMNS[column], one.pk)
    elif how == "delete":
        some = chance.sample(events, chance.randint(1, len(events)))
        for each in some:
            sql("DELETE FROM audit_event WHERE id = %s", each.pk)
    elif how == "swap":
        other = chance.choice([each for each in events if each is not one])
        for pk, to in ((one.pk, -1), (other.pk, one.pk), (-1, other.pk)):
            sql("UPDATE audit_event SET id = %s WHERE id = %s", to, pk)
    else:
        Head.objects.update(events=len(events) - 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="in memory SQLite knows no waiting; see the test below"
)
def test_many_writers_at_once_keep_one_chain() -> None:
    many_writers.write_at_once()
    assert Head.objects.count() == 1
    assert prove().whole
    assert prove().events == many_writers.EVENTS


def test_many_writers_at_once_keep_one_chain_in_a_file_of_sqlite(tmp_path: Path) -> None:
    environment = os.environ | {"HEARTH_DATA": str(tmp_path), "DATABASE_URL": ""}
    command = [sys.executable, many_writers.__file__]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == f"1 True {many_writers.EVENTS}\n", done.stderr
