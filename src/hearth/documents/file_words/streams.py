"""The packed pieces of a PDF, unpacked only where they are no trap."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from hearth.documents.file_words.unpacking import MOST

__all__ = ["TrapError", "no_trap", "unpacked"]

FLATE = "/FlateDecode"


class TrapError(ValueError):
    """A piece that unpacks to far more than any page needs."""


def unpacked(stream: Any) -> bytes:
    """What a piece holds. TrapError where that is too much."""
    no_trap(stream)
    return bytes(stream.read_bytes())


def no_trap(drawn: Any) -> None:
    """TrapError where a page, or a form, would unpack to too much."""
    for each in pieces(drawn):
        filters = [str(name) for name in names_of(each.get("/Filter"))]
        if filters.count(FLATE) > 1:
            raise TrapError
        if filters[:1] == [FLATE] and unpacks_to_more(each.read_raw_bytes()):
            raise TrapError


def unpacks_to_more(raw: bytes) -> bool:
    """Whether bytes unpack to more than is read of them."""
    try:
        return len(zlib.decompressobj().decompress(raw, MOST + 1)) > MOST
    except zlib.error:
        return False


def pieces(drawn: Any) -> Iterator[Any]:
    """The pieces that draw a page or a form."""
    if isinstance(drawn, pikepdf.Stream):
        yield drawn
        return
    found = drawn.get("/Contents", [])
    yield from [found] if isinstance(found, pikepdf.Stream) else found


def names_of(filters: Any) -> list[Any]:
    """One way of packing, or several on top of each other."""
    if filters is None:
        return []
    return list(filters) if isinstance(filters, pikepdf.Array) else [filters]
