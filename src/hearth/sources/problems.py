"""What could not be read as given, said row by row."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]


@dataclass(frozen=True)
class Problem:
    """One thing a person should know about what was read.

    `row` counts data rows of the file as given from 0, as the return's checks do; None when the
    problem is of the whole file or column. `problem` is a full sentence that names the file, the
    line as a spreadsheet shows it, the child where there is one, what was found and what was done
    with it. `blocking` is True when the row, column or file was left out.
    """

    table: str
    row: int | None
    column: str
    problem: str
    blocking: bool = False
