"""A backup of one engine comes back on the other, and is of one moment while people save."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from installation import PASSPHRASE, Installation

FILL = """
from datetime import UTC, datetime
from django.core.files.base import ContentFile
from django.db import transaction
from hearth_web.access.models import User
from hearth_web.audit import record
from hearth_web.people.models import Child, Document, Note
user = User.objects.create_user("a@council.test", "correct horse battery", name="Ann")
with transaction.atomic():
    for n in range(600):
        child = Child.objects.create(child=str(n), forename=f"Zoë {n}", about="☕\\r\\n\\u2028'")
        record(by=user, action="people.child.added", subject=child, child=child.pk,
               after={"n": n, "at": datetime.now(UTC), "odd": "é ☕", "big": 2**40, "part": 0.1})
    Note.objects.create(child=child, at=datetime.now(UTC), kind="k", title="t", body="b",
                        author=user)
    Document.objects.create(child=child, at="2025-01-01", kind="k", title="t", size=5, name="n",
                            digest="0", author=user, file=ContentFile(b"hello", name="n.txt"))
"""
SHOW = """
import json
from hearth_web.config.backups.tables import models_kept
for model in models_kept():
    if model._meta.app_label not in {"audit"}:
        for row in sorted(map(repr, model._base_manager.values_list())):
            print(model._meta.label_lower, row)
from hearth_web.audit.models import Event
for e in Event.objects.exclude(action__startswith="site.").order_by("id"):
    print(e.pk, e.at, json.dumps(e.after, sort_keys=True), e.hash)
"""
WHILE_SAVING = """
from pathlib import Path
from threading import Thread
from django.db import connection
from hearth_web.config.backups import take
saved = []
def save():
    saved.append(Child.objects.create(child="meanwhile").pk)
    connection.close()
def listen(doing, done=0, total=0):
    if doing == "Tables: people.child" and not saved:
        thread = Thread(target=save)
        thread.start()
        thread.join(120)
        assert saved, "saving had to wait for the backup"
take(Path({path!r}), {passphrase!r}, listen)
assert Child.objects.count() == 601
"""


@pytest.mark.parametrize("source", ["sqlite", "postgresql"])
def test_a_backup_is_of_one_moment_and_comes_back_on_the_other_engine(
    source: str, tmp_path: Path, tables: Path, with_tables: Callable[[str], str]
) -> None:
    engines = [
        lambda name: Installation(tmp_path / name, tables=tables),
        lambda name: Installation(tmp_path / name, with_tables(f"engines_{source}")),
    ]
    one, other = engines if source == "sqlite" else reversed(engines)
    old, new = one("old"), other("new")
    path = tmp_path / "one.backup"
    backup = WHILE_SAVING.format(path=str(path), passphrase=PASSPHRASE)
    before = old.python(FILL + SHOW + backup)
    came = new.hearth("restore", path)
    assert came.returncode == 0, came.stderr
    assert "The audit log is whole: 600 events" in came.stdout
    assert new.python(SHOW) == before
    assert [p.read_bytes() for p in (tmp_path / "new/files").rglob("*.txt")] == [b"hello"]
    assert (tmp_path / "new/secret-key").read_text() == (tmp_path / "old/secret-key").read_text()


def test_what_is_wrong_is_a_sentence_and_an_exit_code(tmp_path: Path, tables: Path) -> None:
    here = Installation(tmp_path / "here")
    absent = here.hearth("restore", tmp_path / "none.backup")
    assert (absent.returncode, "There is no file" in absent.stderr) == (2, True)
    here.says["HEARTH_BACKUP_PASSPHRASE"] = "short"
    short = here.hearth("backup", tmp_path / "one.backup")
    assert (short.returncode, "needs 12 or more" in short.stderr) == (2, True)
    here.says = {}
    empty = here.hearth("backup", tmp_path / "one.backup")
    assert (empty.returncode, "nothing here to back up" in empty.stderr) == (1, True)
    (tmp_path / "other").write_text("a shopping list")
    shutil.copy(tables, here.folder)
    other = here.hearth("restore", tmp_path / "other")
    assert (other.returncode, "not a Hearth backup" in other.stderr) == (1, True)
    made = here.hearth("backup", tmp_path / "one.backup")
    assert (made.returncode, "Everything is in" in made.stdout) == (0, True)
    nowhere = Installation(tmp_path / "pg", "postgresql://nobody@127.0.0.1:1/none")
    away = nowhere.hearth("restore", tmp_path / "other")
    assert (away.returncode, "does not answer" in away.stderr) == (1, True)
    assert "Traceback" not in absent.stderr + short.stderr + other.stderr + away.stderr
