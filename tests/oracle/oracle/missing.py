"""Children who went missing while looked after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from oracle.answer import Line
from oracle.care import Child, Council, Period, Row, reaches
from oracle.cohort import standing
from oracle.days import DAY

Answer = dict[str, list[Line]]


def children(council: Council, start: date, end: date) -> Iterator[tuple[Child, dict[str, str]]]:
    """Those looked after at any time in the period, a care that ended on its first day included.

    With how each stood at the end of the period, or on the last night in care before it.
    """
    for child in council.children:
        care = [p for p in child.periods if p.start <= end and reaches(p, start)]
        if care:
            day = min(care[-1].end - DAY if care[-1].end else end, end)
            yield child, standing(council, child, care[-1], day)


def in_care(period: Period, day: date) -> bool:
    """Reading: an incident may start on the day care ends."""
    return period.start <= day and reaches(period, day)


def incidents(child: Child, start: date, end: date) -> list[Row]:
    return [
        row
        for row in child.tables["missing"]
        if start <= row["mis_start"] <= end
        and any(in_care(period, row["mis_start"]) for period in child.periods)
    ]


def times(child: Child, start: date, end: date, category: str | None) -> list[date]:
    rows = incidents(child, start, end)
    return sorted(row["mis_start"] for row in rows if row.get("missing") == category)


def missing_any(council: Council, start: date, end: date) -> Answer:
    answer: Answer = {"": [], "away": []}
    for child, parts in children(council, start, end):
        unsaid = bool(times(child, start, end, None))
        for name, category in (("", "M"), ("away", "A")):
            found = bool(times(child, start, end, category))
            answer[name].append(Line(child.id, int(found), 1, int(unsaid and not found), parts))
    return answer


def missing_repeat(council: Council, start: date, end: date) -> Answer:
    answer: Answer = {"": [], "three-in-90-days": [], "mean-episodes": []}
    for child, parts in children(council, start, end):
        days = times(child, start, end, "M")
        unsaid = times(child, start, end, None)
        twice = len(days) >= 2
        possible = len(days) + len(unsaid) >= 2
        answer[""].append(Line(child.id, int(twice), 1, int(possible and not twice), parts))
        thrice = three_in_90_days(days)
        possible = three_in_90_days(sorted(days + unsaid))
        line = Line(child.id, int(thrice), 1, int(possible and not thrice), parts)
        answer["three-in-90-days"].append(line)
        answer["mean-episodes"].append(Line(child.id, len(days), int(bool(days)), 0, parts))
    return answer


def three_in_90_days(days: list[date]) -> bool:
    return any((third - first).days <= 90 for first, third in zip(days, days[2:], strict=False))


def missing_length(council: Council, start: date, end: date) -> Answer:
    """Each day between two dates is 24 hours; one open at the end of the period runs to it.

    Reading: one with no end runs no further than the care it started in.
    """
    lines = []
    for child in council.children:
        for row in incidents(child, start, end):
            if row.get("missing") == "M":
                back = min(row.get("mis_end") or care_ended(child, row["mis_start"]) or end, end)
                parts = {"length": length((back - row["mis_start"]) // DAY)}
                lines.append(Line(child.id, 1, parts=parts))
    return {"length": lines}


def care_ended(child: Child, day: date) -> date | None:
    """The end of the care the child was in at the end of the day, or until the day."""
    return next(p.end for p in reversed(child.periods) if in_care(p, day))


def length(days: int) -> str:
    if days <= 1:
        return "up-to-24h"
    return "48h-to-120h" if days < 5 else "120h-plus"
