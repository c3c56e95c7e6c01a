"""What the profile holds, in order: kept as data, so that adding a figure is adding a row."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hearth.benchmarks import ALL, breakdown_values

__all__ = ["Item", "Section", "items", "label", "parts", "sections"]

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Section:
    """One part of the profile."""

    id: str
    title: str


@dataclass(frozen=True)
class Item:
    """One published figure, or one breakdown, of the profile.

    `kind` is "figure" (a chart and its table), "table" (the table alone), "mix" (every part of a
    breakdown) or "row" (a line among the other figures). `when` says what a year covers: see
    `words.moment`. `says` is the sentence the latest value goes into. `count` is the indicator of
    the number behind a share.
    """

    section: str
    kind: str
    title: str
    indicator: str
    breakdown: str
    breakdown_value: str
    when: str
    says: str
    count: str
    count_label: str


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def sections() -> tuple[Section, ...]:
    """The profile's sections in order."""
    return tuple(Section(**row) for row in _rows("sections.csv"))


@cache
def _all_items() -> tuple[Item, ...]:
    return tuple(Item(**row) for row in _rows("contents.csv"))


def items(section: str = "", kind: str = "") -> tuple[Item, ...]:
    """The items of a section, or of a kind, or all of them, in order."""
    return tuple(
        each for each in _all_items() if section in ("", each.section) and kind in ("", each.kind)
    )


@cache
def _labels() -> dict[str, str]:
    return {row["published"]: row["label"] for row in _rows("labels.csv")}


def label(published: str) -> str:
    """A part of a breakdown in short, or as it was published where we have no shorter words."""
    return _labels().get(published, published)


def parts(item: Item) -> tuple[str, ...]:
    """The parts of a mix in the order a reader expects, without its total."""
    order = {name: position for position, name in enumerate(_labels())}
    found = [v for v in breakdown_values(item.indicator, item.breakdown) if v not in (ALL, "Total")]
    return tuple(sorted(found, key=lambda value: order.get(value, len(order))))
