"""An invented Annex A workbook, and ways to write it as councils do."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from hearth.sources.annex_a.lists import annex_lists

AS_AT = date(2025, 3, 31)
Cells = dict[str, Any]
Lists = dict[str, list[Cells]]

WHO: Cells = {
    "child": "00123", "gender": "b) Female", "ethnic": "a) WBRI", "dob": "14/02/2010",
    "age": 15, "disabled": "b) No",
}  # fmt: skip
IN_CARE: Cells = {
    **WHO, "uasc": "b) No", "start": "03/05/2021", "cin": "N1", "second": "b) No",
    "ls_start": "01/12/2021", "ls": "C2", "review": "01/02/2025", "visit": "10/03/2025",
    "plan": "f) Long-term fostering", "iro_visit": "15/01/2025", "health": "20/11/2024",
    "dental": "02/09/2024", "placements": 2, "placed": "10/06/2024", "place": "d) U4: Foster",
    "place_provider": "b) PR1", "pl_post": "SE13 5AA", "urn": "SC123456",
    "pl_location": "a) Inside", "pl_la": "Lewisham", "missing": 1, "away": 0, "offered": "a) Yes",
    "accepted": "b) No", "team": "Looked After Team 1", "worker": "Robin Ashdown",
}  # fmt: skip
CARE_LEAVER: Cells = {
    **WHO, "child": "C004", "dob": "30/06/2005", "age": 19, "uasc": "a) Yes",
    "team": "Leaving Care", "worker": "Robin Ashdown", "adviser": "Sam Fell",
    "eligibility": "b) Former relevant", "pathway_plan_review": "01/12/2024",
    "in_touch": "a) YES", "latest_contact": "20/03/2025", "accom_type": "U", "activ": "F2",
    "accom_suitable": "a) Suitable",
}  # fmt: skip
ADOPTED: Cells = {
    **WHO, "child": "C002", "adoptive_family": "F1", "entered_care": "29/02/2024",
    "date_placed": "01/04/2024", "placement_order": "10/04/2024", "date_match": "01/05/2024",
    "moved_in": "20/05/2024", "order": "31/01/2025",
}  # fmt: skip


def good_lists() -> Lists:
    """Lists 6 to 11, with something in each."""
    return {
        "List 6": [{**WHO, "start": "01/05/2021", "need": "N1", "last_seen": "10/03/2025",
                    "status": "a) Looked after child", "team": "Looked After Team 1",
                    "worker": "Robin Ashdown"}],
        "List 7": [{**WHO, "start": "01/01/2025", "initial_category": "a) Neglect",
                    "latest_category": "EMO", "last_visit": "10/03/2025", "seen_alone": "Y",
                    "plans_before": 1, "emergency": "No"}],
        "List 8": [IN_CARE],
        "List 9": [CARE_LEAVER],
        "List 10": [ADOPTED],
        "List 11": [{"adopter": "A1", "adoptive_family": "F1", "gender": "Male", "ethnic": "WBRI",
                     "disabled": "No", "enquired": "01/02/2023", "approved": "01/12/2023",
                     "children": 1}],
    }  # fmt: skip


def number_of(name: str) -> int:
    return int(name.split()[-1])


def headings(number: int) -> dict[str, str]:
    """Our names and the headings as issued."""
    return {each.field.name: each.field.heading for each in annex_lists()[number].columns}


def table(number: int, rows: Sequence[Cells]) -> list[list[Any]]:
    """A list as its heading row and rows of cells."""
    heads = headings(number)
    return [list(heads.values()), *([row.get(name) for name in heads] for row in rows)]


def write_workbook(path: Path, lists: Lists | None = None, **sheets: list[list[Any]]) -> Path:
    """Write a workbook; `sheets` are other ones, by name, as rows of cells."""
    book = Workbook()
    book.remove(book.active)
    named = {name: table(number_of(name), rows) for name, rows in (lists or {}).items()}
    for name, rows in {**named, **sheets}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def as_csv(rows: Sequence[Sequence[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def plain(rows: Sequence[Mapping[str, Any]]) -> list[Cells]:
    """Rows without where they came from."""
    return [{k: v for k, v in row.items() if k not in ("file", "line", "row")} for row in rows]
