"""Small returns drawn as text, with the rows that fail marked: the examples of the rules.

    # 355 2024/25
    Episodes CHILD DECOM DEC
    * a 01/05/2024 01/05/2024
      b 01/05/2024 02/05/2024

`#` begins an example: the rule, the year, then options such as ``authority=Leeds``. A line that
starts with a table's name begins a table (``Episodes_last`` is last year's), and gives its
columns. Every other line is a row; `*` before it says that it fails, `.` is an empty cell and `_`
in a cell is a space. ``providers`` is the register of homes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from hearth.returns.ssda903 import check_all
from hearth.returns.ssda903.engine import Result
from hearth.returns.ssda903.loading import TABLE_NAMES

__all__ = ["Example", "examples"]

FOLDER = Path(__file__).parent / "examples"
STARTS = (*TABLE_NAMES, *(f"{name}_last" for name in TABLE_NAMES), "providers")


@dataclass
class Example:
    rule: str
    year: str
    options: dict[str, str]
    tables: dict[str, list[list[str | None]]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    fails: set[tuple[str, int]] = field(default_factory=set)
    where: str = ""

    @property
    def rows(self) -> int:
        return sum(len(rows) for name, rows in self.tables.items() if name in TABLE_NAMES)

    def frame(self, table: str) -> pl.DataFrame:
        return pl.DataFrame(
            self.tables[table], schema=dict.fromkeys(self.columns[table], pl.String), orient="row"
        )

    def check(self, tables: dict[str, pl.DataFrame] | None = None) -> Result:
        given = tables or {name: self.frame(name) for name in self.tables}
        return check_all(
            {name: frame for name, frame in given.items() if name in TABLE_NAMES},
            year=self.year,
            rules=[self.rule],
            previous={
                name.removesuffix("_last"): frame
                for name, frame in given.items()
                if name.endswith("_last")
            },
            providers=given.get("providers"),
            **self.options,
        )


def examples() -> Iterator[Example]:
    for path in sorted(FOLDER.glob("*.txt")):
        yield from drawn(path)


def drawn(path: Path) -> Iterator[Example]:
    example: Example | None = None
    table = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        words = line.split()
        if not words or words[0] == "--":
            continue
        if words[0] == "#":
            if example:
                yield example
            rule, year, *options = words[1:]
            pairs = dict(option.split("=") for option in options)
            pairs = {name: value.replace("_", " ") for name, value in pairs.items()}
            example = Example(rule, year, pairs, where=f"{path.name}:{number}")
        elif words[0] in STARTS:
            assert example is not None
            table = words[0]
            example.columns[table] = words[1:]
            example.tables[table] = []
        else:
            assert example is not None
            add(example, table, words)
    if example:
        yield example


def add(example: Example, table: str, words: list[str]) -> None:
    if words[0] == "*":
        example.fails.add((table, len(example.tables[table])))
        words = words[1:]
    assert len(words) == len(example.columns[table]), (example.where, words)
    row = [None if word == "." else word.replace("_", " ") for word in words]
    example.tables[table].append(row)
