"""Bytes as clean UTF-8, whatever a system or a spreadsheet saved them as."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Text", "first_rows", "to_utf8"]

MARKS = {  # byte order marks, longest first
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SAMPLE = 2_000  # bytes looked at to tell UTF-16 without a mark
SEPARATORS = ",;\t|"


@dataclass(frozen=True)
class Text:
    """UTF-8 without a mark or NUL characters, and sentences about what it took to get there."""

    data: bytes
    remarks: tuple[str, ...] = ()


def to_utf8(data: bytes) -> Text:
    """Any bytes as UTF-8. What is no other encoding is taken as Windows-1252, which always reads.

    Each remark completes a sentence that starts with the name of the file.
    """
    plain, remarks = decoded(data)
    nuls = plain.count(b"\x00")
    if nuls:
        remarks = (*remarks, f"has {nuls} NUL characters among its text; they are taken out.")
        plain = plain.replace(b"\x00", b"")
    return Text(plain, remarks)


def decoded(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The bytes as UTF-8, and what they were when not that."""
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), None)
    encoding = encoding or without_mark(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return text.encode(), ("is not UTF-8; it is read as Windows-1252.",)
    if encoding in (None, "utf-8-sig"):
        return data.removeprefix(codecs.BOM_UTF8), ()
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    # A lone half of a pair decodes from UTF-16 but is no character.
    return text.encode("utf-8", errors="replace"), (f"is {name}, not UTF-8; it is read as such.",)


def without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows by a NUL in every other byte of plain text."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > half * 0.8:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.8:
        return "utf-16-be"
    return None


def first_rows(data: bytes, count: int) -> Iterator[tuple[int, str, list[str]]]:
    """The first lines: the byte each starts at, its likely separator and its cells."""
    start = 0
    for line in data[:100_000].splitlines(keepends=True)[:count]:
        text = line.decode("utf-8", errors="replace").strip("\r\n")
        separator = max(SEPARATORS, key=text.count)
        yield start, separator, cells_of(text, separator)
        start += len(line)


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of one line; a line with broken quotation marks is cut at every separator."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)
