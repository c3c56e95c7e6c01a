"""A return read from its files as it was given: every cell as typed, nothing cleaned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import UnreadableError
from hearth.progress import Progress, silent
from hearth.records import TABLES
from hearth.sources.files import Member, open_path
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw
from hearth.sources.ssda903.reading import is_xml, names_of, read_members
from hearth.sources.ssda903.xml_file import children_of
from hearth.sources.ssda903.year import IN_THE_YEAR, STARTS, find_year

__all__ = ["Given", "read_given"]

# The XML file has no place for these two.
NOT_IN_XML = frozenset({"sw_episodes", "dolo"})


@dataclass(frozen=True)
class Given:
    """One return as given.

    `tables` maps the return's table names to frames of text; `at` says which data row of its file
    (from 0) each row of a table is. `source` is ``csv`` or ``xml``. `problems` are what was said
    while it was read. `year` is the collection year it seems to be of, as the year it ends.
    """

    tables: Mapping[str, nw.DataFrame[Any]]
    at: Mapping[str, nw.Series[Any]]
    source: str
    problems: list[Problem] = field(default_factory=list)
    year: int | None = None


def read_given(path: Path, progress: Progress = silent) -> Given:
    """The return at a folder, a zip or an XML file; UnreadableError unless there is just one."""
    opened = open_path(path)
    problems = list(opened.problems)
    raws = read_members(opened.members, problems, progress)
    if not raws:
        reasons = "\n".join(f"- {each.problem}" for each in problems if each.blocking)
        raise UnreadableError(
            f"No SSDA903 return could be read from {path}.\n{reasons}\n"
            "Give a folder or a zip of the return's CSV files, or its XML file."
        )
    refuse_several(path, raws)
    xml = [member for member in opened.members if is_xml(member.read(200))]
    tables = {raw.table.return_name: as_given(raw) for raw in raws}
    at = {raw.table.return_name: raw.frame["row"] for raw in raws}
    if xml:
        complete_xml(tables, xml[0])
    year = year_of(raws, names_of(opened.members, path))
    return Given(tables, at, "xml" if xml else "csv", problems, year)


def year_of(raws: Sequence[Raw], names: Sequence[str]) -> int | None:
    """The collection year that the dates and the names of a return tell; None when nothing does.

    Only dates as the return writes them are looked at, which is quick.
    """
    return find_year([raw.with_frame(days_of(raw)) for raw in raws], names)[0]


def days_of(raw: Raw) -> nw.DataFrame[Any]:
    """The columns that tell a year, as dates; those the file does not have are empty."""
    names = [*IN_THE_YEAR.get(raw.table.name, ()), *STARTS.get(raw.table.name, ())]
    held = {name: name for name in names if name in raw.frame.columns}
    absent = [nw.lit(None, nw.Date).alias(name) for name in names if name not in held]
    return frames.with_days(raw.frame.select("row", *held), held).with_columns(*absent)


def refuse_several(path: Path, raws: Sequence[Raw]) -> None:
    """UnreadableError when a table is in two files: rows are told by where they stand in one."""
    files: dict[str, str] = {}
    for raw in raws:
        earlier = files.setdefault(raw.table.return_name, raw.file)
        if earlier != raw.file:
            raise UnreadableError(
                f"{path} holds {raw.table.return_name} twice: {earlier} and {raw.file}. Give one"
                " return of one year, with one file for each table."
            )


def as_given(raw: Raw) -> nw.DataFrame[Any]:
    """One table under the return's own column names."""
    names = {name: name.upper() for name in raw.frame.columns if name not in ("row", "line")}
    return raw.frame.select(nw.col(name).alias(upper) for name, upper in names.items())


def complete_xml(tables: dict[str, nw.DataFrame[Any]], member: Member) -> None:
    """Put the Header's flag of unaccompanied children, and the tables no child has rows in."""
    for table in TABLES.values():
        if table.name not in NOT_IN_XML and table.return_name not in tables:
            columns = {column.return_name: nw.String for column in table.columns}
            tables[table.return_name] = frames.empty(columns)
    flags = [child.findtext(".//{*}UASC") or None for child in children_of(member.read())]
    header = tables["Header"]
    if len(flags) == len(header):
        flag = frames.from_columns({"UASC": flags}, {"UASC": nw.String})
        tables["Header"] = nw.concat([header, flag], how="horizontal")
