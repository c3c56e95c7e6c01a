"""What a young person's page and journey show of leaving care."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hearth.documents.sentences import day
from hearth_web.leaving.models import LeavingCare, LeavingYear
from hearth_web.people import journey, sections
from hearth_web.people.journey import Entry, Lane, Moment
from hearth_web.people.life import Life
from hearth_web.people.models import Event
from hearth_web.people.presenters import label
from hearth_web.people.sections import Section
from hearth_web.people.showing.events import has_any, spans
from hearth_web.people.showing.links import adding, changing
from hearth_web.ui.parts import Line

__all__ = ["register"]

MET, DONE = ("ADVISER_VISIT", "CONTACT"), "DONE"


def register() -> None:
    """Called once, when the app is ready."""
    sections.register(
        Section("leaving", "Leaving care", 300, None, "leaving/section.html", leaving)
    )
    journey.register(Lane("leaving", "After care", 110, None, lane))


def leaving(life: Life) -> Mapping[str, Any] | None:
    """How things stand now, and what each year's return says; nothing before there is any.

    Assessments, plans, visits and contacts follow: they are events of practice.
    """
    now = [line for row in life.facts(LeavingCare) for line in lines_of(life, row)]
    years = [year_line(row) for row in reversed(life.facts(LeavingYear))]
    add = "" if now else adding(life, "leaving-care")
    is_begun = now or years or has_any(life, "leaving")
    return {"now": now, "years": years, "add": add} if is_begun else None


def lines_of(life: Life, row: LeavingCare) -> list[Line]:
    """How things stand."""
    said = {
        "Status": label("ELIGIBILITY", row.eligibility),
        "Personal adviser": row.adviser_name,
        "In touch": label("IN_TOUCH", row.in_touch),
        "Last in touch": row.latest_contact,
        "Pathway plan reviewed": row.pathway_plan_review,
        "Doing": label("ACTIV", row.activ),
        "Living": living(row),
    }
    href = changing(life, "leaving-care", row)
    return [Line(name, value or None, href) for name, value in said.items()]


def living(row: LeavingCare) -> str:
    """The accommodation, or as much of it as the source knows."""
    parts = [label("ACCOM_TYPE", row.accom_type), label("ACCOM_SUITABLE", row.accom_suitable)]
    return label("ACCOM", row.accom) or ", ".join(filter(None, parts))


def year_line(row: LeavingYear) -> Line:
    """What the return says around a birthday."""
    said = [label("IN_TOUCH", row.in_touch), label("ACTIV", row.activ), label("ACCOM", row.accom)]
    return Line(f"Return of {row.year}", "\n".join(filter(None, said)) or None)


def lane(life: Life) -> Iterator[Entry]:
    """Contact and plans, on the days they happened; each return at the end of its year."""
    for row in life.facts(LeavingCare):
        if row.latest_contact:
            yield Moment(row.latest_contact, "In touch", "Last in touch.", "", "ring")
        if row.pathway_plan_review:
            yield Moment(row.pathway_plan_review, "Pathway plan", "Pathway plan reviewed.")
    for year in life.facts(LeavingYear):
        said = [label("ACTIV", year.activ), label("ACCOM", year.accom)]
        words = f"How things were in the year to {day(date(year.year, 3, 31))}."
        detail = ". ".join(filter(None, said))
        yield Moment(date(year.year, 3, 31), str(year.year), words, detail, "diamond")
    for event in life.facts(Event):
        if event.event in MET and event.outcome in ("", DONE):
            yield Moment(event.date, "", f"{label('EVENT', event.event)}.", event.level, "ring")
    yield from spans(life, ("leaving",))
