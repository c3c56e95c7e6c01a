"""Every measure there is: those the return can feed, and those it cannot with what they lack.

To add a measure, write its file in its family's folder and name it in that folder's `MEASURES`.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from hearth.errors import NotFoundError
from hearth.measures import (
    care_leavers,
    cohort,
    education,
    health,
    homes,
    leaving,
    missing,
    reviews,
    visits,
    workforce,
)
from hearth.measures.model import Derived, Lacking, Measure
from hearth.vocabulary import not_found

__all__ = ["CATALOGUE", "LACKING", "catalogue", "measure_called", "version_of"]

FAMILIES: tuple[tuple[Measure | Derived, ...], ...] = (
    cohort.MEASURES,
    homes.MEASURES,
    visits.MEASURES,
    reviews.MEASURES,
    health.MEASURES,
    education.MEASURES,
    missing.MEASURES,
    leaving.MEASURES,
    care_leavers.MEASURES,
    workforce.MEASURES,
)

REGISTERED = tuple(measure for family in FAMILIES for measure in family)

CATALOGUE: Mapping[str, Measure | Derived] = MappingProxyType(
    {measure.id: measure for measure in sorted(REGISTERED, key=lambda measure: measure.id)}
)
"""Measures the return's columns can feed, by id in order."""


def version_of(measure: Measure | Derived) -> str:
    """A short mark of a definition, another as soon as a word of it changes."""
    words = "\x1f".join((measure.meaning, measure.counts, measure.out_of, measure.source))
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def read_lacking() -> tuple[Lacking, ...]:
    """The measures no return can feed, from ``data/lacking.csv``."""
    text = (files("hearth.measures") / "data" / "lacking.csv").read_text(encoding="utf-8")
    return tuple(
        Lacking(row["id"], row["title"], row["lacks"], row["family"], row["unit"], row["better"])
        for row in csv.DictReader(text.splitlines())
    )


LACKING = read_lacking()


def catalogue() -> tuple[Measure | Derived | Lacking, ...]:
    """Every measure, those that no return can feed included, in order of id."""
    return tuple(sorted((*CATALOGUE.values(), *LACKING), key=id_of))


def id_of(entry: Measure | Derived | Lacking) -> str:
    return entry.measure if isinstance(entry, Lacking) else entry.id


def measure_called(id: str) -> Measure | Derived:
    """The measure with this id.

    Raises NotFoundError with the nearest ids, or with what the measure lacks when no return can
    feed it.
    """
    if id in CATALOGUE:
        return CATALOGUE[id]
    for entry in LACKING:
        if entry.measure == id:
            raise NotFoundError(f"{entry.title} ({id}) cannot be fed by the return. {entry.lacks}")
    raise not_found("measure", id, CATALOGUE)
