"""The record as Parquet files in the data folder, so that a process that starts need not read it.

They hold what the database holds, so they lie beside it, readable by their owner only.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
from django.conf import settings

from hearth import frames

__all__ = ["Snapshot", "newest", "read", "write"]

LAYOUT = 2  # goes up when the kept columns change, so that an older snapshot is not read
CONTENTS = "contents.json"


@dataclass(frozen=True)
class Snapshot:
    """A folder of tables and the version of the data they are of."""

    folder: Path
    version: str


def home() -> Path:
    """Where snapshots are kept, apart for each database."""
    return Path(settings.DATA) / "snapshots"


def newest() -> Snapshot | None:
    """The snapshot written last; None where there is none that can be read."""
    found = sorted(home().glob(f"*/{CONTENTS}"), key=lambda path: path.stat().st_mtime_ns)
    for path in reversed(found):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if said.get("layout") == LAYOUT and said.get("database") == database():
            return Snapshot(path.parent, said["version"])
    return None


def read(snapshot: Snapshot) -> dict[str, nw.DataFrame[Any]] | None:
    """Its tables by name; None when it has been replaced by a newer one meanwhile."""
    try:
        return {p.stem: frames.read_parquet(p) for p in sorted(snapshot.folder.glob("*.parquet"))}
    except OSError:
        return None


def write(tables: dict[str, nw.DataFrame[Any]], version: str) -> Snapshot:
    """Write a snapshot whole, so that nobody sees half of one, and remove those before it."""
    home().mkdir(mode=0o700, parents=True, exist_ok=True)
    final = home() / version
    unfinished = home() / f"{version}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    for name, frame in tables.items():
        frames.write_parquet(frame, unfinished / f"{name}.parquet")
        (unfinished / f"{name}.parquet").chmod(0o600)
    said = {"layout": LAYOUT, "version": version, "database": database()}
    (unfinished / CONTENTS).write_text(json.dumps(said), encoding="utf-8")
    shutil.rmtree(final, ignore_errors=True)
    unfinished.rename(final)
    for other in home().iterdir():
        if other != final:
            shutil.rmtree(other, ignore_errors=True)
    return Snapshot(final, version)


def database() -> str:
    """Which database a snapshot is of."""
    said = settings.DATABASES["default"]
    return f"{said.get('HOST') or ''}/{said.get('NAME')}"
