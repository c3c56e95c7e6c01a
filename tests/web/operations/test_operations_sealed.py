"""What is sealed under a passphrase opens whole, whatever its length."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth_web.config.backups.sealed import CHUNK, SealedReader, SealedWriter

PASSPHRASE = "four unrelated words here"


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_sealed_stream_of_any_length_opens(size: int, tmp_path: Path) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    path = tmp_path / "sealed"
    with path.open("wb") as file:
        writer = SealedWriter(file, PASSPHRASE)
        writer.write(data[:size])
        writer.finish()
    with path.open("rb") as file:
        reader = SealedReader(file, PASSPHRASE)
        assert b"".join(iter(lambda: reader.read(100_000), b"")) == data[:size]
