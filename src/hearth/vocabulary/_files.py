"""How this package reads its data files."""

from __future__ import annotations

import csv
from pathlib import Path

__all__ = ["rows"]

_DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Every row of a data file, by column name; an empty cell is empty text."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
