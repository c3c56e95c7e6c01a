"""Which attached files can be bound into a pack, page by page, and why another cannot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hearth.documents.renderers.typesetting import why_unreadable

__all__ = ["LONGEST", "MOST_MB", "MOST_PAGES", "Looked", "looked_at", "within"]

LONGEST = 100
"""The most pages of one file."""
MOST_PAGES = 300
"""The most pages of all files of one pack together."""
MOST_MB = 100
"""The most megabytes of all files of one pack together."""

MAGIC = b"%PDF-"
NOT_THERE = "does not exist"
APART = "so it is not bound in and stays a file of its own"
LOCKED = f"It is protected by a password, {APART}", "Save it without one to have it bound in"
BROKEN = f"It cannot be read as a PDF, {APART}", "Make it again with the program it came from"
LOST = f"It is no longer where it was kept, {APART}", "Attach it again"
LONG = f"It has more than {LONGEST} pages, {APART}", "Attach a shorter one to have it bound in"
FULL = (
    f"With it the files of this pack would have more than {MOST_PAGES} pages or {MOST_MB} MB, "
    f"{APART}",
    "Leave another out to have it bound in",
)


@dataclass(frozen=True)
class Looked:
    """What was found in a file: the pages to bind, or why it is not bound and what to do then.

    A file that is no PDF has neither. `size` is in bytes.
    """

    pages: int = 0
    why: str = ""
    to_do: str = ""
    size: int = 0


def looked_at(path: Path) -> Looked:
    """Whether a file can be bound, and its pages, found by asking for one after another."""
    try:
        with path.open("rb") as file:
            head, size = file.read(1024), path.stat().st_size
    except OSError:
        return Looked(0, *LOST)
    if MAGIC not in head:
        return Looked(size=size)
    if why := why_unreadable(path, 1):
        return Looked(0, *(LOCKED if "encrypted" in why else BROKEN), size)
    if not why_unreadable(path, LONGEST + 1):
        return Looked(0, *LONG, size)
    return _counted(path, size)


def _counted(path: Path, size: int) -> Looked:
    """The number of its last page, halved towards."""
    low, high = 1, LONGEST
    while low < high:
        middle = (low + high + 1) // 2
        why = why_unreadable(path, middle)
        if why and NOT_THERE not in why:
            return Looked(0, *BROKEN, size)
        low, high = (low, middle - 1) if why else (middle, high)
    return Looked(low, size=size)


def within(files: Iterable[Looked]) -> Sequence[Looked]:
    """The files of one pack in its order: those with which it would be too large are left out."""
    pages = size = 0
    found = []
    for each in files:
        more = each.pages and (pages + each.pages, size + each.size)
        if more and (more[0] > MOST_PAGES or more[1] > MOST_MB * 1024**2):
            found.append(replace(each, pages=0, why=FULL[0], to_do=FULL[1]))
            continue
        pages, size = more or (pages, size)
        found.append(each)
    return found
