"""What a council said it hoped for: ``<62``, ``>90%``, ``100%``, or words such as "reduce"."""

from __future__ import annotations

import csv
import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from hearth.errors import UsageError
from hearth.measures import CATALOGUE

__all__ = ["Aspiration", "met", "read_aspirations"]

BOUND = re.compile(r"^(<=|>=|<|>|≤|≥)?\s*([\d,]+(?:\.\d+)?)\s*%?$")
TESTS = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
    "": operator.eq,
}


@dataclass(frozen=True)
class Aspiration:
    """An aspiration as printed and, where it is a number, its sign and bound."""

    text: str
    sign: str = ""
    bound: Decimal | None = None

    @classmethod
    def parse(cls, text: str) -> Aspiration:
        """Reads ``<62``, ``> 90%``, ``100%``; anything else stays as words."""
        found = BOUND.match(text.strip())
        if not found:
            return cls(text)
        return cls(text, found[1] or "", Decimal(found[2].replace(",", "")))


def met(aspiration: Aspiration, value: Decimal) -> bool | None:
    """Whether a value meets the aspiration; None when it is words."""
    if aspiration.bound is None:
        return None
    return bool(TESTS[aspiration.sign](value, aspiration.bound))


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
