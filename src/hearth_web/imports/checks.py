"""Files that are refused as soon as they are given, each with a sentence that says what to do."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

__all__ = ["KINDS", "refusal"]

KINDS = (".csv", ".txt", ".zip", ".xml", ".xlsx", ".xlsm", ".xls")
SNIFFED = 8192
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
OTHER_PACKS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
# How an encrypted workbook names its only stream, in the two-byte letters of the old format.
ENCRYPTED_WORKBOOK = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED = 1  # the flag of a file in a zip
MOST_UNPACKED = 2_000_000_000
MOST_FILES = 2_000
MOST_TIMES = 200  # what text packs to at most
SUSPICIOUS = 100_000_000  # ...once it unpacks to so much


def refusal(path: Path, name: str) -> str:
    """Why a file is not taken, as a sentence that begins with its name; empty when it is.

    Only its size, its first bytes and the list of a zip's contents are looked at: nothing is
    unpacked. What is in it is for the reading to say, row by row.
    """
    why = _why(path, PurePosixPath(name).suffix.lower())
    return f"{name} {why}" if why else ""


def _why(path: Path, suffix: str) -> str:
    if path.stat().st_size == 0:
        return "is empty. Save it again and give it once more."
    with path.open("rb") as file:
        start = file.read(SNIFFED)
    if start.startswith(PROGRAMS):
        return "is a program, not data. It was not kept."
    if start.startswith(PDF):
        return "is a PDF. Hearth cannot read tables from a PDF: give the CSV, XML or Excel file."
    if start.startswith(PICTURES):
        return "is a picture. Give the CSV, XML or Excel file."
    if start.startswith(OTHER_PACKS):
        return "is packed in a way Hearth does not open. Pack it as a zip, or give the files."
    if suffix not in KINDS:
        return f"is of a kind Hearth does not read. Give one of: {', '.join(KINDS)}."
    if start.startswith(ZIP):
        return _why_not_this_zip(path)
    if start.startswith(OLD_OFFICE):
        return _why_not_this_workbook(path)
    return "" if _is_text(start) else "is not text. Save it again as CSV, XML or Excel."


def _why_not_this_zip(path: Path) -> str:
    """Zips and the workbooks that are zips: locked, damaged, or a trap."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return "is damaged and cannot be opened. Make it again and give it once more."
    if any(info.flag_bits & ENCRYPTED for info in inside):
        return "is locked with a password. Take the password off, then give it once more."
    if len(inside) > MOST_FILES:
        return f"holds more than {MOST_FILES:,} files. Give only those of the return."
    unpacked = sum(info.file_size for info in inside)
    packed = sum(info.compress_size for info in inside)
    if unpacked > MOST_UNPACKED or (unpacked > SUSPICIOUS and unpacked > MOST_TIMES * packed):
        return "unpacks to far more than any return holds. Give the files without the zip."
    return ""


def _why_not_this_workbook(path: Path) -> str:
    if ENCRYPTED_WORKBOOK in path.read_bytes():
        return "is locked with a password. Take the password off in Excel and save it again."
    return ""


def _is_text(start: bytes) -> bool:
    """Whether it begins as text does, in one of the encodings councils' systems write."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    halves = start[0::2].count(0), start[1::2].count(0)
    # Text in two bytes a letter without its mark has a zero in every second byte, and only there.
    return max(halves) == 0 or (min(halves) == 0 and max(halves) > len(start) // 4)
