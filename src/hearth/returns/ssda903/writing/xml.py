"""The return as one XML file: a CHILD for each child, with HEADER, its groups, and EPISODEs.

The structure is that of the return's 2021 schema, which `hearth.sources` reads. It has no elements
for social workers and deprivation of liberty, which came later and whose names are not to hand:
SWEPISODE and DOLO here are ours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import TABLES
from hearth.returns.ssda903.writing.drawing_up import YearReturn

__all__ = ["OUR_ELEMENTS", "xml_file"]

Row = dict[str, str | None]
OUR_ELEMENTS = {"SWEpisodes": "SWEPISODE", "DoLo": "DOLO"}
NAMES = {"CHILD": "CHILDID", "PLACE": "PL"}
# Said once in HEADER and never again.
WHO = frozenset({"CHILD", "SEX", "DOB"})
# What no XML file can hold: the control characters, which are no part of any name or code.
UNHEARD_OF = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


@dataclass(frozen=True)
class Group:
    """A table whose rows are elements of their own; `always` are there even when empty."""

    table: str
    element: str
    always: frozenset[str] = frozenset()


ALWAYS_IN_HEADER = frozenset({"CHILD", "UPN", "SEX", "DOB", "ETHNIC", "UASC"})
OF_HEADER = ("AD1", "OC3")  # one row a child, right inside HEADER
BEFORE_MOTHER = (
    Group("Missing", "AMISSING", frozenset({"MISSING", "MIS_START"})),
    Group("Reviews", "AREVIEW", frozenset({"REVIEW", "REVIEW_CODE"})),
)
AFTER_MOTHER = (
    Group("PrevPerm", "PERMANENCE"),
    Group("OC2", "OC2"),
    Group("PlacedAdoption", "AD_PLACED", frozenset({"DATE_PLACED"})),
    *(Group(table, element) for table, element in OUR_ELEMENTS.items()),
)
EPISODE = Group(
    "Episodes", "EPISODE", frozenset({"DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC"})
)
# The order of an episode's items in the schema, which is not that of the CSV file.
EPISODE_ITEMS = (
    "DECOM", "RNE", "LS", "CIN", "PLACE", "PL_POST", "HOME_POST", "URN", "PLACE_PROVIDER", "DEC",
    "REC", "REASON_PLACE_CHANGE",
)  # fmt: skip
ORDER = {"Header": ("CHILD", "UPN", "SEX", "DOB", "ETHNIC"), "Episodes": EPISODE_ITEMS}


def xml_file(ours: YearReturn) -> bytes:
    """The whole return as XML, UTF-8."""
    rows = {name: by_child(table) for name, table in ours.tables.items()}
    children = sorted({child for table in rows.values() for child in table})
    written = "".join(child_element(child, rows) for child in children)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n{written}</EXPSSDA903>\n'
    return text.encode("utf-8")


def by_child(table: nw.DataFrame[Any]) -> dict[str, list[Row]]:
    """The rows of each child."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table.iter_rows(named=True):
        found[row["CHILD"]].append(row)
    return found


def child_element(child: str, rows: dict[str, dict[str, list[Row]]]) -> str:
    """One CHILD."""

    def groups(kinds: Iterable[Group]) -> Iterator[str]:
        for kind in kinds:
            for row in rows.get(kind.table, {}).get(child, ()):
                # A row that says nothing but whose it is has no place here.
                if items := list(group_items(kind, row)):
                    yield element(kind.element, items)

    who: Row = (rows["Header"].get(child) or [{"CHILD": child}])[0]
    unaccompanied = rows["UASC"].get(child, [])
    items = [
        *leaves(ORDER["Header"], who, ALWAYS_IN_HEADER),
        leaf("UASC", "1" if unaccompanied else "0"),
        *(leaf("DUC", row["DUC"]) for row in unaccompanied if row["DUC"]),
        *(each for name in OF_HEADER for row in rows[name].get(child, ())
          for each in group_items(Group(name, ""), row)),
        *groups(BEFORE_MOTHER),
        *leaves(("MOTHER", "MC_DOB"), who, frozenset()),
        *groups(AFTER_MOTHER),
    ]  # fmt: skip
    return element("CHILD", [element("HEADER", items), *groups([EPISODE])])


def group_items(kind: Group, row: Row) -> Iterator[str]:
    """The items of one row of a table, those of HEADER left out."""
    columns = TABLES_BY_RETURN_NAME[kind.table]
    return leaves(ORDER.get(kind.table, columns), row, kind.always)


TABLES_BY_RETURN_NAME = {
    table.return_name: tuple(c.return_name for c in table.columns if c.return_name not in WHO)
    for table in TABLES.values()
}


def leaves(names: Iterable[str], row: Row, always: frozenset[str]) -> Iterator[str]:
    """Items of these names, in order: the filled ones, and those that are always there."""
    for name in names:
        value = row.get(name)
        if value or name in always:
            yield leaf(name, value)


def leaf(name: str, value: str | None) -> str:
    """One item."""
    tag = NAMES.get(name, name)
    if not value:
        return f"<{tag} />"
    return f"<{tag}>{UNHEARD_OF.sub('', value).translate(ESCAPES)}</{tag}>"


def element(name: str, inside: Iterable[str]) -> str:
    """An element with others in it, on lines of its own."""
    lines = "\n".join(each.rstrip() for each in inside)
    return f"<{name}>\n{lines}\n</{name}>\n"
