"""A zip file whose bytes do not depend on when it was written."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["same_every_time"]

# The earliest date a zip can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)


def same_every_time(packed: bytes) -> bytes:
    """The same archive with every member dated 1 January 1980."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = ZipInfo(member.filename, EPOCH)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(member))
    return out.getvalue()
