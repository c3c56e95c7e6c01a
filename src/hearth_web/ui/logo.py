"""A council's logo: a PNG picture, and nothing but a PNG picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from django.core.exceptions import ValidationError

__all__ = ["LARGEST", "check_logo"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 300_000
WIDEST = 4_000


def check_logo(data: bytes) -> None:
    """ValidationError, in words for whoever uploads it, unless `data` is a PNG we can show."""
    data = bytes(data)  # a database may give a memoryview
    if len(data) > LARGEST:
        raise ValidationError(
            f"The logo must be smaller than {LARGEST // 1000} kB. Save it again in a smaller size."
        )
    if not data.startswith(SIGNATURE):
        raise ValidationError("The logo must be a PNG picture. Save it as PNG and try again.")
    pieces = list(_pieces(data))
    if not pieces or pieces[0][0] != b"IHDR" or pieces[-1][0] != b"IEND":
        raise ValidationError("The logo is not a whole PNG picture. Save it again and try again.")
    width, height = struct.unpack(">II", pieces[0][1][:8])
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        raise ValidationError(f"The logo must be no more than {WIDEST} pixels wide and high.")


def _pieces(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and content of each chunk; it stops where one is cut short or was altered."""
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        (size,) = struct.unpack(">I", data[place : place + 4])
        body = data[place + 4 : place + 8 + size]
        check = data[place + 8 + size : place + 12 + size]
        if len(check) < 4 or struct.unpack(">I", check)[0] != zlib.crc32(body):
            return
        yield body[:4], body[4:]
        place += 12 + size
