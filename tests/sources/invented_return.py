"""A small invented return, valid in every cell, and ways to write it to disk as councils do."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from hearth.records import TABLES

Cells = dict[str, str]
Tables = dict[str, list[Cells]]

WHO = {
    "C001": {"CHILD": "C001", "SEX": "F", "DOB": "14/02/2010"},
    "C002": {"CHILD": "C002", "SEX": "M", "DOB": "29/02/2012"},
    "00123": {"CHILD": "00123", "SEX": "M", "DOB": "01/09/2007"},
    "C004": {"CHILD": "C004", "SEX": "F", "DOB": "30/06/2005"},
}
PLACED = {
    "CIN": "N1", "LS": "C2", "PLACE": "U6", "PLACE_PROVIDER": "PR1", "HOME_POST": "SE6 4RU",
    "PL_POST": "SE13 5AA", "URN": "SC123456",
}  # fmt: skip
ENDED = {"DEC": "10/06/2024", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}


def who(child: str, *, sex: bool = False) -> Cells:
    return {name: cell for name, cell in WHO[child].items() if sex or name != "SEX"}


def good_return() -> Tables:
    """Every table of the 2024/25 return, with something in each."""
    return {
        "header": [
            {**who("C001", sex=True), "ETHNIC": "WBRI", "UPN": "A123456789012", "MOTHER": "0"},
            {**who("C002", sex=True), "ETHNIC": "MWBC", "UPN": "UN2"},
            {**who("00123", sex=True), "ETHNIC": "AOTH", "UPN": "UN3"},
            {**who("C004", sex=True), "ETHNIC": "BAFR", "UPN": "A123456789013", "MOTHER": "1",
             "MC_DOB": "05/05/2024"},
        ],
        "episodes": [
            {"CHILD": "C001", "DECOM": "03/05/2021", "RNE": "S", **PLACED, **ENDED},
            {"CHILD": "C001", "DECOM": "10/06/2024", "RNE": "P", **PLACED, "PLACE": "K2",
             "PLACE_PROVIDER": "PR4", "PL_POST": "CR0 1XX", "URN": "1234567"},
            {"CHILD": "C002", "DECOM": "29/02/2024", "RNE": "S", **PLACED, "LS": "E1",
             "DEC": "31/01/2025", "REC": "E11"},
            {"CHILD": "00123", "DECOM": "01/08/2024", "RNE": "S", **PLACED, "LS": "V2",
             "PLACE": "K3", "PLACE_PROVIDER": "PR5"},
        ],
        "reviews": [{**who("C001"), "REVIEW": "01/07/2024", "REVIEW_CODE": "PN1"}],
        "uasc": [{**who("00123", sex=True)}],
        "oc2": [
            {**who("C001"), "SDQ_SCORE": "17", "CONVICTED": "0", "IMMUNISATIONS": "1",
             "TEETH_CHECK": "1", "HEALTH_ASSESSMENT": "1", "SUBSTANCE_MISUSE": "0"},
        ],
        "oc3": [{**who("C004"), "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "U1"}],
        "ad1": [
            {**who("C002"), "DATE_INT": "01/04/2024", "DATE_MATCH": "01/05/2024",
             "FOSTER_CARE": "0", "NB_ADOPTR": "2", "SEX_ADOPTR": "MF", "LS_ADOPTR": "L11"},
        ],
        "placed_adoption": [{**who("C002"), "DATE_PLACED": "01/04/2024"}],
        "prev_perm": [
            {**who("00123"), "PREV_PERM": "P2", "LA_PERM": "209", "DATE_PERM": "zz/05/2020"},
        ],
        "missing": [
            {**who("C001"), "MISSING": "M", "MIS_START": "02/09/2024", "MIS_END": "03/09/2024"},
            {**who("C001"), "MISSING": "A", "MIS_START": "05/10/2024", "MIS_END": "05/10/2024"},
        ],
        "sw_episodes": [
            {**who("C001"), "SW_ID": "SW1234", "SW_DECOM": "01/05/2023", "SW_REASON": "MANAGE"},
        ],
    }  # fmt: skip


def headings(table: str) -> list[str]:
    return [column.return_name for column in TABLES[table].columns]


def as_csv(rows: Sequence[Mapping[str, str]], columns: Sequence[str], separator: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=separator, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def csv_files(tables: Tables) -> dict[str, str]:
    """File name to text."""
    return {f"{name}.csv": as_csv(rows, headings(name)) for name, rows in tables.items()}


def write_csv_set(folder: Path, tables: Tables | None = None, **changed: str | bytes) -> Path:
    """Write a return as a folder of CSV files. `changed` gives other contents by table name."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, str | bytes] = dict(csv_files(good_return() if tables is None else tables))
    files |= {f"{name}.csv": text for name, text in changed.items()}
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name).write_bytes(data)
    return folder


HEADER_ITEMS = ("header", "uasc", "ad1", "oc3")
GROUPS = {
    "reviews": "AREVIEW", "missing": "AMISSING", "prev_perm": "PERMANENCE", "oc2": "OC2",
    "placed_adoption": "AD_PLACED", "sw_episodes": "SWEPISODE",
}  # fmt: skip
XML_NAMES = {"CHILD": "CHILDID", "PLACE": "PL"}


def as_xml(tables: Tables) -> str:
    """The return as one XML file, in the structure of the 2021 schema."""
    children = "".join(child_xml(row["CHILD"], tables) for row in tables["header"])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n{children}</EXPSSDA903>\n'


def child_xml(child: str, tables: Tables) -> str:
    def rows(table: str) -> list[Cells]:
        return [row for row in tables.get(table, []) if row["CHILD"] == child]

    items: Cells = {"UASC": "1" if rows("uasc") else "0"}
    for table in HEADER_ITEMS:
        for row in rows(table):
            items |= {name: cell for name, cell in row.items() if cell}
    groups = "".join(
        f"<{element}>{leaves(inner(row))}</{element}>\n"
        for table, element in GROUPS.items()
        for row in rows(table)
    )
    episodes = "".join(f"<EPISODE>{leaves(inner(row))}</EPISODE>\n" for row in rows("episodes"))
    return f"<CHILD>\n<HEADER>{leaves(items)}\n{groups}<MOTHER /></HEADER>\n{episodes}</CHILD>\n"


def inner(row: Cells) -> Cells:
    return {name: cell for name, cell in row.items() if name not in ("CHILD", "DOB", "SEX")}


def leaves(cells: Cells) -> str:
    named = {XML_NAMES.get(name, name): cell for name, cell in cells.items()}
    return "".join(f"<{name}>{escape(cell)}</{name}>" for name, cell in named.items())
