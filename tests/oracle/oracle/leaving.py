"""Leaving care, and adoption."""

from __future__ import annotations

from datetime import date

from oracle.answer import Line
from oracle.care import Child, Council, Period, Spell
from oracle.codes import ADOPTED, ADOPTIVE, DESTINATIONS
from oracle.cohort import looked_after, standing
from oracle.days import DAY, add_months

Answer = dict[str, list[Line]]
Left = tuple[Child, Period]
YARDSTICK = 426
NEW_STATUS = {"S", "L", "B", "U"}
PERMANENCE = {"child-arrangements", "special-guardianship", "adopted"}


def leavers(council: Council, start: date, end: date) -> list[Left]:
    """Children whose care ended in the period, each with the last care that did."""
    found = []
    for child in council.children:
        ended = [p for p in child.periods if p.left and p.end and start <= p.end <= end]
        if ended:
            found.append((child, ended[-1]))
    return found


def days_in_care(period: Period) -> int:
    assert period.end
    return (period.end - period.start).days


def as_left(council: Council, child: Child, period: Period) -> dict[str, str]:
    assert period.end
    destination = DESTINATIONS.get(period.rec, "not-known")
    parts = standing(council, child, period, period.end)
    return parts | {"leaving-destination": destination}


def cla_leavers(council: Council, start: date, end: date) -> Answer:
    left = leavers(council, start, end)
    return {"": [Line(c.id, 1, parts=as_left(council, c, p)) for c, p in left]}


def leavers_by_destination(council: Council, start: date, end: date) -> Answer:
    answer: Answer = {"leaving-destination": [], "permanence-orders": [], "home-unplanned": []}
    for child, period in leavers(council, start, end):
        parts = as_left(council, child, period)
        destination = parts["leaving-destination"]
        unknown = int(destination == "not-known")
        lasting, unplanned = destination in PERMANENCE, period.rec == "E4B"
        answer["leaving-destination"].append(Line(child.id, 1, parts=parts))
        answer["permanence-orders"].append(Line(child.id, int(lasting), 1, unknown, parts))
        answer["home-unplanned"].append(Line(child.id, int(unplanned), 1, unknown, parts))
    return answer


def care_length(council: Council, start: date, end: date) -> Answer:
    lines = [
        Line(child.id, days_in_care(period), parts=as_left(council, child, period))
        for child, period in leavers(council, start, end)
        if period.start_known
    ]
    return {"": lines, "median": lines}


def exits_under_6m(council: Council, start: date, end: date) -> Answer:
    lines = []
    for child, period in leavers(council, start, end):
        assert period.end
        short = period.end < add_months(period.start, 6)
        unknown = short and not period.start_known
        parts = as_left(council, child, period)
        lines.append(Line(child.id, int(short and not unknown), 1, int(unknown), parts))
    return {"": lines}


def adopted(council: Council, start: date, end: date) -> list[Left]:
    return [
        (child, period)
        for child in council.children
        for period in child.periods
        if period.rec in ADOPTED and period.end and start <= period.end <= end
    ]


def moved_in(period: Period) -> date | None:
    """When the child was first placed for adoption with the last carer to whom they were."""
    for placement in reversed(period.placements):
        for episode in placement.episodes:
            if episode.usual["place"] in ADOPTIVE:
                return episode.start
    return None


def first_lived_with(child: Child, period: Period) -> tuple[date | None, bool]:
    """Where a foster carer adopted, the start of the placement; and whether it is known.

    Reading: A3 and A5 say it was the foster carer where FOSTER_CARE does not say.
    """
    moved = moved_in(period)
    episode = period.on(moved) if moved else None
    if moved is None or episode is None:
        return moved, True
    said = (child.tables["ad1"] or [{}])[-1].get("foster_care")
    if said == "0" or (said is None and episode.usual["place"] not in ("A3", "A5")):
        return moved, True
    placement = period.placement_on(moved)
    assert placement
    return placement.start, placement.start_known


def three_years(council: Council, end: date) -> date:
    """The first day of the three years to `end`; the day after it when no return goes so far."""
    start = add_months(end, -36) + DAY
    return start if start >= date(council.first_year - 1, 4, 1) else end + DAY


def adoption_days(council: Council, start: date, end: date, fostering: bool) -> list[Line]:
    lines = []
    for child, period in adopted(council, start, end):
        day, known = first_lived_with(child, period) if fostering else (moved_in(period), True)
        if day and known and period.start_known:
            parts = as_left(council, child, period)
            lines.append(Line(child.id, (day - period.start).days, parts=parts))
    return lines


def adoption_a1(council: Council, start: date, end: date) -> Answer:
    return {
        "": adoption_days(council, start, end, fostering=False),
        "three-years": adoption_days(council, three_years(council, end), end, fostering=False),
    }


def adoption_a10(council: Council, start: date, end: date) -> Answer:
    return {
        "": adoption_days(council, start, end, fostering=True),
        "three-years": adoption_days(council, three_years(council, end), end, fostering=True),
    }


def order_to_match(council: Council, start: date, end: date) -> list[Line]:
    lines = []
    for child, period in adopted(council, start, end):
        order = placement_order(period, period.last.start)
        match = (child.tables["ad1"] or [{}])[-1].get("date_match")
        if order and order.start_known and match:
            days = max((match - order.start).days, 0)
            lines.append(Line(child.id, days, parts=as_left(council, child, period)))
    return lines


def placement_order(period: Period, day: date) -> Spell | None:
    """The unbroken run of episodes under a placement order (E1) that holds the day."""
    runs: list[Spell] = []
    before = None
    for episode in period.episodes:
        if episode["ls"] == "E1":
            if before != "E1":
                known = episode is not period.first or episode["rne"] in NEW_STATUS
                runs.append(Spell([], start_known=known))
            runs[-1].episodes.append(episode)
            runs[-1].end = episode.end
        before = episode["ls"]
    held = [run for run in runs if run.start <= day]
    return held[-1] if held else None


def adoption_a2(council: Council, start: date, end: date) -> Answer:
    return {
        "": order_to_match(council, start, end),
        "three-years": order_to_match(council, three_years(council, end), end),
    }


def waiting(council: Council, day: date) -> list[Left]:
    """Looked after, with a decision that stands, and not living with adopters.

    Reading: a decision made in an earlier period of care does not stand in this one.
    """
    found = []
    for child, period, episode in looked_after(council, day):
        decided = any(
            row["date_placed"] <= day
            and (row["date_placed"] >= period.start or not period.start_known)
            and (row.get("date_placed_ceased") is None or row["date_placed_ceased"] > day)
            for row in child.tables.get("placed_adoption", [])
        )
        if decided and episode.usual["place"] not in ADOPTIVE:
            found.append((child, period))
    return found


def adoption_waiting(council: Council, start: date, end: date) -> Answer:
    answer: Answer = {
        "": [],
        "with-order": [],
        "without-order": [],
        "median-days-since-order": [],
    }
    for child, period in waiting(council, end):
        episode = period.on(end)
        order = placement_order(period, end) if episode and episode["ls"] == "E1" else None
        parts = standing(council, child, period, end)
        line = Line(child.id, 1, parts=parts)
        answer[""].append(line)
        answer["with-order" if order else "without-order"].append(line)
        if order:
            days = (end - order.start).days
            answer["median-days-since-order"].append(Line(child.id, days, parts=parts))
    return answer


def adoption_a3(council: Council, start: date, end: date) -> Answer:
    lines = []
    for child, period in adopted(council, start, end):
        parts = as_left(council, child, period)
        lines.append(under_yardstick(child, period, moved_in(period), parts))
    for child, period in waiting(council, end):
        parts = standing(council, child, period, end)
        lines.append(under_yardstick(child, period, end, parts))
    return {"": lines}


def under_yardstick(
    child: Child, period: Period, until: date | None, parts: dict[str, str]
) -> Line:
    if until is None:
        return Line(child.id, 0, 1, 1, parts)
    short = (until - period.start).days < YARDSTICK
    unknown = short and not period.start_known
    return Line(child.id, int(short and not unknown), 1, int(unknown), parts)
