"""The words of a file by what it is inside, or why they cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearth.documents.file_words.office import CANNOT_UNPACK, office_words
from hearth.sources.files import ZIP
from hearth.sources.text import to_utf8

__all__ = ["Said", "said_in"]

MOST = 4_000_000
"""The most letters that are kept of one file: some 1,500 pages."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True)
class Said:
    """The words of a file with spaces between, and in `unread` what of it could not be read."""

    words: str = ""
    unread: str = ""


def said_in(path: Path) -> Said:
    """What a file says: its text, and what lies beside it such as comments, notes and titles."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return Said(unread="it is no longer where it was kept")
    if b"%PDF-" in head:
        return _pdf(path)
    if head.startswith(ZIP):
        return _office(path)
    if head.startswith(PICTURES):
        return Said(unread="it is a picture")
    return _said(to_utf8(path.read_bytes()).data.decode("utf-8", "replace"))


def _pdf(path: Path) -> Said:
    from hearth.documents.file_words import pdf  # slow to load, and most files are no PDFs

    try:
        words, pages, unread = pdf.pdf_words(path)
    except pdf.LOCKED:
        return Said(unread="it is protected by a password")
    except pdf.CANNOT_READ:
        return Said(unread="it cannot be read as a PDF")
    which = f"{unread} of its {pages} pages" if pages > 1 else "its page"
    scan = f"{which} may hold words that cannot be read, as a scan does"
    return _said(words, scan if unread else "")


def _office(path: Path) -> Said:
    try:
        return _said(office_words(path))
    except CANNOT_UNPACK:
        return Said(unread="it cannot be unpacked")


def _said(words: str, unread: str = "") -> Said:
    """Words that any database keeps: without zeros and halves of letters, and not without end."""
    plain = words[:MOST].replace("\x00", " ").encode("utf-8", "ignore").decode()
    if len(words) > MOST:
        unread = f"only its first {MOST:,} letters were searched"
    return Said(" ".join(plain.split()), unread)
