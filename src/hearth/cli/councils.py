"""A council by its name, or an invented one from its file; without what documents need."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hearth.errors import UsageError
from hearth.vocabulary import Council, council

__all__ = ["council_called"]


def council_called(text: str) -> tuple[str, Council, bool]:
    """The name of the council, the real one it is or borrows from, and whether it is invented.

    `text` is a real council's, or a ``council.toml`` as `hearth demo` writes it. Raises
    NotFoundError with the nearest names, or UsageError when the file lacks a key.
    """
    path = Path(text)
    if path.suffix != ".toml":
        found = council(text)
        return found.name, found, False
    try:
        described = tomllib.loads(path.read_text(encoding="utf-8"))
        return described["name"], council(described["borrows"]), True
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"{path} does not describe a council ({error}). It needs a name, and borrows: the real"
            " council whose boundary and population stand in."
        ) from error
