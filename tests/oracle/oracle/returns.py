"""The return's files as plain rows, several years merged: a later year's row supersedes."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

KEYS = {
    "header": ("child",),
    "episodes": ("child", "decom"),
    "reviews": ("child", "review"),
    "uasc": ("child",),
    "oc2": ("child", "year"),
    "prev_perm": ("child", "year"),
    "oc3": ("child", "year"),
    "ad1": ("child", "year"),
    "placed_adoption": ("child", "date_placed"),
    "missing": ("child", "mis_start", "missing"),
    "sw_episodes": ("child", "sw_id", "sw_decom"),
}
FILES = {"placed_adoption": "placed_for_adoption", "prev_perm": "previous_permanence"}
DATES = {
    "dob",
    "decom",
    "dec",
    "review",
    "duc",
    "date_int",
    "date_match",
    "date_placed",
    "date_placed_ceased",
    "mis_start",
    "mis_end",
    "sw_decom",
    "sw_dec",
}
POSTCODES = ("home_post", "pl_post")

Tables = dict[str, list[dict[str, Any]]]


def read_plain(folders: Sequence[Path]) -> Tables:
    """Every table of each year's folder (named as 2024-25), oldest first."""
    tables: Tables = {}
    for table, key in KEYS.items():
        merged: dict[tuple[Any, ...], dict[str, Any]] = {}
        for folder in sorted(folders):
            year = int(folder.name[:4]) + 1
            for row in rows_of(folder / f"{FILES.get(table, table)}.csv", year):
                merged[tuple(row[name] for name in key)] = row
        tables[table] = list(merged.values())
    return tables


def rows_of(path: Path, year: int) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [plain(row) | {"year": year} for row in csv.DictReader(file)]


def plain(row: dict[str, str]) -> dict[str, Any]:
    return {name.lower(): cell(name.lower(), text) for name, text in row.items()}


def cell(name: str, text: str) -> str | int | date | None:
    if not text:
        return None
    if name in DATES:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day has no zone)
    if name in POSTCODES:
        return text.upper().replace(" ", "")
    return int(text) if name == "sdq_score" else text
