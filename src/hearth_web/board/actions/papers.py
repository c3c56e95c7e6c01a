"""Papers: saved as versions that stay, and the files attached to them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import IO, Any
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from hearth.board.kinds import kind_of
from hearth.documents.bound import looked_at
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.board.actions.rows import add, change, log
from hearth_web.board.frozen import plain
from hearth_web.board.models import Attachment, Paper, PaperVersion
from hearth_web.board.rules import Fault, RefusedError, is_closed
from hearth_web.board.searching import keep_words

__all__ = ["attach", "detach", "keep_version", "turn", "values_kept", "write"]

NOT_KEPT = ("id", "version", "item_id")


def write(*, by: User, paper: Paper, values: Mapping[str, Any], version: int | None) -> Paper:
    """Save a paper and keep what it said as a version of its own."""
    with transaction.atomic():
        saved = change(by=by, row=paper, values=values, version=version)
        keep_version(by=by, paper=saved)
    return saved


def turn(*, by: User, paper: Paper, kind: str) -> Paper:
    """Make a paper another kind of report. Sections nothing was written in begin as that kind does,
    and those that say what the kind before began them with go with it."""
    before, begun = kind_of(paper.kind).beginnings, kind_of(kind).beginnings
    own = {key: text for key, text in paper.sections.items() if text != before.get(key)}
    return write(
        by=by, paper=paper, values={"kind": kind, "sections": {**begun, **own}}, version=None
    )


def keep_version(*, by: User, paper: Paper) -> PaperVersion:
    """The paper as it is now, as its next version; the last one where nothing changed."""
    values = values_kept(paper)
    last = paper.versions.first()
    if last is not None and last.values == values:
        return last
    number = last.number + 1 if last else 1
    made = PaperVersion(paper=paper, number=number, values=values, by=by, who=str(by)[:200])
    with transaction.atomic():
        made.save()
        after = {"version": number, **({} if is_closed(paper) else {"title": paper.title})}
        audit.record(by=by, action="board.paper.version_kept", subject=paper, after=after)
    return made


def values_kept(paper: Paper) -> dict[str, Any]:
    """The whole of a paper as plain values, its tables with it."""
    rows = {
        "background_papers": list(
            paper.background_papers.values("title", "held_at", "contact", "link")
        ),
        "consulted": list(paper.consulted.values("officer", "sought", "included")),
        "attachments": list(paper.attachments.values("title", "name", "digest")),
    }
    return plain(audit.values_of(paper, NOT_KEPT) | rows)


def attach(*, by: User, paper: Paper, title: str, name: str, file: IO[bytes]) -> Attachment:
    """Keep a file that was checked as an appendix; nothing stays of it if its row cannot be."""
    place = f"board/papers/{timezone.localdate():%Y/%m}/{uuid4().hex}"
    try:
        stored = default_storage.save(place, File(file))
    except OSError as error:
        words = "The file could not be kept, perhaps because the disk is full. Try again later"
        raise RefusedError(Fault("file", words)) from error
    file.seek(0)
    looked = looked_at(Path(default_storage.path(stored)))
    row = Attachment(
        paper=paper,
        title=title,
        file=stored,
        name=PurePath(name.replace("\\", "/")).name[-200:],
        size=default_storage.size(stored),
        digest=hashlib.file_digest(file, "sha256").hexdigest(),  # type: ignore[arg-type]
        pages=looked.pages,
        not_bound=". ".join(filter(None, [looked.why, looked.to_do])),
    )
    try:
        with transaction.atomic():
            kept = add(by=by, row=row)
            keep_words(kept)
        return kept
    except BaseException:
        default_storage.delete(stored)
        raise


def detach(*, by: User, attachment: Attachment) -> None:
    """Take a file off a paper. Its bytes stay where a published pack may name them."""
    with transaction.atomic():
        log(by, attachment, "removed", audit.values_of(attachment), {})
        attachment.delete()
