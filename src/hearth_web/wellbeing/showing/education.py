"""What a child's page and journey show of education: pupil number, school, special needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hearth.vocabulary import code_set
from hearth_web.people import presenters
from hearth_web.people.journey import Span
from hearth_web.people.life import Life
from hearth_web.people.models import Identifier
from hearth_web.people.showing.beside import when
from hearth_web.people.showing.links import adding, changing, correcting
from hearth_web.people.showing.told import Told, history, newest_first, situation
from hearth_web.ui.parts import Line
from hearth_web.wellbeing.models import SchoolPlace, SpecialNeeds

__all__ = ["education", "lane"]

NO_SCHOOL = "No school or college is recorded."
NO_NEEDS = "No special educational needs are recorded."


def education(life: Life) -> Mapping[str, Any]:
    """The school, special educational needs, and the numbers a school would use."""
    schools = [(row, school(life, row)) for row in newest_first(life.facts(SchoolPlace))]
    needs = [(row, provision(life, row)) for row in newest_first(life.facts(SpecialNeeds))]
    return {
        "schools": history(schools, life.today, "schools before", NO_SCHOOL),
        "needs": history(needs, life.today, "provision before", NO_NEEDS),
        "lines": numbers(life),
        "add_school": adding(life, "school"),
        "add_needs": adding(life, "special-needs"),
    }


def numbers(life: Life) -> list[Line]:
    """The pupil number, and the others a school would use."""
    upn = life.child.upn
    unknown = code_set("UPN_UNKNOWN")
    said = f"Not known: {unknown.label(upn)}" if unknown.has(upn) else upn
    lines = [Line("Unique pupil number", said or None, correcting(life, "numbers"))]
    kinds = code_set("IDENTIFIER")
    ours = [row for row in life.facts(Identifier) if row.kind in kinds.in_group("education")]
    return [*lines, *(Line(kinds.label(row.kind), row.value) for row in ours)]


def school(life: Life, row: SchoolPlace) -> Told:
    """One school."""
    number = f"Number (URN) {row.urn}" if row.urn else ""
    lines = [number, presenters.why_late(row.why_late)]
    return situation(row, life.today, row.school, lines, changing(life, "school", row))


def provision(life: Life, row: SpecialNeeds) -> Told:
    """What is provided for special educational needs."""
    title = presenters.label("SEN_PROVISION", row.provision)
    return situation(row, life.today, title, [], changing(life, "special-needs", row))


def lane(life: Life) -> Iterator[Span]:
    """Schools, and what is provided for special educational needs."""
    for row in life.facts(SchoolPlace):
        words = f"At school or college: {row.school}."
        yield Span(row.decom, row.dec, row.school, words, when(row))
    for needs in life.facts(SpecialNeeds):
        title = presenters.label("SEN_PROVISION", needs.provision)
        label = "EHCP" if needs.provision == "EHCP" else "Special needs"
        yield Span(needs.decom, needs.dec, label, f"{title}.", when(needs), "SEN")
