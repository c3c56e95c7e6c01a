"""Which table a file holds, told by the names of its columns and never by its own name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from hearth.records import TABLES, Table
from hearth.sources.words import short

__all__ = ["COLUMN_HOME", "DERIVED", "Fit", "Misfit", "recognise", "table_column"]

# Columns several tables have: they tell nothing about which table a file is.
SHARED = frozenset({"child", "dob", "sex"})
# Other names for the return's columns: the XML file's, and those of older exports.
ALSO_CALLED = {
    "childid": "child",
    "child_id": "child",
    "gender": "sex",
    "pl": "place",
    "uasc_status": "uasc",
}
# Worked out here from postcodes and years; returns and exports that hold them are not asked.
DERIVED = frozenset({"pl_la", "pl_location", "pl_distance"})
# Older Headers, and the XML file, hold these two for the UASC table.
HEADER_ALSO = frozenset({"uasc", "duc"})
# Without these every row would be misread: each episode would seem open.
CANNOT_LACK = {"episodes": ("dec",)}
# A file is a table's when it has this share of the columns only that table has...
ENOUGH = 0.5
# ...or when this share of its own columns are that table's.
MOSTLY = 0.75

# How alike a heading and a column must be to ask whether it is meant, and how often to ask.
NEAR = 0.75
MOST_MEANT = 3

# Each column that only one table has, and that table's name.
COLUMN_HOME: Mapping[str, str] = {
    name: table.name for table in TABLES.values() for name in table.names if name not in SHARED
}


@dataclass(frozen=True)
class Fit:
    """The table a file holds: `headings` maps the table's columns to the file's headings."""

    table: Table
    headings: Mapping[str, str]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    also: Mapping[str, str]  # the Header's UASC flag and date, where it has them


@dataclass(frozen=True)
class Misfit:
    """Why a file is no table, to follow its name."""

    reason: str


def table_column(heading: str) -> str:
    """A heading as a table's column name: lower case, words joined, other names made one."""
    name = re.sub(r"[^0-9a-z]+", "_", heading.strip().lower()).strip("_")
    return ALSO_CALLED.get(name, name)


def recognise(headings: Sequence[str]) -> Fit | Misfit:
    """The one table whose columns these headings are, or why there is none."""
    by_name: dict[str, str] = {}
    for heading in headings:
        by_name.setdefault(table_column(heading), heading)
    likely = [table for table in TABLES.values() if resembles(table, by_name)]
    fits = [table for table in likely if not lacking(table, by_name)]
    if len(fits) == 1:
        return fit(fits[0], headings, by_name)
    if fits:
        names = " and ".join(table.return_name for table in fits)
        return Misfit(f"has the columns of {names} at once. Give each table its own file.")
    if likely:
        table = likely[0]
        lacks = " and ".join(name.upper() for name in lacking(table, by_name))
        what = f"looks like {table.return_name} but has no {lacks}"
        hint = meant(lacking(table, by_name), by_name)
        return Misfit(f"{what}, without which its rows cannot be used.{hint}")
    return Misfit(f"has the columns of no table of the return.{meant(COLUMN_HOME, by_name)}")


def meant(wanted: Iterable[str], names: Mapping[str, str]) -> str:
    """A question for each of a few headings that nearly say one of the columns wanted."""
    near = {
        name: close[0]
        for name in wanted
        if name not in names and (close := get_close_matches(name, names, n=1, cutoff=NEAR))
    }
    few = [(name, near[name]) for name in near if near[name] not in COLUMN_HOME][:MOST_MEANT]
    return "".join(f" Did {short(names[at])!r} mean {name.upper()}?" for name, at in few)


def resembles(table: Table, names: Mapping[str, str]) -> bool:
    """Whether enough of the columns point to this table."""
    only_its = set(table.names) - SHARED
    found = only_its & names.keys()
    if table.name == "uasc" and "ethnic" in names:
        return False  # a Header that holds the date too
    known = set(table.names) & names.keys()
    return len(found) >= ENOUGH * len(only_its) or (
        bool(found) and len(known) >= MOSTLY * len(names)
    )


def lacking(table: Table, names: Mapping[str, str]) -> list[str]:
    """The columns without which the table's rows cannot be used and that are not there."""
    needed = [column.name for column in table.columns if column.required]
    needed += CANNOT_LACK.get(table.name, ())
    return [name for name in needed if name not in names]


def fit(table: Table, headings: Sequence[str], by_name: Mapping[str, str]) -> Fit:
    """What the file has, lacks and has too much of."""
    used = {name: by_name[name] for name in table.names if name in by_name}
    also = HEADER_ALSO & by_name.keys() if table.name == "header" else frozenset()
    taken = Counter([*used.values(), *(by_name[name] for name in also)])
    return Fit(
        table=table,
        headings=used,
        missing=tuple(name.upper() for name in table.names if name not in used),
        extra=tuple((Counter(headings) - taken).elements()),
        also={name: by_name[name] for name in sorted(also)},
    )
