"""The checks that the invented returns fail though their data is right, each with the reason.

Real returns have such failures too: a council explains them when it submits. Every other failure
would be a mistake of the invention; the tests see that there is none.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["explained", "write_explained"]

EXPLAINED = Path(__file__).parent / "data" / "explained.csv"


@cache
def explained() -> Mapping[str, str]:
    """Why the data is right, by rule."""
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        return {row["rule"]: row["why"] for row in csv.DictReader(file)}


def write_explained(path: Path) -> None:
    """The explanations as `hearth what-if --explained` reads them: for every child alike."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rule", "child", "why"))
        writer.writerows((rule, "", why) for rule, why in explained().items())
