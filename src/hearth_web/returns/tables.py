"""What is checked: the tables of a return, and where each of their rows came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw

__all__ = ["Frames", "Given"]

Frames = Mapping[str, nw.DataFrame[Any]]


@dataclass(frozen=True)
class Given:
    """A return's tables by their names, and last year's where they are known.

    `rows` says for a table which row of its file each of its rows is, `files` in which file.
    `providers` is Ofsted's list, and `beside` says what the return is compared with.
    """

    tables: Frames
    previous: Frames | None = None
    source: str = "csv"
    rows: Mapping[str, nw.Series[Any]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    providers: nw.DataFrame[Any] | None = None
    beside: str = ""

    @property
    def children(self) -> int:
        """How many children the return is of."""
        found: set[str] = set()
        for frame in self.tables.values():
            if "CHILD" in frame.columns:
                found |= set(frame["CHILD"].drop_nulls().unique().to_list())
        return len(found)

    def of(self, table: str, *, last_year: bool) -> nw.DataFrame[Any]:
        """A table of this year's return or of last year's."""
        return (self.previous or {})[table] if last_year else self.tables[table]
