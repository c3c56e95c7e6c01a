"""Education, reviews and orders, adoption, and immigration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.documents.sentences import day
from hearth.vocabulary import code_set
from hearth_web.people import presenters
from hearth_web.people.life import Life
from hearth_web.people.models import (
    AdoptionPlan,
    AdoptionYear,
    Deprivation,
    Identifier,
    Review,
)
from hearth_web.people.searching import HOME_OFFICE
from hearth_web.people.showing.links import adding, changing, correcting
from hearth_web.ui.parts import Line

__all__ = ["adoption", "education", "immigration", "plans"]

SHOWN = 6  # reviews before the rest are folded away


def education(life: Life) -> Mapping[str, Any]:
    """The pupil number, and the others a school would use."""
    upn = life.child.upn
    unknown = code_set("UPN_UNKNOWN")
    said = f"Not known: {unknown.label(upn)}" if unknown.has(upn) else upn
    lines = [Line("Unique pupil number", said or None, correcting(life, "numbers"))]
    for row in life.facts(Identifier):
        kinds = code_set("IDENTIFIER")
        if kinds.has(row.kind) and kinds.group(row.kind) == "education":
            lines.append(Line(kinds.label(row.kind), row.value))
    return {"lines": lines}


def plans(life: Life) -> Mapping[str, Any]:
    """Reviews of the care plan, and orders that take liberty away."""
    reviews = [review(life, row) for row in reversed(life.facts(Review))]
    return {
        "reviews": reviews[:SHOWN],
        "older": reviews[SHOWN:],
        "orders": [order(life, row) for row in reversed(life.facts(Deprivation))],
        "add": adding(life, "review"),
    }


def review(life: Life, row: Review) -> Line:
    """When, and how the child took part."""
    part = presenters.label("REVIEW_CODE", row.review_code) or None
    return Line(day(row.review), part, changing(life, "review", row))


def order(life: Life, row: Deprivation) -> Line:
    """An order that takes liberty away."""
    until = f"until {day(row.dolo_end)}" if row.dolo_end else "no end recorded"
    return Line(f"From {day(row.dolo_start)}", until, changing(life, "deprivation", row))


def adoption(life: Life) -> Mapping[str, Any] | None:
    """Decisions for adoption; nothing where there never was one."""
    plans = [plan(life, row) for row in reversed(life.facts(AdoptionPlan))]
    years = [line for row in reversed(life.facts(AdoptionYear)) for line in made(row)]
    add = adding(life, "adoption-plan")
    return {"plans": plans, "years": years, "add": add} if plans or years or add else None


def plan(life: Life, row: AdoptionPlan) -> Line:
    """A decision that a child should be placed for adoption."""
    words = "The plan stands"
    if row.date_placed_ceased:
        why = presenters.label("REASON_PLACED_CEASED", row.reason_placed_ceased)
        words = f"Given up on {day(row.date_placed_ceased)}" + (f": {why}" if why else "")
    return Line(f"Decided on {day(row.date_placed)}", words, changing(life, "adoption-plan", row))


def made(row: AdoptionYear) -> list[Line]:
    """What the return says of an adoption."""
    fostered = {"1": "Yes", "0": "No"}.get(row.foster_care)
    return [
        Line("Adopted in the year to 31 March", str(row.year)),
        Line("Decided it should be adoption", row.date_int),
        Line("Matched", row.date_match),
        Line("Adopters", presenters.label("NB_ADOPTR", row.nb_adoptr) or None),
        Line("Were the foster carers", fostered),
    ]


def immigration(life: Life) -> Mapping[str, Any]:
    """Nationality, unaccompanied status, and the Home Office's numbers."""
    child = life.child
    alone = "Yes" if child.uasc else "No"
    if child.uasc and child.duc:
        alone = f"Until {day(child.duc)}"
    asylum = correcting(life, "asylum")
    lines = [
        Line("Nationality", child.nationality or None, correcting(life, "identity")),
        Line("Unaccompanied asylum-seeking child", alone, asylum),
    ]
    for row in life.facts(Identifier):
        if row.kind == HOME_OFFICE:
            href = changing(life, "identifier", row)
            lines.append(Line(presenters.label("IDENTIFIER", row.kind), row.value, href))
    return {"lines": lines}
