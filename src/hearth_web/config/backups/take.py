"""Making a backup, while the site runs."""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from hearth import __version__
from hearth.progress import Progress, silent
from hearth_web.audit import System, record
from hearth_web.audit.models import Head
from hearth_web.config.backups.sealed import SealedWriter
from hearth_web.config.backups.tables import lines_of, models_kept

__all__ = ["BACKED_UP", "Taken", "migrations", "take"]

BACKED_UP = "site.backed_up"


@dataclass(frozen=True)
class Taken:
    """What a backup holds."""

    rows: int
    files: int
    size: int


def take(to: Path, passphrase: str, progress: Progress = silent) -> Taken:
    """Write everything to one sealed file at `to`, under another name until it is whole.

    Nothing is kept in memory but a part at a time, and nothing unsealed touches the disk.
    """
    partial = to.with_name(f"{to.name}.partial")
    try:
        with open(partial, "wb", opener=owner_only) as file:
            sealed = SealedWriter(file, passphrase)
            with tarfile.open(fileobj=sealed, mode="w|", bufsize=64 * 1024) as archive:
                rows, files = fill(archive, progress)
            sealed.finish()
            file.flush()
            os.fsync(file.fileno())
        size = partial.stat().st_size
        partial.replace(to)
    finally:
        partial.unlink(missing_ok=True)
    with transaction.atomic():
        after = {"rows": rows, "files": files, "bytes": size}
        record(by=System("hearth backup"), action=BACKED_UP, after=after)
    return Taken(rows, files, size)


def owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def fill(archive: tarfile.TarFile, progress: Progress) -> tuple[int, int]:
    """The rows as of one moment, then the files, which are written before the rows naming them."""
    add(archive, "about.json", json.dumps(about()).encode())
    add(archive, "keys/secret-key", str(settings.SECRET_KEY).encode())
    counts: dict[str, int] = {}
    with one_moment():
        for model in models_kept():
            label = model._meta.label_lower
            progress(f"Tables: {label}", len(counts), len(models_kept()))
            counts[label] = 0
            for number, part in enumerate(lines_of(model)):
                add(archive, f"tables/{label}/{number:06}", part)
                counts[label] += part.count(b"\n") - 1
    files = 0
    for path in files_kept():
        files += 1
        progress("Documents", files)
        add_file(archive, path)
    add(archive, "end.json", json.dumps({"rows": counts, "files": files}).encode())
    return sum(counts.values()), files


def about() -> dict[str, object]:
    return {
        "hearth": __version__,
        "engine": connection.vendor,
        "at": datetime.now(UTC).isoformat(),
        "migrations": migrations(),
    }


def migrations() -> list[list[str]]:
    """The migrations this database has had."""
    return sorted(list(name) for name in MigrationRecorder(connection).applied_migrations())


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is of one moment, and nobody waits for it.

    Django's own transactions would take SQLite's write lock, and on PostgreSQL would see what
    others save between one table and the next.
    """
    connection.ensure_connection()
    opening = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(opening if connection.vendor == "postgresql" else "BEGIN DEFERRED")
    try:
        Head.objects.first()  # the moment is that of the first read
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def files_kept() -> Iterator[Path]:
    """Documents and uploads, in order."""
    root = Path(settings.MEDIA_ROOT)
    yield from sorted(path for path in root.rglob("*") if path.is_file())


def add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))


def add_file(archive: tarfile.TarFile, path: Path) -> None:
    with path.open("rb") as file:
        entry = tarfile.TarInfo(f"files/{path.relative_to(settings.MEDIA_ROOT).as_posix()}")
        entry.size = os.fstat(file.fileno()).st_size
        archive.addfile(entry, file)
