"""What a council said it hoped for, measure by measure; `hearth.pledge.target` understands it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from hearth.errors import UsageError
from hearth.measures import CATALOGUE

__all__ = ["read_aspirations"]


def read_aspirations(path: Path) -> Mapping[str, str]:
    """A CSV with the columns ``measure`` and ``aspiration``.

    Raises UsageError naming the file, and the line where there is one, when a column is missing or
    a measure is not in the catalogue.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"measure", "aspiration"} <= set(rows.fieldnames or ()):
            raise UsageError(
                f"{path.name} needs the columns measure and aspiration on its first line."
            )
        hoped = {}
        for line, row in enumerate(rows, start=2):
            measure = (row["measure"] or "").strip()
            if measure not in CATALOGUE:
                raise UsageError(
                    f"{path.name}, line {line}: there is no measure {measure!r}."
                    " `hearth measures` lists them."
                )
            hoped[measure] = (row["aspiration"] or "").strip()
    return hoped
