"""Putting a file into a child's record: in a folder no web server shows, under a random name."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Mapping
from pathlib import PurePath, PureWindowsPath
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from hearth_web.access.models import User
from hearth_web.people.actions.changes import apply
from hearth_web.people.actions.model import Change
from hearth_web.people.models import Child, Document

__all__ = ["NotStoredError", "add_document"]

LONGEST_NAME = 200
CHUNK = 1024 * 1024
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
