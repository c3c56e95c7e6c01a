"""Which council a command is about: one by name, or an invented one from its file."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.documents.board_report import Subject
from hearth.errors import UsageError
from hearth.records import Record
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import council, upper_tier

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
    homes = record["episodes"].select(nw.col("home_post").alias("postcode")).drop_nulls()
    found = frames.collect(homes.join(postcodes.frame, on="postcode", how="inner"))
    areas = Counter(upper_tier(area) for area in found["laua"].drop_nulls().to_list())
    for area, _ in areas.most_common():
        if area and area.startswith("E"):
            known = council(area)
            return Subject(known.name, known)
    raise UsageError("No home postcode says which council this is. Give --council NAME.")
