"""Giving a backup back: all of it, or nothing."""

from __future__ import annotations

import json
import shutil
import tarfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.db import IntegrityError, transaction

from hearth.progress import Progress, silent
from hearth_web.access.models import User
from hearth_web.audit import System, record
from hearth_web.audit.chain import Proof, prove
from hearth_web.audit.models import Event
from hearth_web.config.backups import tables
from hearth_web.config.backups.errors import BackupError
from hearth_web.config.backups.sealed import CUT_SHORT, SealedReader
from hearth_web.config.backups.take import migrations
from hearth_web.people.models import Child

__all__ = ["Restored", "restore"]


@dataclass(frozen=True)
class Restored:
    """What came back. `another_key` says that HEARTH_SECRET_KEY is not the backup's."""

    made_at: str
    rows: int
    files: int
    proof: Proof
    another_key: bool


def restore(
    path: Path, passphrase: str, *, replace: bool = False, progress: Progress = silent
) -> Restored:
    """Read the backup at `path` into this installation, which must be empty unless `replace`.

    Raises BackupError, having changed nothing, where it is not whole or not this version's.
    """
    if not replace:
        refuse_unless_empty()
    arriving = Path(settings.DATA) / "files.arriving"
    shutil.rmtree(arriving, ignore_errors=True)
    try:
        with path.open("rb") as file, transaction.atomic():
            reader = _Reader(SealedReader(file, passphrase), arriving, progress)
            reader.read_all()
            tables.set_counters()
            proof = prove()
            record(by=System("hearth restore"), action="site.restored", after=reader.about)
            change_files(arriving)
    except IntegrityError as error:
        raise BackupError(f"The rows of the backup do not fit together: {error}") from error
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    another = keep_key(reader.key)
    made_at = str(reader.about.get("at", ""))
    return Restored(made_at, sum(reader.rows.values()), reader.files, proof, another)


def refuse_unless_empty() -> None:
    """BackupError where there is anything to lose."""
    root = Path(settings.MEDIA_ROOT)
    if (
        User.objects.exists()
        or Child.objects.exists()
        or Event.objects.exists()
        or (root.exists() and any(root.iterdir()))
    ):
        raise BackupError(
            "This installation is not empty, so nothing was restored. Restore into a new"
            " HEARTH_DATA folder and database, or say --replace to remove what is here."
        )


class _Reader:
    """Goes through the archive once and puts each part where it belongs."""

    def __init__(self, sealed: SealedReader, arriving: Path, progress: Progress) -> None:
        self.sealed, self.arriving, self.progress = sealed, arriving, progress
        self.about: dict[str, object] = {}
        self.end: dict[str, object] = {}
        self.key = ""
        self.rows: Counter[str] = Counter()
        self.files = 0

    def read_all(self) -> None:
        """All of it; BackupError unless the end is as the beginning promised."""
        try:
            with tarfile.open(fileobj=self.sealed, mode="r|") as archive:
                for entry in archive:
                    self.take(entry.name, archive, entry)
            self.sealed.drain()
        except (tarfile.TarError, EOFError) as error:
            raise BackupError(CUT_SHORT) from error
        counted = {label: count for label, count in self.rows.items() if count}
        promised = {k: v for k, v in dict(self.end.get("rows") or {}).items() if v}  # type: ignore[call-overload]
        if (counted, self.files) != (promised, self.end.get("files")):
            raise BackupError(CUT_SHORT)

    def take(self, name: str, archive: tarfile.TarFile, entry: tarfile.TarInfo) -> None:
        """One entry."""
        source = archive.extractfile(entry)
        if source is None:
            raise BackupError(f"The backup holds {name}, which is neither rows nor a file.")
        kind, _, rest = name.partition("/")
        if kind == "files":
            self.write_file(rest, source)
        elif kind == "tables":
            label = rest.partition("/")[0]
            self.progress(f"Tables: {label}")
            self.rows[label] += tables.load(tables.model_named(label), source.read())
        elif name == "about.json":
            self.about = json.loads(source.read())
            self.refuse_other_versions()
            tables.empty_tables()
        elif name == "keys/secret-key":
            self.key = source.read().decode()
        elif name == "end.json":
            self.end = json.loads(source.read())

    def refuse_other_versions(self) -> None:
        """BackupError unless the tables are the same here as there."""
        if self.about.get("migrations") != migrations():
            raise BackupError(
                f"The backup was made by Hearth {self.about.get('hearth')}, whose tables differ"
                " from this version's. Install that version, restore with it, then bring it up to"
                " date."
            )

    def write_file(self, name: str, source: IO[bytes]) -> None:
        """A document, into the folder that becomes the documents' once all is read."""
        inside = PurePosixPath(name)
        if inside.is_absolute() or ".." in inside.parts:
            raise BackupError(f"The backup names a file outside its folder: {name}.")
        to = self.arriving / inside
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with to.open("wb") as file:
            to.chmod(0o600)
            shutil.copyfileobj(source, file, 1024 * 1024)
        self.files += 1
        self.progress("Documents", self.files)


def change_files(arriving: Path) -> None:
    """Put the documents that came in the place of those that were here."""
    root, before = Path(settings.MEDIA_ROOT), Path(settings.DATA) / "files.before"
    shutil.rmtree(before, ignore_errors=True)
    if root.exists():
        root.rename(before)
    if arriving.exists():
        arriving.rename(root)
    shutil.rmtree(before, ignore_errors=True)


def keep_key(key: str) -> bool:
    """Keep the key the backup came with. True where the environment sets another."""
    if key == settings.SECRET_KEY:
        return False
    kept = Path(settings.DATA) / "secret-key"
    given = not kept.exists() or kept.read_text(encoding="utf-8") != settings.SECRET_KEY
    if not given:
        kept.write_text(key, encoding="utf-8")
    return given
