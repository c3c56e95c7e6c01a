"""Headings that come again further down a file, where several files have been pasted into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw
from hearth.sources.ssda903.recognise import Fit, recognise, table_column
from hearth.sources.words import count_of

__all__ = ["without_headings"]

CHILD = ("child", "childid", "child_id", "child id")


def without_headings(
    raw: Raw, ragged: Sequence[frames.RaggedRow], headings: Sequence[str], problems: list[Problem]
) -> tuple[Raw, list[frames.RaggedRow]]:
    """Take out heading lines among the rows, and all rows below those of another table.

    Rows below the file's own headings are read like the others.
    """
    offset = 0 if not len(raw.frame) else raw.frame["line"][0] - raw.frame["row"][0]
    own, end = [table_column(heading) for heading in headings], raw.held
    repeated = []
    for row, cells in sorted(heading_rows(raw, ragged, headings)):
        if [table_column(cell) for cell in cells] == own:
            repeated.append(row)
            what = f"has its headings again in line {row + offset}; the rows below are read too."
            problems.append(raw.of_file(what))
        elif isinstance(found := recognise(cells), Fit):
            end = row
            what = (
                f"has the headings of {found.table.return_name} in line {row + offset}. That line "
                f"and the {count_of(raw.held - row - 1, 'row')} below are left out. Give each "
                "table its own file."
            )
            problems.append(raw.of_file(what, blocking=True))
            break
    kept = raw.frame.filter((nw.col("row") < end) & ~nw.col("row").is_in(repeated))
    rows = [one for one in ragged if one.row < end and one.row not in repeated]
    return replace(raw, frame=kept, held=len(kept)), rows


def heading_rows(
    raw: Raw, ragged: Sequence[frames.RaggedRow], headings: Sequence[str]
) -> Iterator[tuple[int, list[str]]]:
    """Rows that name the column of children where a child should stand."""
    child = next(heading for heading in headings if table_column(heading) == "child")
    likely = raw.frame.filter(nw.col(child).str.strip_chars().str.to_lowercase().is_in(CHILD))
    whole = ((row["row"], [row[name] or "" for name in headings])
             for row in likely.iter_rows(named=True))  # fmt: skip
    others = ((one.row, list(one.cells)) for one in ragged)
    for row, cells in chain(whole, others):
        filled = [cell for cell in cells if cell.strip()]
        if "child" in map(table_column, filled):
            yield row, filled
