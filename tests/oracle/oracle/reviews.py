"""Reviews: held when due, and who took part."""

from __future__ import annotations

from datetime import date

from oracle.answer import Line, outside_care
from oracle.care import Child, Council, Period, Row, is_open, reaches
from oracle.cohort import looked_after, standing
from oracle.days import add_months, add_working_days

Answer = dict[str, list[Line]]
ATTENDED = {"PN1", "PN2", "PN3", "PN4"}
VIEWS_GIVEN = {"PN1", "PN2", "PN3", "PN5", "PN6"}
AGED_FOUR_OR_OVER = {f"PN{number}" for number in range(1, 8)}


def held_in(child: Child, period: Period) -> list[date]:
    """Reading: a review may be held on the day care ends."""
    days = (row["review"] for row in child.tables["reviews"])
    return sorted(day for day in days if period.start <= day and reaches(period, day))


def reviewed_from_start(council: Council, period: Period) -> bool:
    """Whether the returns hold the reviews from the first on."""
    return period.start_known and period.start >= date(council.first_year - 1, 4, 1)


def due(council: Council, child: Child, period: Period) -> list[tuple[date, date | None]]:
    """Each review's due date, and the day it was held; one that never was comes last.

    Readings: where the returns do not hold the start of care the first review they hold is left
    out, and the next is one of the later ones; a review held early does not fall due when care
    ends by its due date.
    """
    held: list[date | None] = [*held_in(child, period), None]
    found = []
    for place, day in enumerate(held):
        before = held[place - 1] if place else None
        if before is not None:
            second = place == 1 and reviewed_from_start(council, period)
            limit = add_months(before, 3 if second else 6)
        elif reviewed_from_start(council, period):
            limit = add_working_days(period.start, 20)
        else:
            continue
        if is_open(period, limit):
            found.append((limit, day))
    return found


def on_time(limit: date, held: date | None) -> bool:
    return held is not None and held <= limit


def reviews_in_timescale(council: Council, start: date, end: date) -> Answer:
    lines = []
    for child in council.children:
        for period in child.periods:
            for limit, held in due(council, child, period):
                if start <= limit <= end:
                    parts = standing(council, child, period, limit)
                    lines.append(Line(child.id, int(on_time(limit, held)), parts=parts))
    return {"": lines}


def reviews_all_on_time(council: Council, start: date, end: date) -> Answer:
    lines = []
    for child, period, _ in looked_after(council, end):
        if period.start_known and add_working_days(period.start, 20) > end:
            continue
        results = [
            on_time(limit, held)
            for care in child.periods
            for limit, held in due(council, child, care)
            if start <= limit <= end
        ]
        held_before = any(day <= start for day in held_in(child, period))
        blind = not reviewed_from_start(council, period) and not held_before
        late = not all(results)
        parts = standing(council, child, period, end)
        unknown = blind and not late
        lines.append(Line(child.id, int(not late and not unknown), 1, int(unknown), parts))
    return {"": lines}


def took_part(council: Council, start: date, end: date, codes: set[str]) -> Answer:
    """Reading: a review is left out on a short break, and kept on any other day out of care."""
    lines = []
    for child in council.children:
        for row in child.tables["reviews"]:
            counts = row.get("review_code") != "PN0" and not on_short_break(child, row["review"])
            if counts and start <= row["review"] <= end:
                lines.append(line_of(council, child, row, codes))
    return {"": lines}


def on_short_break(child: Child, day: date) -> bool:
    """That day; and a child who was never in care can have had nothing else."""
    return not child.periods or any(is_open(spell, day) for spell in child.short_breaks)


def line_of(council: Council, child: Child, row: Row, codes: set[str]) -> Line:
    code = row.get("review_code")
    day = row["review"]
    begun = [p for p in child.periods if p.start <= day and reaches(p, day)]
    period = begun[-1] if begun else None
    parts = standing(council, child, period, day) if period else outside_care(child, day)
    return Line(child.id, int(code in codes), 1, int(code not in AGED_FOUR_OR_OVER), parts)


def review_participation(council: Council, start: date, end: date) -> Answer:
    return took_part(council, start, end, VIEWS_GIVEN)


def review_attendance(council: Council, start: date, end: date) -> Answer:
    return took_part(council, start, end, ATTENDED)
