"""Packs written in the background, and their files handed out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import FileResponse
from django.urls import reverse
from django.utils import timezone

from hearth_web import audit, jobs
from hearth_web.board.frozen import agenda, mark_of, minutes
from hearth_web.board.models import Pack
from hearth_web.board.telling import figures_of, prepare
from hearth_web.board.writing import closed_booklets, open_booklets, write
from hearth_web.jobs.models import Job
from hearth_web.ui.files import TYPES

__all__ = ["Document", "as_response", "file_of", "leads_to", "listed", "make_pack"]

WORDS = {".pdf": "PDF", ".docx": "Word", ".html": "web page"}
OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True)
class Document:
    """A document of a pack: its name in words, and each file with its format."""

    name: str
    files: Sequence[tuple[str, str]]


def make_pack(work: jobs.Work) -> dict[str, list[str]]:
    """Freeze what the meeting says, then write it; from the beginning if it was broken off."""
    pack = Pack.objects.select_related("meeting__body").get(pk=work.arguments["pack"])
    if pack.published_at:
        return {"files": pack.files}
    work.progress("Reading the agenda")
    with transaction.atomic():
        made = minutes if pack.what == Pack.What.MINUTES else agenda
        pack.open, pack.closed = made(pack.meeting)
        pack.mark = mark_of(pack.open, pack.closed)
        opened, closed = open_booklets(pack), closed_booklets(pack)
        figures = figures_of(pack)
    out = folder_of(pack)
    shutil.rmtree(out, ignore_errors=True)
    try:
        written = write(opened, out / OPEN, work.progress)
        pack.files, pack.last_page = written.files, written.last_page
        pack.closed_files = write(closed, out / CLOSED, work.progress).files
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
    pack.made_at = timezone.now()
    with transaction.atomic():
        pack.save()
        if pack.by:
            prepare(by=pack.by, pack=pack, figures=figures)
        by = work.by or audit.System("Hearth")
        after = {"meeting": str(pack.meeting), "files": pack.files}
        audit.record(by=by, action="board.pack.made", subject=pack, after=after)
    return {"files": pack.files}


def folder_of(pack: Pack) -> Path:
    """Where the files of a pack lie."""
    return Path(settings.MEDIA_ROOT) / "board" / "packs" / str(pack.pk)


def leads_to(job: Job) -> str:
    """The page of the pack a job made."""
    return reverse("board-pack", args=[job.arguments["pack"]])


def listed(names: Sequence[str]) -> list[Document]:
    """The documents of a pack, each in its formats, PDF first: it is what most people want."""
    stems = list(dict.fromkeys(Path(name).stem for name in names))
    return [
        Document(
            stem.replace("-", " ").capitalize(),
            [(f"{stem}{end}", words) for end, words in WORDS.items() if f"{stem}{end}" in names],
        )
        for stem in stems
    ]


def file_of(pack: Pack, name: str, *, closed: bool) -> Path | None:
    """A file of a pack; None when it is not one of its files, or not for this reader."""
    folders = [(OPEN, pack.files)] + ([(CLOSED, pack.closed_files)] if closed else [])
    for folder, names in folders:
        path = folder_of(pack) / folder / name
        if name in names and path.is_file():
            return path
    return None


def as_response(path: Path) -> FileResponse:
    """The file, to be opened or kept; a web page of ours runs nothing."""
    response = FileResponse(
        path.open("rb"), content_type=TYPES[path.suffix], filename=path.name, as_attachment=True
    )
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    )
    return response
