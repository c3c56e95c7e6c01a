"""Everything comes back as it was, or nothing changes and a sentence says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from hearth_web.audit import record
from hearth_web.audit.models import Event
from hearth_web.config.backups import BackupError, restore, take
from hearth_web.config.backups.tables import empty_tables, models_kept
from hearth_web.people.models import Child, Document, Note

PASSPHRASE = "four unrelated words here"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def files(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.DATA = tmp_path
    return tmp_path / "files"


@pytest.fixture
def lived_in(cast: Any, files: Path) -> None:
    """A record with a note, a document larger than a chunk, odd characters, and a log of it."""
    worker = cast["social_worker"]
    with transaction.atomic():
        note = Note.objects.create(
            child=cast.ash,
            at=datetime(2025, 3, 1, 9, 30, 0, 123457, tzinfo=UTC),
            kind="visit",
            title="Tea & cake — “lovely” ☕",
            body="line one\nline two\u2028still line two\r\n'; DROP TABLE x; --",
            author=worker,
        )
        record(by=worker, action="people.note.added", subject=note, child=cast.ash.pk)
        Document.objects.create(
            child=cast.ash,
            at=date(2025, 3, 2),
            kind="letter",
            title="A long letter",
            file=ContentFile(b"\x00\xffpage" * 400_000, name="letter.pdf"),
            name="letter.pdf",
            size=2_400_000,
            digest="0" * 64,
            author=worker,
        )


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table kept, as plain values."""
    return {
        model._meta.label_lower: sorted(model._base_manager.values_list(), key=repr)
        for model in models_kept()
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def wipe(files: Path) -> None:
    with transaction.atomic():
        empty_tables()
    for path in files.rglob("*"):
        if path.is_file():
            path.unlink()
    for path in sorted(files.rglob("*"), reverse=True):
        path.rmdir()


def test_everything_comes_back_row_by_row(lived_in: None, files: Path, tmp_path: Path) -> None:
    rows, documents = everything(), contents(files)
    taken = take(tmp_path / "one.backup", PASSPHRASE)
    assert taken.files == len(documents) == 1
    wipe(files)
    assert not Child.objects.exists()
    came = restore(tmp_path / "one.backup", PASSPHRASE)
    after = everything()
    # The log goes on from where it was: that it was restored is its newest event.
    assert [e.action for e in Event.objects.order_by("-id")[:1]] == ["site.restored"]
    log, head = "audit.event", "audit.head"
    assert len(after[log]) == len(rows[log]) + 1
    assert [row for row in rows[log] if row not in after[log]] == []
    assert {k: v for k, v in after.items() if k not in {log, head}} == {
        k: v for k, v in rows.items() if k not in {log, head}
    }
    assert contents(files) == documents
    assert came.proof.whole
    assert not came.another_key
    assert Child.objects.create(child="next", forename="Next").pk


def test_the_file_gives_nothing_away(lived_in: None, files: Path, tmp_path: Path) -> None:
    take(tmp_path / "one.backup", PASSPHRASE)
    sealed = (tmp_path / "one.backup").read_bytes()
    for secret in (b"Hillside", b"people.child", b"letter.pdf", settings.SECRET_KEY.encode()):
        assert secret not in sealed
    assert (tmp_path / "one.backup").stat().st_mode & 0o077 == 0
    assert not list(tmp_path.glob("*.partial"))


def test_a_place_with_something_in_it_is_left_alone(
    lived_in: None, files: Path, tmp_path: Path
) -> None:
    take(tmp_path / "one.backup", PASSPHRASE)
    before = everything()
    with pytest.raises(BackupError, match="not empty"):
        restore(tmp_path / "one.backup", PASSPHRASE)
    assert everything() == before


def test_replacing_removes_what_came_since(lived_in: None, files: Path, tmp_path: Path) -> None:
    documents = contents(files)
    take(tmp_path / "one.backup", PASSPHRASE)
    Child.objects.create(child="since", forename="Since")
    (files / "since.txt").write_text("since")
    restore(tmp_path / "one.backup", PASSPHRASE, replace=True)
    assert not Child.objects.filter(child="since").exists()
    assert contents(files) == documents


def changed(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def without_a_chunk(data: bytes) -> bytes:
    """The second chunk taken out, so that the others are whole but do not follow."""
    first = data.index(b"}") + 1
    start = first + 4 + int.from_bytes(data[first : first + 4], "big")
    end = start + 4 + int.from_bytes(data[start : start + 4], "big")
    return data[:start] + data[end:]


HARMS: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda data: data[: len(data) // 2], "not whole"),
    (lambda data: data[:-1], "not whole"),
    (lambda data: data[:10], "not a Hearth backup"),
    (lambda _data: b"", "not a Hearth backup"),
    (lambda data: data + b"x", "does not open"),
    (changed(0), "not a Hearth backup"),
    (changed(60), "does not open|not a Hearth backup"),
    (changed(5000), "does not open"),
    (changed(-20), "does not open"),
    (without_a_chunk, "does not open"),
]


def test_a_harmed_file_changes_nothing_and_is_named(
    lived_in: None, files: Path, tmp_path: Path
) -> None:
    path = tmp_path / "one.backup"
    take(path, PASSPHRASE)
    whole = path.read_bytes()
    rows, documents = everything(), contents(files)
    for harm, says in HARMS:
        path.write_bytes(harm(whole))
        with pytest.raises(BackupError, match=says):
            restore(path, PASSPHRASE, replace=True)
        assert everything() == rows
        assert contents(files) == documents


def test_another_passphrase_does_not_open_it(lived_in: None, files: Path, tmp_path: Path) -> None:
    take(tmp_path / "one.backup", PASSPHRASE)
    with pytest.raises(BackupError, match="passphrase is not the one"):
        restore(tmp_path / "one.backup", "three unrelated words", replace=True)
    assert Child.objects.exists()
