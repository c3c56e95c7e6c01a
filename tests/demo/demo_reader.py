"""Reading a written council back with nothing but the standard library."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from datetime import date
from pathlib import Path

YEARS = (2021, 2022, 2023, 2024, 2025)
FILES = {
    "header": "header.csv",
    "episodes": "episodes.csv",
    "reviews": "reviews.csv",
    "uasc": "uasc.csv",
    "oc2": "oc2.csv",
    "oc3": "oc3.csv",
    "ad1": "ad1.csv",
    "placed_adoption": "placed_for_adoption.csv",
    "prev_perm": "previous_permanence.csv",
    "missing": "missing.csv",
    "sw_episodes": "sw_episodes.csv",
}

Row = dict[str, str]


def folder_of(out: Path, year: int) -> Path:
    return out / "returns" / f"{year - 1}-{year % 100:02}"


def read(out: Path, year: int, table: str) -> list[Row]:
    with (folder_of(out, year) / FILES[table]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    return date(int(text[6:]), int(text[3:5]), int(text[:2])) if text else None


def known(text: str) -> date:
    found = day(text)
    assert found is not None
    return found


def by_child(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows of each child; episodes come in date order."""
    children: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        children[row["CHILD"]].append(row)
    for own in children.values():
        if "DECOM" in own[0]:
            own.sort(key=lambda row: known(row["DECOM"]))
    return children


def years_later(born: date, years: int) -> date:
    return born.replace(year=born.year + years)


def digests(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }
