"""Where something was said, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hearth.sources.problems import Problem
from hearth.sources.yaml_text import Lined

__all__ = ["Notes", "Row"]


class Row(Lined):
    """One row of a sheet: its words by key, and where it stands."""

    def __init__(self, sheet: str, line: int) -> None:
        super().__init__(line)
        self.sheet = sheet


@dataclass
class Notes:
    """Problems as they are found, each with its place in the file."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def note(
        self, table: str, said: Mapping[str, Any], key: str, what: str, *, left_out: bool = False
    ) -> None:
        """Note what is wrong with a word of something said."""
        line = said.lines.get(key, said.line) if isinstance(said, Lined) else None
        place = f"{self.file}, sheet {said.sheet}" if isinstance(said, Row) else self.file
        unit = "row" if isinstance(said, Row) else "line"
        where = f"{place}, {unit} {line}" if line else place
        self.problems.append(Problem(table, line, key, f"{where}: {what}", left_out))
