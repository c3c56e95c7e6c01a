"""The record and its histories held in memory: read once, then only what has changed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeGuard
from uuid import UUID

import narwhals.stable.v2 as nw
from django.utils import timezone

from hearth import frames
from hearth.measures.populations.once import lasting
from hearth.records import Record
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import directory
from hearth.vocabulary import Council
from hearth_web.bridge import snapshot
from hearth_web.bridge.house import council
from hearth_web.bridge.records import plain_tables, record_of
from hearth_web.bridge.tables import columns_of
from hearth_web.bridge.versions import changed_since, version
from hearth_web.people.models import Child

__all__ = ["STALE_FOR", "Held", "at_hand", "current", "forget", "histories", "record"]

FEW = 400  # changed children that are read again by themselves; of more, everything is
STALE_FOR = timedelta(minutes=5)  # how long a page may show the version before, if no longer
KNOWN = "known_children"  # the table, of snapshots only, of ids here and identifiers of the return
NAMES = {"id": nw.String, "child": nw.String}

_lock = threading.RLock()
_held: Held | None = None


@dataclass(frozen=True)
class Held:
    """The record of one version of the data, and when this process got it.

    `histories` is None until the council is chosen, whose area the distances are measured from.
    """

    version: str
    read_at: datetime
    council: Council | None
    tables: Mapping[str, nw.DataFrame[Any]]
    record: Record
    histories: Histories | None


def record() -> Record:
    """The whole database as a record, as it is now."""
    return current().record


def histories() -> Histories | None:
    """Every child's histories as they are now; None until the council is chosen."""
    return current().histories


def at_hand() -> Held:
    """What this process holds or finds written, if it is not too old; else as it is now.

    For pages: while people record all day long, nobody waits for every change to be read.
    """
    wanted, home = version(), council()
    held = _held
    if fits(held, wanted, home) or may_be_shown(held, home):
        return held
    with _lock:
        held = _held  # somebody may have read it meanwhile
        return held if may_be_shown(held, home) else current()


def current() -> Held:
    """The record as it is now. One at a time: what one request reads, the next one finds."""
    global _held
    with _lock:
        wanted, home = version(), council()
        if not fits(_held, wanted, home):
            tables = up_to_date(wanted)
            _held = held_of(tables, wanted, home)
        return _held


def forget() -> None:
    """Drop what this process holds."""
    global _held
    with _lock:
        _held = None


def fits(held: Held | None, wanted: str, home: Council | None) -> TypeGuard[Held]:
    """Whether what is held is of this version and this council."""
    return held is not None and held.version == wanted and held.council == home


def may_be_shown(held: Held | None, home: Council | None) -> TypeGuard[Held]:
    """Whether pages may still show what is of a version before; never a record without care, so
    that the first data shows at once."""
    if held is None or held.council != home:
        return False
    return timezone.now() - held.read_at < STALE_FOR and held.tables["episodes"].shape[0] > 0


def held_of(tables: Mapping[str, nw.DataFrame[Any]], of: str, home: Council | None) -> Held:
    """The record and its histories from its tables."""
    found = record_of(tables)
    lives = lasting(derive(found, home, directory())) if home else None
    return Held(of, timezone.now(), home, tables, found, lives)


def up_to_date(wanted: str) -> dict[str, nw.DataFrame[Any]]:
    """The tables at this version: what is held or written with what has changed since, or all."""
    for before, tables in known_before():
        if before == wanted:
            return tables
        changed = changed_since(before)
        if changed is not None and len(changed) <= FEW:
            return mended(tables, changed)
    return everything()


def known_before() -> list[tuple[str, dict[str, nw.DataFrame[Any]]]]:
    """Versions of the tables that are at hand, with their marks: held, then written."""
    found = [(_held.version, dict(_held.tables))] if _held else []
    written = snapshot.newest()
    if written and (tables := snapshot.read(written)):
        found.append((written.version, tables))
    return found


def everything() -> dict[str, nw.DataFrame[Any]]:
    """Every table read whole."""
    return plain_tables() | {KNOWN: names(None)}


def mended(
    tables: dict[str, nw.DataFrame[Any]], changed: set[UUID]
) -> dict[str, nw.DataFrame[Any]]:
    """The tables with the rows of some children read again; whoever is gone is left out."""
    if not changed:
        return tables
    now = plain_tables(changed) | {KNOWN: names(changed)}
    ids = [str(id) for id in changed]
    were = tables[KNOWN].filter(nw.col("id").is_in(ids))
    gone = nw.concat([were, now[KNOWN]])["child"].unique().to_list()
    return {
        name: nw.concat([tables[name].filter(~nw.col("child").is_in(gone)), rows])
        for name, rows in now.items()
    }


def names(only: set[UUID] | None) -> nw.DataFrame[Any]:
    """Every child's id here beside the identifier of the return."""
    rows = Child.objects.order_by() if only is None else Child.objects.filter(id__in=only)
    columns = columns_of(rows, {"id": "id", "child": "child"})
    columns["id"] = [str(id) for id in columns["id"]]
    return frames.from_columns(columns, NAMES)
