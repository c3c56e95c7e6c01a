"""An export of the dataset read: every table that is known, into one bundle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from hearth.errors import UnreadableError
from hearth.progress import Progress, silent
from hearth.records import Bundle
from hearth.sources.day_in_name import day_in_names
from hearth.sources.lookalikes import lookalikes
from hearth.sources.plain import Gathered, Line, Sheet, lines_of, sheets_at
from hearth.sources.plain.remarks import Remarks
from hearth.sources.problems import Problem
from hearth.sources.ssd.beside import take_beside
from hearth.sources.ssd.cells import meaning_in_ssd
from hearth.sources.ssd.episodes import take_episodes
from hearth.sources.ssd.events import take_events
from hearth.sources.ssd.given import Given
from hearth.sources.ssd.layout import FoundTable, table_in_name, table_of
from hearth.sources.ssd.leaving import take_leaving
from hearth.sources.ssd.people import take_people
from hearth.sources.ssd.workers import take_workers
from hearth.sources.words import count_of, in_words, short

__all__ = ["read_ssd"]

SHOWN_REASONS = 12
# What is taken of the tables, in words for whoever waits.
STEPS = (
    ("people", take_people),
    ("workers", take_workers),
    ("episodes", take_episodes),
    ("reviews, visits and health", take_events),
    ("care leavers and adoption", take_leaving),
    ("times in need and special needs", take_beside),
)


def read_ssd(paths: Sequence[Path], progress: Progress = silent) -> tuple[Bundle, list[Problem]]:
    """Read an export of the Standard Safeguarding Dataset: a CSV file for each table.

    Each path is a folder, a zip or one file. Descriptions become codes by
    `hearth.vocabulary.descriptions`; those that are not known are said once each, with their rows.
    Raises UnreadableError when there is no table to be read.
    """
    problems: list[Problem] = []
    lines: dict[str, list[Line]] = defaultdict(list)
    for done, (found, sheet) in enumerate(tables_at(paths, problems, progress), start=1):
        progress(f"Reading {sheet.file}", done)
        lines[found.name] += read_table(found, sheet, problems)
    if not lines:
        raise UnreadableError(nothing_usable(paths, problems))
    as_at = day_in_names(path.name for path in paths)
    given = Given(lines, Gathered(), as_at)
    for done, (what, take) in enumerate(STEPS):
        progress(f"Putting together {what}", done, len(STEPS))
        take(given)
    rows = given.gathered.plain()
    children = (row["child"] for table in rows.values() for row in table if "child" in row)
    problems += given.problems + given.gathered.problems + lookalikes(children)
    return Bundle("ssd", as_at, (), rows), problems


def tables_at(
    paths: Sequence[Path], problems: list[Problem], progress: Progress
) -> Iterator[tuple[FoundTable, Sheet]]:
    """Every table at the paths, with the sheet it is on."""
    for sheet in sheets_at(paths, problems, progress):
        found = table_of(sheet)
        if found is None:
            problems.append(why_none(sheet))
        elif found.missing:
            lacks = in_words(found.missing)
            what = f"is {found.name} but has no {lacks}, without which it cannot be used."
            problems.append(sheet.problem(what, blocking=True))
        else:
            yield found, sheet


def why_none(sheet: Sheet) -> Problem:
    """What is said of a sheet that is no table that is used."""
    named = table_in_name(sheet.name)
    if named:
        what = "its columns are of no table that is used here"
        return sheet.problem(f"is named {named}, but {what}; it is passed over.")
    return sheet.problem("has the columns of no table of the Standard Safeguarding Dataset; it is "
                         "passed over.")  # fmt: skip


def read_table(found: FoundTable, sheet: Sheet, problems: list[Problem]) -> list[Line]:
    """The rows of one table, understood."""
    remarks = Remarks(sheet, found.name, by_text=True)
    lines = list(lines_of(sheet, found.line, found.columns, meaning_in_ssd, remarks))
    for heading in found.unknown:
        what = f"has the column {short(heading)}, which {found.name} has not; it is not used."
        problems.append(sheet.problem(what))
    if found.line:
        above = count_of(found.line, "line")
        problems.append(sheet.problem(f"has {above} above its headings, passed over."))
    problems += remarks.problems()
    return lines


def nothing_usable(paths: Sequence[Path], problems: Sequence[Problem]) -> str:
    """The error when there is no table, with the first reasons."""
    reasons = [problem.problem for problem in problems][:SHOWN_REASONS]
    where = in_words(str(path) for path in paths) if paths else "nothing"
    lines = "\n".join(f"- {reason}" for reason in reasons)
    return (
        f"No table of the Standard Safeguarding Dataset could be read from {where}.\n{lines}\n"
        "Give a folder or a zip of its CSV files, such as ssd_person.csv and ssd_cla_episodes.csv."
    )
