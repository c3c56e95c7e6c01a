"""How often a child's social worker changed."""

from __future__ import annotations

from datetime import date

from oracle.answer import Line
from oracle.care import Child, Council, Row
from oracle.cohort import looked_after, standing

Answer = dict[str, list[Line]]
COVER_DAYS = 10


def is_cover(row: Row) -> bool:
    return row.get("sw_dec") is not None and (row["sw_dec"] - row["sw_decom"]).days < COVER_DAYS


def workers(child: Child, start: date, end: date) -> list[str]:
    """Who was the child's worker in the year, one after another, each return a new entry."""
    spells = sorted(child.tables.get("sw_episodes", []), key=lambda row: row["sw_decom"])
    found: list[str] = []
    for row in spells:
        ended = row.get("sw_dec") is not None and row["sw_dec"] <= start
        counts = row["sw_decom"] <= end and not ended and not is_cover(row)
        if counts and found[-1:] != [row["sw_id"]]:
            found.append(row["sw_id"])
    return found


def sw_changes(council: Council, start: date, end: date) -> Answer:
    lines = []
    for child, period, _ in looked_after(council, end):
        found = workers(child, start, end)
        parts = standing(council, child, period, end)
        lines.append(Line(child.id, int(len(found) >= 3), 1, int(not found), parts))
    return {"": lines}
