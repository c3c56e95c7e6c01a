"""From files on disk to plain rows, problems, and what each file was recognised as."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hearth.errors import UnreadableError
from hearth.progress import Progress
from hearth.records import Bundle, every_table
from hearth.sources import (
    Problem,
    bundle_of_return,
    read_annex_a,
    read_returns,
    read_ssd,
    recognise,
)
from hearth_web.imports.facts import is_known_table
from hearth_web.imports.keeping import as_given

__all__ = ["Found", "Said", "found_in", "read"]

ROW = re.compile(r"^(?P<file>.+?), line (?P<line>[\d,]+)(?: \(child (?P<child>[^)]*)\))?:")
CHILD = re.compile(r"^Child (?P<child>[^\s:,]+)")
SHARED = ("It is the same in ", " more row")


@dataclass(frozen=True)
class Said:
    """A problem with the place it is about, told apart."""

    file: str
    table: str
    line: int | None
    column: str
    child: str
    sentence: str
    blocking: bool


@dataclass(frozen=True)
class Found:
    """What was read."""

    bundle: Bundle
    problems: list[Said]

    @property
    def unread(self) -> Mapping[str, frozenset[str]]:
        """By table, the children of whom a row was left out; "" where it is not told whose."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.problems:
            shared = any(words in one.sentence for words in SHARED)
            if one.blocking and one.table and (one.line is not None or shared):
                found[one.table].add(one.child)
                if shared:
                    found[one.table].add("")
        return {table: frozenset(children) for table, children in found.items()}


def read(paths: Sequence[Path], as_at: date | None, progress: Progress) -> Found:
    """Read whatever the files are. Raises HearthError, with the reasons, when nothing is usable."""

    def tell(doing: str, done: int = 0, total: int = 0) -> None:
        progress(as_given(doing), done, total)

    try:
        bundle, problems = read_all(paths, as_at, tell)
    except UnreadableError as error:
        raise UnreadableError(as_given(str(error))) from None
    return Found(bundle, [said(problem) for problem in problems])


def read_all(
    paths: Sequence[Path], as_at: date | None, progress: Progress
) -> tuple[Bundle, list[Problem]]:
    """Read the files as what they are recognised as."""
    kinds = {recognise(path) for path in paths}
    if len(kinds) > 1:
        raise UnreadableError("These files come from different systems. Give each by itself.")
    if kinds == {"annex_a"}:
        return read_annex_a(paths, as_at, progress)
    if kinds == {"ssd"}:
        return read_ssd(paths, progress)
    reading = read_returns(paths, progress)
    return bundle_of_return(reading), reading.problems


def said(problem: Problem) -> Said:
    """A problem, its place read from its sentence."""
    sentence = as_given(problem.problem)
    row, child = ROW.match(sentence), CHILD.match(sentence)
    return Said(
        file=row["file"][:400] if row else "",
        table=problem.table,
        line=int(row["line"].replace(",", "")) if row else None,
        column=problem.column.upper()[:40],
        child=((row and row["child"]) or (child and child["child"]) or "")[:48],
        sentence=sentence,
        blocking=problem.blocking,
    )


def held_by_file(bundle: Bundle) -> Iterator[tuple[str, str, int | None, int]]:
    """Each file with a table, a year and how many rows; of a return also rows of earlier years."""
    if bundle.files:
        yield from ((one.file, one.table, one.year, one.rows) for one in bundle.files)
        return
    for name, rows in bundle.rows.items():
        for row in rows:
            yield str(row["file"]), name, row.get("year"), 1


def is_of(file: str, given: str) -> bool:
    """Whether what a reader calls a file is a given file, a sheet of it, or lies within it.

    Files put together to one table are called "one and other".
    """
    together = file.startswith(f"{given} and ") or file.endswith(f" and {given}")
    return file == given or together or file.startswith((f"{given}/", f"{given}, sheet "))


def found_in(bundle: Bundle, names: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """For each file given, the tables found in it: title, year, how many rows, whether kept."""
    given, tables = list(names), every_table()
    counts: Counter[tuple[str, str, int | None]] = Counter()
    for file, name, year, rows in held_by_file(bundle):
        for within in [one for one in given if is_of(as_given(file), one)] or [""]:
            counts[within, name, year] += rows
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (within, name, year), count in counts.items():
        found[within].append(
            {
                "table": tables[name].return_name,
                "year": year,
                "rows": count,
                "kept": is_known_table(name),
            }
        )
    return found
