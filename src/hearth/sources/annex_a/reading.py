"""Annex A read: every sheet or file that is a list, into one bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from hearth.errors import UnreadableError
from hearth.progress import Progress, silent
from hearth.records import Bundle
from hearth.sources.annex_a.cells import meaning_in_annex_a
from hearth.sources.annex_a.facts import FACTS, Facts
from hearth.sources.annex_a.headings import of_headings, why_none
from hearth.sources.annex_a.lists import Found, list_of
from hearth.sources.day_in_name import day_in_names
from hearth.sources.lookalikes import lookalikes
from hearth.sources.plain import Gathered, Line, Sheet, lines_of, sheets_at
from hearth.sources.plain.remarks import Remarks
from hearth.sources.problems import Problem
from hearth.sources.words import in_words, shown

__all__ = ["read_annex_a"]

# Most important first: of two lists that contradict each other the first read is used.
ORDER = (8, 9, 10, 7, 6, 11)
SHOWN_REASONS = 12
# Days that may lie ahead on the day of the extract.
MAY_COME = frozenset({"dob", "age"})


def read_annex_a(
    paths: Sequence[Path], as_at: date | None = None, progress: Progress = silent
) -> tuple[Bundle, list[Problem]]:
    """Read Annex A lists 6 to 11 at `paths`: workbooks, CSV files, folders or zips of them.

    `as_at` is the day of the extract; when it is not given the name of a file or folder must tell
    it. Each row becomes the facts it proves: of a child in care the start of the present period,
    legal status and placement, not what went before. Raises UnreadableError when there is no list
    to be read or no day.
    """
    problems: list[Problem] = []
    found = sorted(
        lists_at(paths, problems, progress), key=lambda one: ORDER.index(one[0].of.number)
    )
    if not found:
        raise UnreadableError(nothing_usable(paths, problems))
    day = extract_day(paths, as_at, [sheet for _, sheet in found], problems)
    facts = Facts(Gathered(), day)
    for done, (one, sheet) in enumerate(found):
        progress(f"Reading {sheet.file}", done, len(found))
        problems += read_list(one, sheet, facts)
    rows = facts.gathered.plain()
    children = (row["child"] for table in rows.values() for row in table if "child" in row)
    problems += facts.gathered.problems + lookalikes(children)
    return Bundle("annex_a", day, (), rows), problems


def lists_at(
    paths: Sequence[Path], problems: list[Problem], progress: Progress
) -> Iterator[tuple[Found, Sheet]]:
    """Every list at the paths, with the sheet it is on."""
    for sheet in sheets_at(paths, problems, progress):
        found = list_of(sheet)
        if found:
            yield found, sheet
        else:
            problems.append(why_none(sheet))


def extract_day(
    paths: Sequence[Path], as_at: date | None, sheets: Sequence[Sheet], problems: list[Problem]
) -> date:
    """The day of the extract: as given, or as the names of files and folders tell."""
    names = [*reversed_parts(sheet.file for sheet in sheets), *(path.name for path in paths)]
    told = day_in_names(names)
    if as_at:
        if told and told != as_at:
            what = f"A name says {shown(told)}; {shown(as_at)} was given and is used."
            problems.append(Problem("", None, "", what))
        return as_at
    found = told or day_in_names(path.resolve().parent.name for path in paths)
    if found is None:
        raise UnreadableError(
            "No column of Annex A says of which day it is, and neither does the name of the file "
            "or folder. Say the date of the extract, or put it in the name, such as "
            "annex-a 2025-03-31.xlsx."
        )
    return found


def reversed_parts(names: Iterable[str]) -> Iterator[str]:
    """The parts of files' paths, nearest first."""
    for name in names:
        yield from reversed(PurePosixPath(name).parts)


def read_list(found: Found, sheet: Sheet, facts: Facts) -> list[Problem]:
    """Take the facts of one list."""
    remarks = Remarks(sheet, f"list_{found.of.number}")
    fields = found.columns
    take = FACTS[found.of.number]
    late: list[Problem] = []
    rows = 0
    for line in lines_of(sheet, found.line, fields, meaning_in_annex_a, remarks):
        if len(line.values) == 1:
            what = "the row names a child and says nothing else. It is left out."
            late.append(line.problem(remarks.table, "", what, blocking=True))
            continue
        rows += 1
        late += after_the_extract(remarks.table, line, facts.as_at)
        take(facts, line)
    if not rows:
        late.append(sheet.problem("has headings but no rows that can be used."))
    return [*of_headings(found, sheet), *remarks.problems(), *late]


def after_the_extract(table: str, line: Line, as_at: date) -> Iterator[Problem]:
    """Dates that had not come on the day of the extract."""
    for name, value in line.values.items():
        if isinstance(value, date) and value > as_at and name not in MAY_COME:
            what = f"is {shown(value)}, after the day of the extract ({shown(as_at)}). It is kept."
            yield line.problem(table, name, f"{name.upper()} {what}")


def nothing_usable(paths: Sequence[Path], problems: Sequence[Problem]) -> str:
    """The error when there is no list, with the first reasons."""
    reasons = [problem.problem for problem in problems][:SHOWN_REASONS]
    where = in_words(str(path) for path in paths) if paths else "nothing"
    lines = "\n".join(f"- {reason}" for reason in reasons)
    return (
        f"No Annex A list could be read from {where}.\n{lines}\n"
        "Give the Excel workbook with sheets List 6 to List 11, or a CSV file for each list."
    )
