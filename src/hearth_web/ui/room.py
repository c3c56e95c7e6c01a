"""Whether an error says that there is no room left, on the disk or in the database."""

from __future__ import annotations

import errno

__all__ = ["is_disk_full"]

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SQLITE_FULL = "database or disk is full"
POSTGRES_FULL = "53100"


def is_disk_full(error: BaseException | None) -> bool:
    """Whether it, or what it came from, is a full disk: a file's or either database's."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        if SQLITE_FULL in str(error) or getattr(error, "sqlstate", "") == POSTGRES_FULL:
            return True
        error = error.__cause__
    return False
