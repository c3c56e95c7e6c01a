"""What an upload is, told by what is in it: which of the ways in can read it, or why none should.

It is stricter than reading: whoever uploads a file can be asked to give a plain one.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import IO, Literal

from hearth.errors import UnreadableError
from hearth.sources.annex_a.lists import list_of
from hearth.sources.files import CANNOT_OPEN, OLD_OFFICE, ZIP, Member, open_path
from hearth.sources.plain import Sheet, sheets_in
from hearth.sources.problems import Problem
from hearth.sources.ssd.layout import table_of
from hearth.sources.ssda903 import is_return

__all__ = ["Kind", "recognise"]

Kind = Literal["ssda903", "annex_a", "ssd"]
PACKED = (ZIP, OLD_OFFICE)  # how workbooks start
START = 64_000  # bytes of a text file that are enough to know it by
# Of what an upload holds the first of these there is most of is what it is.
KINDS: tuple[Kind, ...] = ("ssda903", "annex_a", "ssd")

NOT_RECOGNISED = (
    "is not recognised: it is neither an SSDA903 return (CSV files, a zip of them, or XML), nor "
    "Annex A lists (an Excel workbook, or a CSV file for each list), nor a Standard Safeguarding "
    "Dataset export (a CSV file for each table)."
)


def recognise(path: Path) -> Kind:
    """Which of the three a file, folder or zip is.

    Raises UnreadableError, with a sentence for each reason, when it is none of them, more than one
    of them, or holds what no upload should: a program, a zip in a zip, a link, a name that points
    elsewhere, a password, or more than any council has.
    """
    opened = open_path(path, deepest=1, workbooks=True)
    if refused := [problem.problem for problem in opened.problems if problem.blocking]:
        raise UnreadableError("\n".join(refused))
    found: Counter[Kind] = Counter()
    reasons: list[str] = []
    for member in opened.members:
        kinds, why = kinds_of(member)
        found.update(kinds)
        reasons += why
    if len(found) == 1:
        return next(iter(found))
    names = {"ssda903": "an SSDA903 return", "annex_a": "Annex A lists", "ssd": "a Standard "
             "Safeguarding Dataset export"}  # fmt: skip
    if found:
        both = " and ".join(names[kind] for kind in KINDS if found[kind])
        raise UnreadableError(f"{path.name} holds {both} at once. Give each by itself.")
    raise UnreadableError("\n".join([f"{path.name} {NOT_RECOGNISED}", *reasons]))


def kinds_of(member: Member) -> tuple[set[Kind], list[str]]:
    """What one file is, and why it is nothing when it is."""
    problems: list[Problem] = []
    try:
        start = member.read(START)
    except CANNOT_OPEN as error:
        return set(), [f"{member.path} cannot be opened ({error})."]
    whole = member if start.startswith(PACKED) else head_of(member, start)
    found = {kind for sheet in sheets_in(whole, problems) if (kind := kind_of(sheet))}
    if not found and is_return(member.path, start):
        found.add("ssda903")
    return found, [problem.problem for problem in problems if problem.blocking]


def kind_of(sheet: Sheet) -> Kind | None:
    """Whether a sheet is an Annex A list or a table of the dataset."""
    if table_of(sheet):
        return "ssd"
    return "annex_a" if list_of(sheet) else None


def head_of(member: Member, start: bytes) -> Member:
    """The first lines of a text file as a file of its own."""
    end = len(start) if len(start) < START else start.rfind(b"\n") + 1 or START
    end += end % 2 if b"\x00" in start[:100] else 0  # UTF-16 has two bytes for a character
    lines = start[:end]

    def open_lines() -> IO[bytes]:
        return BytesIO(lines)

    return Member(member.folder, member.name, open_lines)
