"""Rows of a bundle gathered from several sheets, each told of once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hearth.records import Table, every_table
from hearth.sources.plain.fields import Line
from hearth.sources.problems import Problem
from hearth.sources.words import short, shown

__all__ = ["Gathered"]


@dataclass
class Gathered:
    """Rows by table. Where two sheets tell of one thing the first is used and the rest fills in."""

    tables: Mapping[str, Table] = field(default_factory=every_table)
    rows: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def give(self, *names: str) -> None:
        """Note that these tables were given, whether or not they have rows."""
        for name in names:
            self.rows.setdefault(name, {})

    def add(self, table: str, line: Line, cells: Mapping[str, Any]) -> None:
        """Add a row. What contradicts one with the same key is said and not used."""
        key = tuple(cells.get(name) for name in self.tables[table].key)
        rows = self.rows.setdefault(table, {})
        if key not in rows:
            rows[key] = {**cells, **line.where}
            return
        held = rows[key]
        for name, value in cells.items():
            if name not in held or held[name] is None:
                held[name] = value
            elif value is not None and held[name] != value:
                self.problems.append(differing(table, line, name, value, held))

    def plain(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each table, in the order they came."""
        return {name: list(rows.values()) for name, rows in self.rows.items()}


def differing(table: str, line: Line, name: str, value: Any, held: Mapping[str, Any]) -> Problem:
    """What is said of a cell that contradicts one before."""
    there = f"{held['file']}, line {held['line']}"
    what = (
        f"{name.upper()} is {short(shown(value))}, but {short(shown(held[name]))} in {there}, "
        "which is used."
    )
    return line.problem(table, name, what)
