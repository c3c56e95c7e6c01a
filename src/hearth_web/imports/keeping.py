"""Uploaded files on disk: under random names until they are brought in, then gone."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

__all__ = [
    "Given",
    "Kept",
    "Uploaded",
    "as_given",
    "folder_of",
    "keep",
    "laid_out",
    "on_disk",
    "path_of",
    "remove",
]

PIECE = 1 << 20
GIVEN = "What you gave"


class Given(Protocol):
    """A file as it is given: a name, and its bytes in pieces."""

    name: str

    def pieces(self) -> Iterator[bytes]:
        """The bytes."""


@dataclass(frozen=True)
class Kept:
    """A file on our disk: where it lies below the media folder, and what it is."""

    name: str
    place: str
    size: int
    digest: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return path_of(self.place)


def path_of(place: str) -> Path:
    """The path of a kept file."""
    return Path(settings.MEDIA_ROOT) / place


def folder_of(key: str) -> Path:
    """The folder of one import's files."""
    return path_of(f"imports/{key}")


def keep(key: str, files: Iterable[Given]) -> list[Kept]:
    """Write the files under random names into the import's folder: all, or none.

    Raises OSError when the disk is full (see `hearth_web.ui.room`).
    """
    folder = folder_of(key)
    try:
        folder.mkdir(parents=True, mode=0o700)
        return [_keep_one(key, folder, given) for given in files]
    except BaseException:
        remove(key)
        raise


def _keep_one(key: str, folder: Path, given: Given) -> Kept:
    random = secrets.token_hex(16)
    digest, size = hashlib.sha256(), 0
    with (folder / random).open("xb") as out:
        for piece in given.pieces():
            out.write(piece)
            digest.update(piece)
            size += len(piece)
        out.flush()
        os.fsync(out.fileno())
    return Kept(given.name[:400], f"imports/{key}/{random}", size, digest.hexdigest())


def remove(key: str) -> None:
    """Remove an import's files, if they are there."""
    shutil.rmtree(folder_of(key), ignore_errors=True)


@contextmanager
def laid_out(key: str, files: Iterable[tuple[str, str]]) -> Iterator[list[Path]]:
    """Folders with an import's files (name, place) under the names they were given with.

    Names tell tables and years, folders which files belong together. Of two files with one name
    the second lies in another folder. They are links within the import's own folder, so that
    nothing is copied and nothing outlives it.
    """
    out = folder_of(key) / "laid-out"
    shutil.rmtree(out, ignore_errors=True)
    tops: dict[Path, None] = {}
    for name, place in files:
        parts = [_plain(part) for part in PurePosixPath(name.replace("\\", "/")).parts]
        top, again = out / GIVEN, 1
        while top.joinpath(*parts).exists():
            again += 1
            top = out / f"{GIVEN} {again}"
        target = top.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.hardlink_to(path_of(place))
        tops[top] = None
    try:
        yield list(tops)
    finally:
        shutil.rmtree(out, ignore_errors=True)


def as_given(words: str) -> str:
    """A reader's sentence or path without the folders that only we made."""
    from_root = re.sub(rf"/[^\n]*?/laid-out/(?={GIVEN})", "", words)
    plain = re.sub(rf"{GIVEN}(?: \d+)?/", "", from_root)
    return re.sub(rf"(?<=[a-z,] ){GIVEN}(?: \d+)?", GIVEN.lower(), plain)


def _plain(part: str) -> str:
    """A name that cannot lead out of its folder."""
    safe = re.sub(r"[^\w .()\[\]+&,'-]", "_", part).strip(". ")
    return safe[-120:] or "file"


class Uploaded:
    """A file from a browser."""

    def __init__(self, file: UploadedFile[bytes]) -> None:
        self.name, self._file = PurePosixPath(str(file.name).replace("\\", "/")).name, file

    def pieces(self) -> Iterator[bytes]:
        """The bytes, as the upload handler kept them."""
        return self._file.chunks(PIECE)


class OnDisk:
    """A file that lies on this machine already, named from the folder that was given."""

    def __init__(self, path: Path, name: str) -> None:
        self.name, self._path = name, path

    def pieces(self) -> Iterator[bytes]:
        """The bytes."""
        with self._path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def on_disk(paths: Iterable[Path]) -> list[OnDisk]:
    """Every file at these paths, folders gone through."""
    found, given = [], list(paths)
    apart = named_apart(path.resolve() for path in given if path.is_dir())
    for path in given:
        if path.is_dir():
            top = path.resolve()
            inside = sorted(each for each in top.rglob("*") if each.is_file())
            found += [OnDisk(f, f"{apart[top]}/{f.relative_to(top).as_posix()}") for f in inside]
        else:
            found.append(OnDisk(path, path.name))
    return found


def named_apart(folders: Iterable[Path]) -> dict[Path, str]:
    """A name for each folder: its own, with as many above it as tell it from the others."""
    known = list(dict.fromkeys(folders))
    for depth in range(1, max((len(each.parts) for each in known), default=0) + 1):
        names = {each: "/".join(each.parts[-depth:]) for each in known}
        if len(set(names.values())) == len(known):
            return names
    return {each: each.as_posix() for each in known}
