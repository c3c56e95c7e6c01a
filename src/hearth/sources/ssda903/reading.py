"""Read one or several SSDA903 returns into one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import narwhals.stable.v2 as nw

from hearth.errors import UnreadableError
from hearth.progress import Progress, silent
from hearth.records import Record
from hearth.sources.problems import Problem
from hearth.sources.ssda903.children import lookalikes, not_in_header
from hearth.sources.ssda903.clean import clean, recode, unexpected_codes
from hearth.sources.ssda903.csv_file import CsvFile, read_csv
from hearth.sources.ssda903.files import Member, open_path
from hearth.sources.ssda903.merge import Return, merge
from hearth.sources.ssda903.raw import Raw, in_words
from hearth.sources.ssda903.sequence import check_rows
from hearth.sources.ssda903.xml_file import read_xml
from hearth.sources.ssda903.year import find_year, label

__all__ = ["Reading", "read_returns"]

SHOWN_REASONS = 12  # in the error when nothing could be used


@dataclass(frozen=True)
class Reading:
    """A record, everything that could not be read as given, and what later returns changed."""

    record: Record
    problems: list[Problem]
    changes: list[Problem]


@dataclass(frozen=True)
class Found:
    """The clean tables of one folder, and the names that may tell its year, nearest first."""

    name: str
    tables: tuple[Raw, ...]
    names: tuple[str, ...]
    path: Path


def read_returns(paths: Sequence[Path], progress: Progress = silent) -> Reading:
    """Read the returns at `paths` into one longitudinal record.

    Each path is a folder, a zip or one XML file for one collection year; years may come in any
    order. A folder of folders is a return for each. Whatever cannot be read is in `problems` and
    the rest is used. Raises UnreadableError, with the reasons, when nothing at all can be used.
    """
    problems: list[Problem] = []
    found: list[Found] = []
    for path in paths:
        found += find(path, problems, progress)
    returns = by_year(found, problems)
    if not any(len(raw.frame) for one in returns for raw in one.tables.values()):
        raise UnreadableError(nothing_usable(paths, problems))
    progress("Putting the years together")
    record, between, changes = merge(returns)
    frames = [raw.frame.select("child") for one in returns for raw in one.tables.values()]
    return Reading(record, problems + between + lookalikes(frames), changes)


def nothing_usable(paths: Sequence[Path], problems: Sequence[Problem]) -> str:
    """The error when no row could be used, with the first reasons."""
    reasons = [problem.problem for problem in problems if problem.blocking][:SHOWN_REASONS]
    where = in_words(str(path) for path in paths) if paths else "nothing"
    lines = "\n".join(f"- {reason}" for reason in reasons)
    return (
        f"No SSDA903 return could be read from {where}.\n{lines}\n"
        "Give a folder or a zip of the return's CSV files, or its XML file."
    )


def find(path: Path, problems: list[Problem], progress: Progress) -> list[Found]:
    """The tables at one path, a Found for each folder that has any."""
    opened = open_path(path)
    problems += opened.problems
    by_folder: dict[str, list[Member]] = defaultdict(list)
    for member in opened.members:
        by_folder[member.folder].append(member)
    found = []
    for folder, members in by_folder.items():
        raws = read_members(members, problems, progress)
        tables = []
        for raw in raws:
            progress(f"Checking {raw.file}")
            cleaned, remarks = clean(raw)
            problems += remarks
            tables.append(cleaned)
        if tables:
            found.append(Found(folder or path.name, tuple(tables), names_of(members, path), path))
    return found


def names_of(members: Sequence[Member], path: Path) -> tuple[str, ...]:
    """Names that may tell the year: the folders from the inside out, then the files."""
    folders = reversed(PurePosixPath(members[0].folder).parts)
    return (*folders, path.name, *(member.name for member in members))


def read_members(
    members: Sequence[Member], problems: list[Problem], progress: Progress
) -> list[Raw]:
    """Read the files of one folder. Of several files for one table the fullest are used."""
    raws: list[Raw] = []
    sheets: list[CsvFile] = []
    for position, member in enumerate(members):
        progress(f"Reading {member.path}", position, len(members))
        try:
            data = member.read()
        except OSError as error:
            words = f"{member.path} cannot be opened ({error.strerror}); it is not used."
            problems.append(Problem("", None, "", words, blocking=True))
            continue
        if is_xml(data):
            xml = read_xml(member.path, data)
            problems += xml.problems
            raws += xml.tables
        else:
            sheets.append(read_csv(member.path, data))
    return raws + fullest(sheets, problems)


def is_xml(data: bytes) -> bool:
    """Whether a file starts as XML does, whatever its name and encoding."""
    start = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")


def fullest(sheets: Sequence[CsvFile], problems: list[Problem]) -> list[Raw]:
    """The tables of the files that lack fewest columns; an extract beside the whole is ignored."""
    least: dict[str, int] = {}
    for sheet in sheets:
        for raw in sheet.tables:
            least[raw.table.name] = min(least.get(raw.table.name, sheet.missing), sheet.missing)
    used: list[Raw] = []
    for sheet in sheets:
        problems += sheet.problems
        for raw in sheet.tables:
            if sheet.missing > least[raw.table.name]:
                what = (
                    f"looks like an extract of {raw.table.return_name}, which another file has in "
                )
                problems.append(raw.of_file(f"{what}full. It is not used.", blocking=True))
            else:
                used.append(raw)
    return used


def by_year(found: Sequence[Found], problems: list[Problem]) -> list[Return]:
    """The returns in order of year; of two for one year the later given is used, table by table."""
    years = {id(one): year_of(one, problems) for one in found}
    tables: dict[int, dict[str, Raw]] = defaultdict(dict)
    sources: dict[int, dict[str, str]] = defaultdict(dict)
    for one in found:
        year = years[id(one)] or neighbour_year(one, found, years)
        if year is None:
            what = "has no dates to tell its year by. Name its folder for it, such as 2024-25."
            problems.append(Problem("", None, "", f"{one.name} {what}", blocking=True))
            continue
        for name, raw in join_parts(one.tables, problems).items():
            checked, remarks = check_rows(raw, year)
            problems += unexpected_codes(checked, year) + remarks
            if name in tables[year]:
                what = f"{one.name} and {sources[year][name]} both have {raw.table.return_name} of "
                later = f"{label(year)}. Only {one.name}'s, given later, is used."
                problems.append(Problem(name, None, "", what + later, blocking=True))
            tables[year][name], sources[year][name] = recode(checked), one.name
    returns = [Return(year, tables[year]) for year in sorted(tables)]
    for one_return in returns:
        problems += not_in_header(list(one_return.tables.values()), label(one_return.year))
    return returns


def year_of(one: Found, problems: list[Problem]) -> int | None:
    """The collection year of a folder's tables."""
    year, remark = find_year(one.tables, one.names)
    if remark and year:
        what = f"{one.name}: {remark}. It is read as the return of {label(year)}."
        problems.append(Problem("", None, "", what))
    return year


def neighbour_year(one: Found, found: Sequence[Found], years: dict[int, int | None]) -> int | None:
    """The one year of the other folders at the same path, for tables without dates of their own."""
    others = {years[id(other)] for other in found if other.path == one.path} - {None}
    return others.pop() if len(others) == 1 else None


def join_parts(tables: Sequence[Raw], problems: list[Problem]) -> dict[str, Raw]:
    """One table of each name; parts in several files are put together, and said."""
    joined: dict[str, Raw] = {}
    for raw in tables:
        before = joined.get(raw.table.name)
        if before is None:
            joined[raw.table.name] = raw
            continue
        what = f"and {before.file} are both {raw.table.return_name}; they are put together."
        problems.append(raw.of_file(what))
        both = nw.concat([before.frame, raw.frame])
        joined[raw.table.name] = Raw(raw.table, f"{before.file} and {raw.file}", both)
    return joined
