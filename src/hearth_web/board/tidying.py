"""Every night: files that nothing names any more, and packs nobody published, are let go of."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from hearth_web import jobs
from hearth_web.board.frozen import files_of
from hearth_web.board.making import folder_of
from hearth_web.board.models import Attachment, Pack
from hearth_web.board.telling import drop

__all__ = ["TIDY", "tidy"]

TIDY = "board.tidy"
KEPT = timedelta(days=30)  # a pack nobody published, and a file taken off a paper


def tidy(work: jobs.Work) -> dict[str, int]:
    """Files of papers stay as long as a paper or a published pack names them."""
    work.progress("Removing old packs and files")
    old = Pack.objects.filter(published_at=None, asked_at__lt=timezone.now() - KEPT)
    for pack in old:
        shutil.rmtree(folder_of(pack), ignore_errors=True)
        if pack.by:
            drop(by=pack.by, pack=pack)
    gone, _ = old.delete()
    still = named()
    loose = [path for path in papers_kept() if path not in still]
    for path in loose:
        path.unlink()
    return {"packs": gone, "files": len(loose)}


def papers_kept() -> Iterator[Path]:
    """Files of papers that have been there for a month."""
    before = time.time() - KEPT.total_seconds()
    for path in (Path(settings.MEDIA_ROOT) / "board" / "papers").rglob("*"):
        if path.is_file() and path.stat().st_mtime < before:
            yield path


def named() -> set[Path]:
    """The files that a paper or a published pack names."""
    root = Path(settings.MEDIA_ROOT)
    names = set(Attachment.objects.values_list("file", flat=True))
    for pack in Pack.objects.exclude(published_at=None):
        for part in (pack.open, pack.closed or {}):
            names.update(each["file"] for each in files_of(part))
    return {root / name for name in names}
