"""The returns of several years, each as it was given, told apart as `hearth.sources` does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearth.progress import Progress, silent
from hearth.returns.ssda903.files import Given, as_given, complete_xml
from hearth.sources.files import Member, open_path
from hearth.sources.ssda903.clean import clean
from hearth.sources.ssda903.raw import Raw
from hearth.sources.ssda903.reading import is_named_xml, is_xml, join_parts, names_of, read_members
from hearth.sources.ssda903.year import find_year

__all__ = ["GivenYear", "read_years"]


@dataclass(frozen=True)
class GivenYear:
    """One year's return as given, and in which file each of its tables stands."""

    given: Given
    files: Mapping[str, str]


def read_years(paths: Sequence[Path], progress: Progress = silent) -> dict[int, GivenYear]:
    """The returns at these paths by the year each ends; none of a year that cannot be told.

    Paths are as `hearth.sources.read_returns` takes them, and files are grouped and their years
    told as there; but every row is kept as it was typed. Of two returns of one year the one given
    later is used.
    """
    found: dict[int, GivenYear] = {}
    for path in paths:
        for members in folders_of(path):
            raws = join_parts(read_members(members, [], progress), [])
            if not raws:
                continue
            year, _ = find_year([clean(raw)[0] for raw in raws], names_of(members, path))
            if year is not None:
                found[year] = year_given(raws, members)
    return found


def folders_of(path: Path) -> list[list[Member]]:
    """The files at a path that are a return together: a folder's, or an XML file by itself."""
    together: dict[str, list[Member]] = defaultdict(list)
    for member in open_path(path).members:
        together[member.path if is_named_xml(member) else member.folder].append(member)
    return list(together.values())


def year_given(raws: Sequence[Raw], members: Sequence[Member]) -> GivenYear:
    """The tables of one year's return."""
    tables = {raw.table.return_name: as_given(raw) for raw in raws}
    xml = next((member for member in members if is_xml(member.read(200))), None)
    if xml is not None:
        complete_xml(tables, xml)
    at = {raw.table.return_name: raw.frame["row"] for raw in raws}
    given = Given(tables, at, "csv" if xml is None else "xml")
    return GivenYear(given, {raw.table.return_name: raw.file for raw in raws})
