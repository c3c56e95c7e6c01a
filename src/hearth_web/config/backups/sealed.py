"""A stream of bytes sealed under a passphrase, written and read a chunk at a time.

The file is a line that names the format, the length of a header and the header (JSON: how the key
is made from the passphrase), then chunks. Each chunk is its length and AES-256-GCM of at most
`CHUNK` bytes. A chunk's nonce holds its number and whether it is the last, and everything before
the first chunk is authenticated with each, so a chunk that is changed, moved, left out or from
another file does not open, and a file that stops early is known by having no last chunk.
"""

from __future__ import annotations

import io
import json
import os
from base64 import b64decode, b64encode
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from hearth_web.config.backups.errors import BackupError

__all__ = ["SealedReader", "SealedWriter"]

FORMAT = b"Hearth backup 1\n"
CHUNK = 1024 * 1024
TAG = 16
HARD_WORK = {"n": 2**16, "r": 8, "p": 1}  # 64 MB and about a fifth of a second for each guess
LARGEST_HEADER = 4096

NO_BACKUP = "This is not a Hearth backup, or its beginning is damaged. Check that it is the file."
WRONG = (
    "The backup does not open. The passphrase is not the one it was made with, or the file was"
    " changed. Try the passphrase again, then another copy of the file."
)
CUT_SHORT = (
    "The backup is not whole: it stops before its end, perhaps because copying it was cut short."
    " Copy the file again."
)


def key_of(passphrase: str, salt: bytes, work: dict[str, int]) -> AESGCM:
    """The key a passphrase gives."""
    return AESGCM(Scrypt(salt=salt, length=32, **work).derive(passphrase.encode()))


def nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    """Never the same twice under one key: the prefix is the file's, the number the chunk's."""
    return prefix + number.to_bytes(4, "big") + bytes([last])


class SealedWriter(io.RawIOBase):
    """Takes bytes; what it writes to `file` is sealed. It is whole only after `finish`."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        self.file, self.number, self.waiting = file, 0, bytearray()
        salt, self.prefix = os.urandom(16), os.urandom(7)
        self.key = key_of(passphrase, salt, HARD_WORK)
        said = {"salt": text(salt), "nonce": text(self.prefix), **HARD_WORK}
        header = json.dumps(said).encode()
        self.opening = FORMAT + len(header).to_bytes(4, "big") + header
        file.write(self.opening)

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes; full chunks go out, the rest waits."""
        self.waiting += data
        while len(self.waiting) > CHUNK:
            self._seal(bytes(self.waiting[:CHUNK]), last=False)
            del self.waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """Write the last chunk."""
        self._seal(bytes(self.waiting), last=True)
        self.waiting.clear()

    def _seal(self, data: bytes, *, last: bool) -> None:
        sealed = self.key.encrypt(nonce(self.prefix, self.number, last=last), data, self.opening)
        self.file.write(len(sealed).to_bytes(4, "big") + sealed)
        self.number += 1


class SealedReader(io.RawIOBase):
    """Gives back what was sealed. Raises BackupError as soon as something is not as written."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        self.file, self.number, self.ready, self.ended = file, 0, b"", False
        self.opening, said = read_header(file)
        try:
            self.prefix = b64decode(said["nonce"])
            work = {name: int(said[name]) for name in HARD_WORK}
            if work["n"] > 2**20 or work["r"] > 32 or work["p"] > 16:
                raise ValueError("more work than any backup asks for")
            self.key = key_of(passphrase, b64decode(said["salt"]), work)
        except (KeyError, TypeError, ValueError) as error:
            raise BackupError(NO_BACKUP) from error

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from the chunk at hand, opening the next when it is used up."""
        while not self.ready and not self.ended:
            self.ready = self._open()
        taken = self.ready[: len(buffer)]
        buffer[: len(taken)] = taken
        self.ready = self.ready[len(taken) :]
        return len(taken)

    def drain(self) -> None:
        """Read to the end, so that a file that was cut short is never taken for whole."""
        while self.read(CHUNK):
            pass

    def _open(self) -> bytes:
        length = int.from_bytes(exactly(self.file, 4), "big")
        if not TAG <= length <= CHUNK + TAG:
            raise BackupError(WRONG)
        sealed = exactly(self.file, length)
        for last in (False, True):
            try:
                data = self.key.decrypt(
                    nonce(self.prefix, self.number, last=last), sealed, self.opening
                )
            except InvalidTag:
                continue
            self.number, self.ended = self.number + 1, last
            if last and self.file.read(1):
                raise BackupError(WRONG)
            return data
        raise BackupError(WRONG)


def read_header(file: IO[bytes]) -> tuple[bytes, dict[str, Any]]:
    """The bytes before the first chunk, and what the header says."""
    start = file.read(len(FORMAT) + 4)
    length = int.from_bytes(start[len(FORMAT) :], "big")
    if not start.startswith(FORMAT) or length > LARGEST_HEADER:
        raise BackupError(NO_BACKUP)
    header = exactly(file, length)
    try:
        said = json.loads(header)
    except ValueError as error:
        raise BackupError(NO_BACKUP) from error
    if not isinstance(said, dict):
        raise BackupError(NO_BACKUP)
    return start + header, said


def exactly(file: IO[bytes], length: int) -> bytes:
    """That many bytes, or BackupError because the file ends before."""
    data = file.read(length)
    if len(data) != length:
        raise BackupError(CUT_SHORT)
    return data


def text(data: bytes) -> str:
    """Bytes as JSON can hold them."""
    return b64encode(data).decode()
