"""What was given on disk: folders, zips and single files, opened into the files that are in them.

Nothing is ever written to disk, so a name in a zip can point nowhere. Names that try are refused
all the same, since no honest program writes them.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from hearth.sources.problems import Problem

__all__ = [
    "CANNOT_OPEN",
    "OLD_OFFICE",
    "ZIP",
    "Member",
    "Opened",
    "is_office",
    "open_path",
    "unpacked",
]

DEEPEST_ZIP = 3  # a zip in a zip in a zip; more is a trap
MOST_BYTES = 2_000_000_000  # unpacked, of one zip file
MOST_OF_ONE = 1_000_000_000  # unpacked, of one file in it
MOST_TIMES = 200  # what text packs to at most; more is a trap...
SUSPICIOUS = 100_000_000  # ...once it has unpacked to so much
PIECE = 1 << 20
SYSTEM_FOLDERS = frozenset({"__MACOSX"})
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
OFFICE_FILES = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})
ENCRYPTED = 1  # the flag of a file in a zip
ZIP = b"PK\x03\x04"  # how zips start...
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # ...and Office files that are none
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")  # how programs start...
PROGRAM_NAMES = frozenset(  # ...and are called
    {".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".sh"}
)
DRIVE = re.compile(r"[A-Za-z]:")
CANNOT_OPEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)


@dataclass(frozen=True)
class Member:
    """One file of a return.

    `folder` is where it lies; `open` gives its bytes, or raises one of CANNOT_OPEN.
    """

    folder: str
    name: str
    open: Callable[[], IO[bytes]]
    packed: int | None = None  # its size in a zip

    @property
    def path(self) -> str:
        """Folder and name, as sentences show it."""
        return f"{self.folder}/{self.name}" if self.folder else self.name

    def read(self, most: int = -1) -> bytes:
        """The file's bytes, all or the first; raises one of CANNOT_OPEN when it is damaged."""
        with self.open() as stream:
            if most >= 0 or self.packed is None:
                return stream.read(most)
            return unpacked(stream, self.packed)


def unpacked(stream: IO[bytes], packed: int) -> bytes:
    """All of a packed file, in pieces so that one that never ends is given up in time."""
    data = bytearray()
    while piece := stream.read(PIECE):
        data += piece
        refuse_too_big(len(data), packed)
    return bytes(data)


def refuse_too_big(size: int, packed: int) -> None:
    """OSError when what a file unpacks to is more than any return holds."""
    if size > MOST_OF_ONE:
        raise OSError("it unpacks to more than 1 GB")
    if size > SUSPICIOUS and size > MOST_TIMES * packed:
        raise OSError(f"it unpacks to more than {MOST_TIMES} times its size")


@dataclass
class Opened:
    """The files found at one path and what could not be opened."""

    deepest: int = DEEPEST_ZIP
    workbooks: bool = False
    members: list[Member] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def leave_out(self, path: str, why: str) -> None:
        """Say that a file is not used and why."""
        self.problems.append(Problem("", None, "", f"{path} {why}", blocking=True))

    def say(self, path: str, what: str) -> None:
        """Say something about a file that is used all the same."""
        self.problems.append(Problem("", None, "", f"{path} {what}"))


def open_path(path: Path, *, deepest: int = DEEPEST_ZIP, workbooks: bool = False) -> Opened:
    """Every file of a folder (and the folders in it), a zip (and zips in it) or the file itself.

    Names start with the last part of `path`. Files an operating system leaves behind are passed
    over, and said. Programs are refused. A path that is not there is a problem, not an error.
    Zips are opened `deepest` deep; `workbooks` are members when they are wanted, else left out.
    """
    opened = Opened(deepest, workbooks)
    try:
        for file, name in files_at(path, opened):
            add(on_disk(file, PurePosixPath(name)), opened, depth=0)
        if not opened.members and not opened.problems:
            opened.leave_out(str(path), why_nothing(path))
    except OSError as error:
        opened.leave_out(str(path), f"cannot be opened ({error.strerror}); it is not used.")
    return opened


def files_at(path: Path, opened: Opened) -> Iterator[tuple[Path, str]]:
    """The files at a path and the names to show them by; OSError when it may not be looked at."""
    if path.is_file():
        yield path, path.name
    if not path.is_dir():
        return

    def closed(error: OSError) -> None:
        opened.leave_out(str(error.filename), f"cannot be opened ({error.strerror}).")

    top = path.resolve().name
    walked = os.walk(path, onerror=closed)
    for file in sorted(Path(folder, name) for folder, _, names in walked for name in names):
        shown = f"{top}/{file.relative_to(path).as_posix()}"
        if is_ordinary(file):
            yield file, shown
        else:
            opened.leave_out(shown, "is no ordinary file or may not be opened; it is not used.")


def is_ordinary(file: Path) -> bool:
    """Whether there is a file to read, and not a pipe, a broken link or a closed folder."""
    try:
        return file.is_file()
    except OSError:
        return False


def why_nothing(path: Path) -> str:
    """Why a path gave no files."""
    if path.is_dir():
        return "is an empty folder. Give the folder that holds the return's files."
    return "is not there. Check the spelling and give a folder, a zip or an XML file."


def add(member: Member, opened: Opened, depth: int) -> None:
    """Put a file with the others, or what is in it when it is a zip."""
    if left_by_a_system(member.path):
        opened.say(member.path, "was left by an operating system; it is passed over.")
        return
    try:
        start = member.read(4)
    except CANNOT_OPEN as error:
        opened.leave_out(member.path, f"cannot be opened ({error}); it is not used.")
        return
    if start.startswith(PROGRAMS) or PurePosixPath(member.name).suffix.lower() in PROGRAM_NAMES:
        opened.leave_out(member.path, "is a program, not data; it is not used.")
    elif start == ZIP:
        unpack(member, opened, depth)
    else:
        opened.members.append(member)


def left_by_a_system(path: str) -> bool:
    """Whether an operating system or an open spreadsheet left this file behind."""
    *folders, name = PurePosixPath(path).parts
    hidden = name.startswith((".", "~$")) or name.lower() in SYSTEM_FILES
    return hidden or not SYSTEM_FOLDERS.isdisjoint(folders)


def unpack(member: Member, opened: Opened, depth: int) -> None:
    """Add what is in a zip; say so when the zip was itself in one."""
    path = member.path
    try:
        archive = zipfile.ZipFile(BytesIO(member.read()))
    except CANNOT_OPEN as error:
        opened.leave_out(path, f"is a zip that cannot be opened ({error}); make it again.")
        return
    inside = [info for info in archive.infolist() if not info.is_dir()]
    if is_office(archive) and opened.workbooks:
        opened.members.append(member)
    elif why := why_refused(archive, inside):
        opened.leave_out(path, why)
    elif depth >= opened.deepest:
        opened.leave_out(path, "is a zip too deep inside other zips; unpack it and try again.")
    else:
        if depth:
            opened.say(path, "is a zip inside a zip; the files in it are read.")
        for info in sorted(inside, key=lambda info: info.filename):
            if why := why_unsafe(info):
                opened.leave_out(f"{path}/{info.filename}", why)
            else:
                add(inner(archive, info, path), opened, depth + 1)


def is_office(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is really a workbook or another Office file."""
    return not OFFICE_FILES.isdisjoint(archive.namelist())


def why_refused(archive: zipfile.ZipFile, inside: Sequence[zipfile.ZipInfo]) -> str:
    """Why nothing of a zip is used; empty when it may be."""
    if any(info.flag_bits & ENCRYPTED for info in inside):
        return "is a zip with a password. Unpack it and give the files."
    if is_office(archive):
        return "is an Office file. Save each sheet as CSV UTF-8 and give those."
    if sum(info.file_size for info in inside) > MOST_BYTES:
        return "unpacks to more than 2 GB. Give the files without the zip."
    return ""


def why_unsafe(info: zipfile.ZipInfo) -> str:
    """Why one file of a zip is not used; empty when it may be."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link to another file, as no return needs; it is not used."
    name = info.orig_filename.replace("\\", "/")
    if name.startswith("/") or DRIVE.match(name) or ".." in name.split("/"):
        return "points outside its zip, as no honest file does; it is not used."
    return ""


def on_disk(file: Path, shown: PurePosixPath) -> Member:
    """One file of a folder, or the only one given."""
    folder = "" if len(shown.parts) == 1 else str(shown.parent)
    return Member(folder, shown.name, lambda: file.open("rb"))


def inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Member:
    """One file of a zip. The zip's path is shown as the folder."""
    within = PurePosixPath(info.filename.replace("\\", "/"))
    folder = "/".join([path, *within.parent.parts])

    def unpack() -> IO[bytes]:
        refuse_too_big(info.file_size, info.compress_size)
        return archive.open(info)

    return Member(folder, within.name, unpack, info.compress_size)
