"""Reviews: held when due, and who took part."""

from __future__ import annotations

from datetime import date

from oracle.answer import Line
from oracle.care import Child, Council, Period, Row
from oracle.cohort import looked_after, standing
from oracle.days import add_months, add_working_days

Answer = dict[str, list[Line]]
ATTENDED = {"PN1", "PN2", "PN3", "PN4"}
VIEWS_GIVEN = {"PN1", "PN2", "PN3", "PN5", "PN6"}
AGED_FOUR_OR_OVER = {f"PN{number}" for number in range(1, 8)}


def in_care(period: Period, day: date) -> bool:
    """Reading: a review on the day care ends was not held in care."""
    return period.start <= day and (period.end is None or day < period.end)


def held_in(child: Child, period: Period) -> list[date]:
    days = {r["review"] for r in child.tables["reviews"] if in_care(period, r["review"])}
    return sorted(days)


def due(child: Child, period: Period) -> list[tuple[date, date | None]]:
    """Each review's due date, and the day it was held; one that never was comes last.

    Readings: where the start of care is not known the first review held is left out, and the next
    is one of the later ones; a review held early does not fall due when care ends before its date.
    """
    held: list[date | None] = [*held_in(child, period), None]
    found = []
    for place, day in enumerate(held):
        before = held[place - 1] if place else None
        if before is not None:
            second = place == 1 and period.start_known
            limit = add_months(before, 3 if second else 6)
        elif period.start_known:
            limit = add_working_days(period.start, 20)
        else:
            continue
        if in_care(period, limit):
            found.append((limit, day))
    return found


def on_time(limit: date, held: date | None) -> bool:
    return held is not None and held <= limit


def reviews_in_timescale(council: Council, start: date, end: date) -> Answer:
    lines = []
    for child in council.children:
        for period in child.periods:
            for limit, held in due(child, period):
                if start <= limit <= end:
                    parts = standing(council, child, period, limit)
                    lines.append(Line(child.id, int(on_time(limit, held)), parts=parts))
    return {"": lines}


def reviews_all_on_time(council: Council, start: date, end: date) -> Answer:
    lines = []
    for child, period, _ in looked_after(council, end):
        if add_working_days(period.start, 20) > end:
            continue
        results = [
            on_time(limit, held)
            for care in child.periods
            for limit, held in due(child, care)
            if start <= limit <= end
        ]
        blind = not period.start_known and not any(d < start for d in held_in(child, period))
        late = not all(results)
        parts = standing(council, child, period, end)
        unknown = blind and not late
        lines.append(Line(child.id, int(not late and not unknown), 1, int(unknown), parts))
    return {"": lines}


def took_part(council: Council, start: date, end: date, codes: set[str]) -> Answer:
    lines = []
    for child in council.children:
        for row in child.tables["reviews"]:
            if child.periods and start <= row["review"] <= end and row.get("review_code") != "PN0":
                lines.append(line_of(council, child, row, codes))
    return {"": lines}


def line_of(council: Council, child: Child, row: Row, codes: set[str]) -> Line:
    code = row.get("review_code")
    period = next((p for p in child.periods if in_care(p, row["review"])), None)
    parts = standing(council, child, period, row["review"]) if period else dict.fromkeys(["age-band","sex","ethnic-group","uasc","legal-status","need","placement-group","area"],"not-known")
    return Line(child.id, int(code in codes), 1, int(code not in AGED_FOUR_OR_OVER), parts)


def review_participation(council: Council, start: date, end: date) -> Answer:
    return took_part(council, start, end, VIEWS_GIVEN)


def review_attendance(council: Council, start: date, end: date) -> Answer:
    return took_part(council, start, end, ATTENDED)
