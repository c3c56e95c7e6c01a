"""The words of attached files, read once each and kept, to be searched for what is closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.core.files.storage import default_storage

from hearth.documents.file_words import Said, said_in
from hearth_web.board.models import Attachment, AttachmentWords, Meeting

__all__ = ["keep_words", "words_for"]


def words_for(meeting: Meeting) -> Callable[[Path], Said]:
    """What the files of a meeting say, by where they lie; nothing is asked before the first is."""

    @cache
    def kept() -> dict[str, Attachment]:
        files = Attachment.objects.filter(paper__item__meeting=meeting).select_related("words")
        return {default_storage.path(each.file): each for each in files}

    def words(path: Path) -> Said:
        attached = kept().get(str(path))
        if attached is None:
            return said_in(path)
        held = getattr(attached, "words", None) or keep_words(attached)
        return Said(held.said, held.unread)

    return words


def keep_words(attachment: Attachment) -> AttachmentWords:
    """Read a file and keep what it says."""
    found = said_in(Path(default_storage.path(attachment.file)))
    values = {"said": found.words, "unread": found.unread}
    held, _ = AttachmentWords.objects.update_or_create(attachment=attachment, defaults=values)
    return held
