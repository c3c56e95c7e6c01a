"""Which council a command is about: one by name, or an invented one from its file."""

from __future__ import annotations

from hearth.cli.councils import council_called
from hearth.documents.board_report import Subject, council_of_homes
from hearth.errors import UsageError
from hearth.records import Record
from hearth.records.postcodes import Postcodes

__all__ = ["subject_called", "subject_of"]


def subject_called(text: str) -> Subject:
    """The council named, or described in a ``council.toml`` as `hearth demo` writes it.

    Raises NotFoundError with the nearest names, or UsageError when the file lacks a key.
    """
    name, found, invented = council_called(text)
    return Subject(name, found, invented=invented)


def subject_of(record: Record, postcodes: Postcodes) -> Subject:
    """The council in whose area most children's homes are, when nobody said which it is.

    Raises UsageError when no home postcode is known.
    """
    found = council_of_homes(record, postcodes)
    if found is None:
        raise UsageError("No home postcode says which council this is. Give --council NAME.")
    return Subject(found.name, found)
