"""What may be uploaded: told by what a file holds, never by its name.

Allowed are documents that can only be read: PDF, pictures, plain text, and Word, Excel,
PowerPoint and OpenDocument files without macros. Whatever runs is refused: programs, scripts,
web pages and drawings with script in them, macros, and PDFs that act by themselves. A packed file
that would unpack to far more than it is (a zip bomb) is refused by its own table of contents and
never unpacked.

To have files scanned for viruses, register a function with `scan_with`; none is by default.
It is given the open file and answers with a sentence when the file must be refused, else "".
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from django.core.exceptions import ValidationError

__all__ = ["KINDS", "checked_kind", "scan_with"]

Scanner = Callable[[IO[bytes]], str]

KINDS = (
    ".pdf",
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
    ".ods",
    ".odp",
    ".txt",
    ".csv",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
)
SAYS = "PDF, Word, Excel, PowerPoint, OpenDocument, text, PNG, JPEG, GIF or WebP"
NOT_ALLOWED = f"The file must be one of these: {SAYS}. This one is something else inside"
RUNS = (
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"#!", "a script"),
    (b"\xca\xfe\xba\xbe", "a program"),
)
PICTURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE = {"word": "docx", "xl": "xlsx", "ppt": "pptx"}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# Parts of a packed document that can run, or hold another file that can.
MACROS = re.compile(r"vbaproject|vbadata|activex|macrosheets|^basic/|^scripts/", re.IGNORECASE)
WITHIN = re.compile(r"embeddings/.*\.(bin|exe|dll|js|vbs|bat|cmd|ps1|hta)$", re.IGNORECASE)
ACTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
HTML = re.compile(r"<\s*(script|html|svg|iframe|object|embed|!doctype|\?xml)", re.IGNORECASE)

UNPACKED_MOST = 300 * 1024 * 1024
TIMES_LARGER = 200
PARTS_MOST = 5_000
HEAD = 1024
PART_READ = 2 * 1024 * 1024

_scanners: list[Scanner] = []


def scan_with(scanner: Scanner) -> Scanner:
    """Have every upload looked at by this function too."""
    _scanners.append(scanner)
    return scanner


def checked_kind(file: IO[bytes]) -> str:
    """What the file is ("pdf", "docx", ...); ValidationError, with what to do, if it may not be."""
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise ValidationError("The file is empty. Choose another")
    kind = _kind_of(file, head)
    for scanner in _scanners:
        file.seek(0)
        if refused := scanner(file):
            raise ValidationError(refused)
    file.seek(0)
    return kind


def _kind_of(file: IO[bytes], head: bytes) -> str:
    for start, what in RUNS:
        if head.startswith(start):
            raise ValidationError(f"The file is {what}, and cannot be kept in a record")
    if head.startswith(OLD_OFFICE):
        raise ValidationError(
            "This is an older Office file, which may hold macros. Save it as .docx, .xlsx, .pptx "
            "or PDF and upload that"
        )
    for start, kind in PICTURES:
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if b"%PDF-" in head:
        return _pdf(file)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(file)
    return _text(file)


def _pdf(file: IO[bytes]) -> str:
    file.seek(0)
    for piece in _pieces_of_pdf(file.read()):
        plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), piece)
        if ACTS.search(plain):
            raise ValidationError(
                "The PDF holds a script or another file. Print it to a new PDF and upload that"
            )
    return "pdf"


def _pieces_of_pdf(whole: bytes) -> Iterator[bytes]:
    """Everything outside streams, and the beginning of what each packed stream holds."""
    yield STREAM.sub(b"", whole)
    for found in STREAM.finditer(whole):
        try:
            yield zlib.decompressobj().decompress(found[1], PART_READ)
        except zlib.error:
            continue


def _packed(file: IO[bytes]) -> str:
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as packed:
            return _office(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, OSError) as error:
        raise ValidationError("The file is damaged and cannot be opened. Save it again") from error


def _office(packed: zipfile.ZipFile) -> str:
    parts = packed.infolist()
    _refuse_bomb(parts)
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise ValidationError("The file is locked with a password. Take the password off first")
    if any(MACROS.search(name) or WITHIN.search(name) for name in names):
        raise ValidationError("The file holds macros or a program. Save it without them, or as PDF")
    if "[Content_Types].xml" in names:
        return _microsoft(packed, names)
    if "mimetype" in names:
        kind = OPEN_DOCUMENT.get(_read(packed, "mimetype").strip())
        if kind:
            return kind
    raise ValidationError(f"{NOT_ALLOWED}. If it is a zip, upload the files in it one by one")


def _microsoft(packed: zipfile.ZipFile, names: list[str]) -> str:
    if b"macroenabled" in _read(packed, "[Content_Types].xml").lower():
        raise ValidationError("The file holds macros or a program. Save it without them, or as PDF")
    for folder, kind in OFFICE.items():
        if any(name.startswith(f"{folder}/") for name in names):
            return kind
    raise ValidationError(NOT_ALLOWED)


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    on_disk = sum(part.compress_size for part in parts) or 1
    too_much = unpacked > UNPACKED_MOST or len(parts) > PARTS_MOST
    if too_much or (unpacked > PART_READ and unpacked / on_disk > TIMES_LARGER):
        raise ValidationError(
            "The file would unpack to far more than it says, and is not opened. "
            "Save it again as PDF and upload that"
        )


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        return part.read(PART_READ)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    whole = file.read()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            words = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _plain(words)
    raise ValidationError(NOT_ALLOWED)


def _plain(words: str) -> str:
    if "\x00" in words or any(ord(letter) < 9 for letter in words[:HEAD]):
        raise ValidationError(NOT_ALLOWED)
    if HTML.search(words):
        raise ValidationError(
            "The file is a web page or a drawing, which may hold script. Save it as PDF"
        )
    return "txt"
