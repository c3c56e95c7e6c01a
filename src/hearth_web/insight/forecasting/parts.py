"""The parts of a scenario: each change or cost in words, and what is wrong with it today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.forecast.scenario import CHANGES, COSTS, Fault, ScenarioFile, formed, in_words
from hearth.vocabulary import Council

__all__ = ["KINDS", "Entry", "Part", "faults_of", "kind_of", "part_of", "parts_of"]

Entry = Mapping[str, Any]
KINDS = {**CHANGES, **COSTS}
NAME = "this"


@dataclass(frozen=True)
class Part:
    """One change or cost: which list it stands in and where, its words, what is wrong with it."""

    kind: str
    place: int
    words: str
    fault: str = ""


def kind_of(entry: Entry) -> str:
    """The word that names an entry's kind; empty where none does."""
    return next((key for key in entry if key in KINDS), "")


def alone(entry: Entry, today: date | None, area: Council | None) -> ScenarioFile:
    """A scenario of this entry and nothing else."""
    where = "costs" if kind_of(entry) in COSTS else "changes"
    return formed({"scenarios": [{"name": NAME, where: [entry]}]}, today, area)


def faults_of(entry: Entry, today: date | None, area: Council | None) -> tuple[Fault, ...]:
    """What is wrong with an entry, for a forecast of that day."""
    return alone(entry, today, area).faults


def part_of(entry: Entry, place: int, today: date | None, area: Council | None) -> Part:
    """An entry as a part."""
    faults = faults_of(entry, today, area)
    found = alone(entry, None, area).scenarios
    asks = [ask for each in found for ask in (*each.asks, *each.rises, *each.outlays)]
    words = in_words(asks[0]) if asks else " ".join(f"{k}: {v}" for k, v in entry.items())
    return Part(
        kind_of(entry),
        place,
        f"{words[:1].upper()}{words[1:]}",
        faults[0].sentence if faults else "",
    )


def parts_of(entries: Sequence[Entry], today: date | None, area: Council | None) -> list[Part]:
    """Every entry of a list as a part."""
    return [part_of(each, place, today, area) for place, each in enumerate(entries)]
