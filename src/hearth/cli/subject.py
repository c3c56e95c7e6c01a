"""Which council a command is about: one by name, or an invented one from its file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hearth.documents.board_report import Subject, council_of_homes
from hearth.errors import UsageError
from hearth.records import Record
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import council

__all__ = ["subject_called", "subject_of"]


def subject_called(text: str) -> Subject:
    """The council named, or described in a ``council.toml`` as `hearth demo` writes it.

    Raises NotFoundError with the nearest names, or UsageError when the file lacks a key.
    """
    path = Path(text)
    if path.suffix != ".toml":
        found = council(text)
        return Subject(found.name, found)
    try:
        described = tomllib.loads(path.read_text(encoding="utf-8"))
        return Subject(described["name"], council(described["borrows"]), invented=True)
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"{path} does not describe a council ({error}). It needs a name, and borrows: the real"
            " council whose boundary and population stand in."
        ) from error


def subject_of(record: Record, postcodes: Postcodes) -> Subject:
    """The council in whose area most children's homes are, when nobody said which it is.

    Raises UsageError when no home postcode is known.
    """
    found = council_of_homes(record, postcodes)
    if found is None:
        raise UsageError("No home postcode says which council this is. Give --council NAME.")
    return Subject(found.name, found)
