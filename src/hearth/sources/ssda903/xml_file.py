"""One XML file as the tables it holds.

The structure is that of the return's 2021 schema: CHILD holds HEADER, which holds the child's items
and groups (AMISSING, AREVIEW, PERMANENCE, OC2, AD_PLACED), and EPISODEs. Groups are told by the
items in them, so that those added since (social workers, deprivation of liberty) read as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any, cast

import narwhals.stable.v2 as nw
from lxml import etree

from hearth import frames
from hearth.records import TABLES, Table
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw
from hearth.sources.ssda903.recognise import COLUMN_HOME, table_column
from hearth.sources.words import count_of, short

__all__ = ["XmlFile", "read_xml"]

WHO = ("child", "sex", "dob")  # said once in HEADER and repeated in every table that has them
# The names the structure hangs on, in any case but the proper one; and every element's name.
LOWER_CASE = re.compile(rb"<(?:[\w.-]+:)?(?!CHILD\b|HEADER\b)(?i:child|header)[\s/>]")
ELEMENT = re.compile(rb"(</?(?:[\w.-]+:)?)([\w.-]+)")
BARE_AND = re.compile(rb"&(?!(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z_][\w.-]*);)")
PARSER = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": True}


@dataclass
class XmlFile:
    """What one file gave, and what to say of it."""

    tables: list[Raw] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Collected:
    """Rows by table while the file is read, and items that belong to no table."""

    rows: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    children: int = 0

    def add(self, table: str, cells: Mapping[str, str], who: dict[str, str], line: int) -> None:
        """Add one row of what the table has; `who` fills the columns that HEADER says once."""
        if table not in self.rows:
            self.rows[table] = {name: [] for name in (*TABLES[table].names, "row", "line")}
        columns = self.rows[table]
        row = {**who, **cells, "row": len(columns["row"]), "line": line}
        for name, values in columns.items():
            values.append(row.get(name))


def read_xml(path: str, data: bytes) -> XmlFile:
    """Read one XML return as a stream, child by child.

    A file that breaks off gives what came before the break. Entities are never expanded.
    """
    file = XmlFile()
    if LOWER_CASE.search(data):
        data = ELEMENT.sub(lambda match: match[1] + match[2].upper(), data)
        file.problems.append(of_file(path, "has element names in lower case; read all the same."))
    bare = len(BARE_AND.findall(data))
    if bare and b"<![CDATA[" not in data:
        data = BARE_AND.sub(b"&amp;", data)
        often = "once" if bare == 1 else f"{bare:,} times"
        what = f"has a bare & {often}, where XML wants &amp;. It is read as &."
        file.problems.append(of_file(path, what))
    collected = collect_all(path, data, file.problems)
    if not collected.children:
        none = "has no CHILD records, so it is no SSDA903 return. It is not used."
        file.problems.append(of_file(path, none, blocking=True))
    for name, times in collected.unknown.items():
        what = f"has {count_of(times, 'item')} called {short(name)}, which no table has; not used."
        file.problems.append(of_file(path, what, blocking=True))
    file.tables = [raw_of(TABLES[name], path, rows) for name, rows in collected.rows.items()]
    return file


def collect_all(path: str, data: bytes, problems: list[Problem]) -> Collected:
    """The rows of every child, to the end of the file or to where it breaks off, which is said."""
    collected = Collected()
    try:
        for child in children_of(data):
            collect(child, collected)
    except etree.XMLSyntaxError as error:
        why = " ".join(str(error).split())
        read = f"The {count_of(collected.children, 'child record')} before that are used."
        problems.append(of_file(path, f"is not whole XML: {why}. {read}", blocking=True))
    return collected


def of_file(path: str, what: str, *, blocking: bool = False) -> Problem:
    """A problem of the whole file."""
    return Problem("", None, "", f"{path} {what}", blocking)


def children_of(data: bytes) -> Iterator[etree._Element]:
    """Each CHILD in turn, thrown away once read so that a large file needs little memory."""
    for _, element in etree.iterparse(BytesIO(data), events=("end",), tag="{*}CHILD", **PARSER):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def collect(child: etree._Element, collected: Collected) -> None:
    """The rows of one child: one per group, and one per table with items right in HEADER."""
    header = child.find("{*}HEADER")
    if header is None:
        header = child
    items = leaves(header, collected)
    who = {name: items[name] for name in WHO if name in items}
    collected.children += 1
    line = line_of(header)
    collected.add("header", items, who, line)
    if items.get("uasc", "").startswith("1") or items.get("duc"):
        collected.add("uasc", items, who, line)
    for table in homes(items):
        if table not in ("header", "uasc"):
            collected.add(table, items, who, line)
    for group in groups(child):
        cells = leaves(group, collected)
        for table in homes(cells):
            collected.add(table, cells, who, line_of(group))


def leaves(parent: etree._Element, collected: Collected) -> dict[str, str]:
    """The items right inside an element that are filled, under their tables' names."""
    found: dict[str, str] = {}
    for element in parent.iterchildren(tag=etree.Element):
        if len(element):
            continue
        name = item_name(str(element.tag))
        if name is None:
            collected.unknown[etree.QName(element).localname] += 1
        elif element.text and not element.text.isspace():
            found[name] = element.text
    return found


@cache
def item_name(tag: str) -> str | None:
    """The column an element holds, whatever its namespace; None when no table has it."""
    name = table_column(etree.QName(tag).localname)
    return name if name in COLUMN_HOME or name in (*WHO, "uasc") else None


def groups(child: etree._Element) -> Iterator[etree._Element]:
    """Every element below CHILD that holds others, HEADER itself left out."""
    for element in child.iterdescendants(tag=etree.Element):
        if len(element) and not str(element.tag).endswith("HEADER"):
            yield element


def line_of(element: etree._Element) -> int:
    """The line of the file an element starts on."""
    return int(cast(Any, element).sourceline or 0)  # the stubs give it no type


def homes(cells: Iterable[str]) -> dict[str, None]:
    """The names of the tables that some of these cells can only belong to, in order."""
    return dict.fromkeys(COLUMN_HOME[name] for name in cells if name in COLUMN_HOME)


def raw_of(table: Table, path: str, columns: dict[str, list[Any]]) -> Raw:
    """The rows of one table as a frame of text."""
    schema = dict.fromkeys(table.names, nw.String) | {"row": nw.Int64, "line": nw.Int64}
    frame = frames.from_columns(columns, schema)
    return Raw(table, path, frame, len(frame))
