"""Read one or several SSDA903 returns into one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import narwhals.stable.v2 as nw

from hearth.errors import UnreadableError
from hearth.progress import Progress, silent
from hearth.records import TABLES, InFile, Record
from hearth.sources.files import CANNOT_OPEN, Member, open_path
from hearth.sources.lookalikes import lookalikes
from hearth.sources.problems import Problem
from hearth.sources.ssda903.births import check_births
from hearth.sources.ssda903.children import mostly_not_in_header, not_in_header
from hearth.sources.ssda903.clean import clean, recode, unexpected_codes
from hearth.sources.ssda903.csv_file import CsvFile, read_csv
from hearth.sources.ssda903.merge import Return, merge
from hearth.sources.ssda903.raw import Raw
from hearth.sources.ssda903.sequence import check_rows
from hearth.sources.ssda903.usable import cannot_do_without, why_unusable
from hearth.sources.ssda903.xml_file import read_xml
from hearth.sources.ssda903.year import find_year, label
from hearth.sources.words import in_words

__all__ = ["Reading", "read_returns"]

SHOWN_REASONS = 12  # in the error when nothing could be used


@dataclass(frozen=True)
class Reading:
    """A record, everything that could not be read as given, and what later returns changed."""

    record: Record
    problems: list[Problem]
    changes: list[Problem]
    origins: Mapping[str, nw.DataFrame[Any]]  # see `Merged`
    files: tuple[InFile, ...]


@dataclass(frozen=True)
class Found:
    """The clean tables of one folder, and the names that may tell its year, nearest first."""

    path: Path
    name: str
    tables: tuple[Raw, ...]
    names: tuple[str, ...]


def read_returns(paths: Sequence[Path], progress: Progress = silent) -> Reading:
    """Read the returns at `paths` into one longitudinal record.

    Each path is a folder, a zip or one XML file for one collection year; years may come in any
    order. A folder of folders is a return for each. Whatever cannot be read is in `problems` and
    the rest is used. Raises UnreadableError, with the reasons, when nothing at all can be used.
    """
    problems: list[Problem] = []
    years = Years()
    for path in paths:
        years.add(find(path, problems, progress), problems)
    returns = years.returns(problems)
    if not any(len(raw.frame) for one in returns for raw in one.tables.values()):
        raise UnreadableError(nothing_usable(paths, problems))
    problems += lookalikes(
        child
        for one in returns
        for raw in one.tables.values()
        for child in raw.frame["child"].unique().to_list()
    )
    progress("Putting the years together")
    merged = merge(returns)
    said = problems + merged.problems
    return Reading(merged.record, said, merged.changes, merged.origins, merged.files)


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
    together: dict[str, list[Member]] = defaultdict(list)
    for member in opened.members:
        # An XML file is a whole return; CSV files are one with the others of their folder.
        together[member.path if is_named_xml(member) else member.folder].append(member)
    found = []
    for name, members in together.items():
        raws = read_members(members, problems, progress)
        tables = []
        for raw in raws:
            progress(f"Checking {raw.file}")
            cleaned, remarks = clean(raw)
            problems += remarks
            tables.append(cleaned)
        if tables:
            found.append(Found(path, name or path.name, tuple(tables), names_of(members, path)))
    return found


def names_of(members: Sequence[Member], path: Path) -> tuple[str, ...]:
    """Names that may tell the year, nearest first: an XML file's, folders' from the inside out."""
    files = [member.name for member in members]
    folders = [*reversed(PurePosixPath(members[0].folder).parts), path.name]
    return (*files, *folders) if is_named_xml(members[0]) else (*folders, *files)


def is_named_xml(member: Member) -> bool:
    """Whether a file's name says it is XML."""
    return member.name.lower().endswith(".xml")


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
        except CANNOT_OPEN as error:
            words = f"{member.path} cannot be opened ({error}); it is not used."
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
    used: list[Raw] = []
    for sheet in sorted(sheets, key=lambda sheet: sheet.missing):
        problems += sheet.problems
        if sheet.table is None:
            continue
        name = sheet.table.table.return_name
        if sheet.missing > least.setdefault(name, sheet.missing):
            what = f"has fewer of the columns of {name} than another file. It is not used."
            problems.append(sheet.table.of_file(what, blocking=True))
        else:
            used.append(sheet.table)
    for sheet in sheets:
        if sheet.uasc and "UASC" in least:
            problems.append(sheet.uasc.of_file("has UASC items too; the UASC file is used."))
        elif sheet.uasc:
            used.append(sheet.uasc)
    return used


@dataclass(frozen=True)
class Years:
    """The tables of each collection year so far, and where each came from."""

    tables: dict[int, dict[str, Raw]] = field(default_factory=lambda: defaultdict(dict))
    paths: dict[tuple[int, str], Path] = field(default_factory=dict)
    unusable: dict[int, dict[str, Problem]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, found: Sequence[Found], problems: list[Problem]) -> None:
        """Add what one path gave. Of two tables for one year the later given is used."""
        years = [year_of(one, problems) for one in found]
        known = {year for year in years if year is not None}
        for one, year in zip(found, years, strict=True):
            # Tables without dates of their own belong with the others at the same path.
            year = year or (min(known) if len(known) == 1 else None)
            if year is None:
                what = "has no dates to tell its year by. Name its folder for it, such as 2024-25."
                problems.append(Problem("", None, "", f"{one.name} {what}", blocking=True))
                problems[:0] = filter(None, map(why_unusable, one.tables, one.tables))
                continue
            for raw in join_parts(one.tables, problems):
                self.put(raw, year, one.path, problems)

    def put(self, raw: Raw, year: int, path: Path, problems: list[Problem]) -> None:
        """Add one table of a year, its rows checked against each other."""
        name = raw.table.name
        checked, remarks = check_rows(raw, year)
        problems += unexpected_codes(checked, year) + remarks
        if why := why_unusable(raw, checked):
            self.unusable[year][name] = why
            return
        if name in self.tables[year]:
            earlier, at = self.tables[year][name].file, self.paths[year, name]
            what = f"is used for {raw.table.return_name} of {label(year)} in place of {earlier}, "
            where = "" if at == path else f" They are in {path} and {at}."
            problems.append(raw.of_file(f"{what}since it was given later.{where}", blocking=True))
        self.tables[year][name] = recode(checked)
        self.paths[year, name] = path

    def returns(self, problems: list[Problem]) -> list[Return]:
        """The returns in order of year, with what to say of each as a whole."""
        usable = []
        first: list[Problem] = []
        for year in sorted(self.tables.keys() | self.unusable.keys()):
            tables, unusable = self.tables[year], self.unusable[year]
            first += unusable.values()
            if lost := cannot_do_without(tables, unusable, label(year)):
                first.append(lost)
                continue
            problems += absent({*tables, *unusable}, year)
            tables, births = check_births(tables, year)
            problems += births
            ordered = [tables[name] for name in TABLES if name in tables]
            first += mostly_not_in_header(ordered)
            problems += not_in_header(ordered, label(year))
            usable.append(Return(year, tables))
        problems[:0] = first
        return usable


def absent(said: Container[str], year: int) -> list[Problem]:
    """The tables the return of a year has that no file held and nothing is `said` of."""
    what = f"The {label(year)} return has no"
    return [
        Problem(
            table.name,
            None,
            "",
            f"{what} {table.return_name} file. Nothing is known of it.",
            blocking=True,
        )
        for table in TABLES.values()
        if table.name not in said and table.since <= year
    ]


def year_of(one: Found, problems: list[Problem]) -> int | None:
    """The collection year of a folder's tables."""
    year, remark = find_year(one.tables, one.names)
    if remark and year:
        what = f"{one.name}: {remark}. It is read as the return of {label(year)}."
        problems.append(Problem("", None, "", what))
    return year


def join_parts(tables: Sequence[Raw], problems: list[Problem]) -> list[Raw]:
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
        names, held = f"{before.file} and {raw.file}", before.held + raw.held
        joined[raw.table.name] = Raw(raw.table, names, both, held)
    return list(joined.values())
