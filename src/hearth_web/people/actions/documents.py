"""Putting a file into a child's record: in a folder no web server shows, under a random name."""

from __future__ import annotations

import hashlib
import os
import re
import time
import uuid
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path, PurePath, PureWindowsPath
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from hearth_web.access.models import User
from hearth_web.people.actions.changes import apply
from hearth_web.people.actions.model import Change
from hearth_web.people.models import Child, Document

__all__ = ["NotStoredError", "add_document", "let_go_of_files"]

LONGEST_NAME = 200
CHUNK = 1024 * 1024
KEPT_REMOVED = timedelta(days=30)  # time to notice that a document was removed by mistake
UNDER_WAY = timedelta(hours=6)  # a newer file may be one whose row is just being written
UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class NotStoredError(Exception):
    """The file could not be written, for example because the disk is full."""


def add_document(
    *, by: User, child: Child, file: IO[bytes], name: str, values: Mapping[str, Any]
) -> Document:
    """Keep a file that was checked. Nothing stays of it when its row cannot be written."""
    try:
        stored = default_storage.save(random_place(), File(file))
    except OSError as error:
        raise NotStoredError from error
    try:
        row = {
            **values,
            "file": stored,
            "name": plain_name(name),
            "size": default_storage.size(stored),
            "digest": digest_of(stored),
            "author": by,
        }
        made: Any = apply(by=by, child=child, changes=[Change(Document, None, row)])[0]
    except BaseException:
        default_storage.delete(stored)
        raise
    return made


def random_place() -> str:
    """Where a file goes: its name tells nothing, and nothing runs by its ending."""
    return f"documents/{timezone.localdate():%Y/%m}/{uuid.uuid4().hex}"


def plain_name(name: str) -> str:
    """The name a person gave, without folders or marks that hide what it is."""
    last = PureWindowsPath(PurePath(UNSEEN.sub("", name)).name).name.strip(" .")
    stem, dot, ending = last.rpartition(".")
    if not dot:
        return last[:LONGEST_NAME] or "document"
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"[:LONGEST_NAME]


def digest_of(stored: str) -> str:
    """The SHA-256 of what was written."""
    digest = hashlib.sha256()
    with default_storage.open(stored) as written:
        while piece := written.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def let_go_of_files() -> dict[str, int]:
    """Every night: files no document names are put aside, and destroyed after a month.

    They are those of documents that were removed, and of uploads that were cut off. The log says
    where the file of a removed document lay, so that it can be got back until then.
    """
    root, now = Path(settings.MEDIA_ROOT), time.time()
    aside = root / "removed"
    aside.mkdir(mode=0o700, parents=True, exist_ok=True)
    named = set(Document.objects.values_list("file", flat=True))
    loose = [path for path in files_in(root / "documents", older_than=UNDER_WAY, now=now)
             if path.relative_to(root).as_posix() not in named]  # fmt: skip
    for path in loose:
        os.utime(path)  # the month begins now
        path.rename(aside / path.name)
    over = files_in(aside, older_than=KEPT_REMOVED, now=now)
    for path in over:
        path.unlink()
    return {"put_aside": len(loose), "destroyed": len(over)}


def files_in(folder: Path, *, older_than: timedelta, now: float) -> list[Path]:
    """The files in a folder that were last written before then."""
    before = now - older_than.total_seconds()
    return [each for each in folder.rglob("*") if each.is_file() and each.stat().st_mtime < before]
