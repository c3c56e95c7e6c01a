"""Rows of a written return, and of the files it is held against."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

Rows = list[tuple[str, ...]]
Files = dict[str, Rows]


def of_folder(folder: Path) -> Files:
    """Every CSV file of a folder: its heading, then its rows in order."""
    return {path.name: rows(path.read_bytes()) for path in sorted(folder.glob("*.csv"))}


def of_bytes(files: Mapping[str, bytes]) -> Files:
    return {name: rows(data) for name, data in sorted(files.items())}


def rows(data: bytes) -> Rows:
    heading, *rest = (tuple(row) for row in csv.reader(io.StringIO(data.decode("utf-8"))))
    return [heading, *sorted(rest)]


def differing(before: Files, after: Files) -> dict[str, list[tuple[str, str, str]]]:
    """By file, each cell that differs: its column, and what it was and is. Rows are matched by
    their place, so that a file with more or fewer rows differs in all of them."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name in {*before, *after}:
        old, new = before.get(name, []), after.get(name, [])
        if len(old) != len(new):
            found[name] = [("rows", str(len(old)), str(len(new)))]
            continue
        cells = [
            (column, was, now)
            for one, other in zip(old, new, strict=True)
            for column, was, now in zip(old[0], one, other, strict=True)
            if was != now
        ]
        if cells:
            found[name] = cells
    return found
