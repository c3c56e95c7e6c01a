"""The name of a quantity: the catalogue's id where the catalogue has it, else the words given."""

from __future__ import annotations

from functools import cache

from hearth.measures import CATALOGUE, Timing
from hearth.published.figure import plain

__all__ = ["definition_of", "is_measure", "on_a_day", "quantity_called", "title_of"]


@cache
def named() -> dict[str, str]:
    """Ids and titles as they are compared, each with its id."""
    titles = {plain(measure.title): measure.id for measure in CATALOGUE.values()}
    return titles | {plain(id): id for id in CATALOGUE}


def quantity_called(words: str) -> str:
    """The id of the measure that has these words for its id or title, or the words, tidied."""
    return named().get(plain(words), " ".join(words.split()))


def title_of(quantity: str) -> str:
    """What a person reads for a quantity."""
    measure = CATALOGUE.get(quantity)
    return measure.title if measure else quantity


def is_measure(quantity: str) -> bool:
    """Whether the catalogue has it."""
    return quantity in CATALOGUE


def on_a_day(quantity: str) -> bool:
    """Whether the catalogue counts it on a day, so that a year's figure is that of its last day."""
    measure = CATALOGUE.get(quantity)
    population = getattr(measure, "population", None)
    return population is not None and population.timing is Timing.AS_AT


def definition_of(quantity: str) -> str:
    """What the catalogue says that a measure counts, in a line; empty where it has none."""
    measure = CATALOGUE.get(quantity)
    if measure is None:
        return ""
    return f"{measure.counts}, out of {measure.out_of}" if measure.out_of else measure.counts
