"""Returns on disk, and back in plain cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from council_lives import Cells, in_order

from hearth.dates import CollectionYear
from hearth.records import TABLES
from hearth.returns.ssda903.files import read_given
from hearth.returns.ssda903.writing import file_name


def folder_of(returned: Mapping[str, list[Cells]], year: int, at: Path) -> Path:
    """The CSV set of a return as a council's own system would write it."""
    folder = at / CollectionYear(year).label.replace("/", "-")
    folder.mkdir(parents=True)
    for name, table in TABLES.items():
        if table.since <= year:
            columns = [column.return_name for column in table.columns]
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(returned.get(name, []))
    return folder


def cells_of_csv(files: Mapping[str, bytes]) -> dict[str, list[Cells]]:
    """The cells of a CSV set by table, empty ones left out, tables without rows too."""
    found = {}
    for name, table in TABLES.items():
        text = files.get(file_name(table), b"").decode("utf-8")
        rows = csv.DictReader(io.StringIO(text, newline=""))
        found[name] = in_order([{k: v for k, v in row.items() if v} for row in rows])
    return {name: rows for name, rows in found.items() if rows}


def cells_of_xml(data: bytes, at: Path) -> dict[str, list[Cells]]:
    """The cells of an XML return as the checks would read it."""
    path = at / "return.xml"
    path.write_bytes(data)
    given = read_given(path)
    assert [problem.problem for problem in given.problems] == []
    names = {table.return_name: name for name, table in TABLES.items()}
    found = {
        names[name]: in_order(
            [{k: v for k, v in row.items() if v and k != "UASC"} for row in table.rows(named=True)]
        )
        for name, table in given.tables.items()
    }
    return {name: rows for name, rows in found.items() if rows}
