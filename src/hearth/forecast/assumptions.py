"""What is taken for granted where a council's own past does not say: named values with sources."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["Assumption", "assumed", "assumptions"]


@dataclass(frozen=True)
class Assumption:
    """One value: `name`, `value` in `unit`, `what` it is, and its `source`."""

    name: str
    value: float
    unit: str
    what: str
    source: str


@cache
def assumptions() -> Mapping[str, Assumption]:
    """Every assumption by its name."""
    text = (files(__package__) / "data" / "assumptions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    found = [
        Assumption(row["name"], float(row["value"]), row["unit"], row["what"], row["source"])
        for row in rows
    ]
    return MappingProxyType({one.name: one for one in found})


def assumed(name: str) -> float:
    """The value of an assumption."""
    return assumptions()[name].value
