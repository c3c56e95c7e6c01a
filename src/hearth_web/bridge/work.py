"""Background work of the bridge: the snapshot that a starting process reads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hearth_web import jobs
from hearth_web.bridge import memory, snapshot
from hearth_web.bridge.versions import version

__all__ = ["KIND", "ask", "write_snapshot"]

KIND = "bridge.snapshot"
PAUSE = timedelta(seconds=20)  # changes come in bursts: one snapshot for all of them


def ask() -> None:
    """Have a new snapshot written soon, unless one is waiting to be or there is nothing new."""
    written = snapshot.newest()
    if written is None or written.version != version():
        jobs.ask(KIND, pause=PAUSE)


def write_snapshot(work: Any) -> dict[str, str]:
    """Write the record as it is now, if what is written is older."""
    work.progress("Reading the record")
    held = memory.current()
    written = snapshot.newest()
    if written is None or written.version != held.version:
        snapshot.write(dict(held.tables), held.version)
    return {"version": held.version}
