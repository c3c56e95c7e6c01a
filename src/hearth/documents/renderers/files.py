"""Putting a finished document where it was asked for."""

from __future__ import annotations

from pathlib import Path

from hearth.errors import UsageError

__all__ = ["save"]


def save(content: bytes, path: Path) -> None:
    """Write the file whole, making its folder if need be; UsageError says why it could not be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(
            f"{path} could not be written: {error.strerror}. "
            "Close it if it is open elsewhere, or choose another folder."
        ) from error
