"""Invented names that fit sex and ethnic group. Nobody of these names is meant."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

__all__ = ["forename", "surname", "worker_name"]

NAMES = Path(__file__).parents[1] / "data" / "names.csv"
# Which list fits an ethnic group; people of mixed or unknown background have a British one.
GROUPS = {
    "WOTH": "European",
    "WROM": "European",
    "BCRB": "Caribbean",
    "BOTH": "Caribbean",
    "MWBC": "Caribbean",
    "BAFR": "African",
    "MWBA": "African",
    "AIND": "Asian",
    "APKN": "Asian",
    "ABAN": "Asian",
    "AOTH": "Asian",
    "OOTH": "Asian",
    "MWAS": "Asian",
    "CHNE": "East Asian",
}


def forename(rng: Random, sex: str, ethnic: str) -> str:
    """A first name."""
    return rng.choice(lists()[GROUPS.get(ethnic, "British"), sex])


def surname(rng: Random, ethnic: str) -> str:
    """A last name."""
    return rng.choice(lists()[GROUPS.get(ethnic, "British"), "S"])


def worker_name(rng: Random) -> str:
    """A worker's full name, of any background."""
    group = rng.choice(sorted({group for group, _ in lists()}))
    return f"{rng.choice(lists()[group, rng.choice('FM')])} {rng.choice(lists()[group, 'S'])}"


@cache
def lists() -> Mapping[tuple[str, str], Sequence[str]]:
    """Names by group and kind: F and M first names, S last names."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    with NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["group"], row["kind"]].append(row["name"])
    return dict(found)
