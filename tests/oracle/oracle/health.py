"""The health and conviction answers of children in care for the whole collection year (OC2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from oracle.answer import Line
from oracle.care import Child, Council, Period, Row
from oracle.cohort import standing
from oracle.days import age_on

Answer = dict[str, list[Line]]
Test = Callable[[Row], bool | None]


def cohort(council: Council, start: date, end: date) -> list[tuple[Child, Period, Row]]:
    """Looked after from 1 April to 31 March with no short break; a child with no answers has {}."""
    found = []
    for child in council.children:
        period = child.period_on(end)
        breaks = any(
            b.start <= end and (b.end is None or b.end >= start) for b in child.short_breaks
        )
        if period and period.start <= start and not breaks:
            found.append((child, period, child.in_year("oc2", end.year) or {}))
    return found


def share(
    council: Council,
    start: date,
    end: date,
    test: Test,
    among: Test = lambda row: True,
    ages: tuple[int, int] | None = None,
) -> list[Line]:
    lines = []
    for child, period, row in cohort(council, start, end):
        if ages and not (child.born and ages[0] <= age_on(child.born, end) <= ages[1]):
            continue
        if among(row):
            passed = test(row)
            parts = standing(council, child, period, end)
            lines.append(Line(child.id, int(passed or 0), 1, int(passed is None), parts))
    return lines


def answer(column: str) -> Test:
    """1 is yes, 0 is no, and anything else is not known."""

    def test(row: Row) -> bool | None:
        return {"1": True, "0": False}.get(row.get(column) or "")

    return test


def dental(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, start, end, answer("teeth_check"))}


def immunisations(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, start, end, answer("immunisations"))}


def rha_up_to_date(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, start, end, answer("health_assessment"))}


def offending(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, start, end, answer("convicted"), ages=(10, 17))}


def substance_misuse(council: Council, start: date, end: date) -> Answer:
    """Help received counts as help offered."""
    identified = answer("substance_misuse")
    received, offered = answer("intervention_received"), answer("intervention_offered")

    def either(row: Row) -> bool | None:
        both = (received(row), offered(row))
        if True in both:
            return True
        return None if None in both else False

    return {
        "": share(council, start, end, identified),
        "received": share(council, start, end, received, identified),
        "offered": share(council, start, end, either, identified),
    }


def scored(row: Row) -> bool:
    return row.get("sdq_score") is not None


def scores(low: int, high: int) -> Test:
    return lambda row: low <= row["sdq_score"] <= high


def sdq_completed(council: Council, start: date, end: date) -> Answer:
    def test(row: Row) -> bool | None:
        if scored(row):
            return True
        return False if row.get("sdq_reason") else None

    return {
        "": share(council, start, end, test, ages=(5, 16)),
        "aged-4-to-16": share(council, start, end, test, ages=(4, 16)),
    }


def sdq_concern(council: Council, start: date, end: date) -> Answer:
    def band(low: int, high: int, ages: tuple[int, int] = (5, 16)) -> list[Line]:
        return share(council, start, end, scores(low, high), scored, ages)

    return {
        "": band(17, 40),
        "borderline": band(14, 16),
        "expected": band(0, 13),
        "aged-4-to-16": band(17, 40, (4, 16)),
    }


def sdq_mean(council: Council, start: date, end: date) -> Answer:
    def total(ages: tuple[int, int]) -> list[Line]:
        return share(council, start, end, lambda row: row["sdq_score"], scored, ages)

    return {"": total((5, 16)), "aged-4-to-16": total((4, 16))}
