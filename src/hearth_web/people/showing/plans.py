"""Reviews and orders, adoption, and immigration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.documents.sentences import day
from hearth_web.people import presenters
from hearth_web.people.life import Life
from hearth_web.people.models import (
    Adopter,
    AdoptionPlan,
    AdoptionYear,
    Deprivation,
    Identifier,
    ImmigrationStatus,
    Review,
)
from hearth_web.people.searching import HOME_OFFICE
from hearth_web.people.showing.events import has_any
from hearth_web.people.showing.links import adding, changing, correcting
from hearth_web.people.showing.told import Told, history, newest_first, situation
from hearth_web.ui.forms.sentences import inside
from hearth_web.ui.parts import Line

__all__ = ["adoption", "immigration", "plans"]

SHOWN = 6  # reviews before the rest are folded away


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
    """When, how the child took part, who chaired it and was there, and what was decided."""
    said = [
        presenters.label("REVIEW_CODE", row.review_code),
        f"Chaired by {inside(presenters.label('CHAIR', row.chair))}" if row.chair else "",
        f"There: {row.who}" if row.who else "",
        f"Decided: {row.decisions}" if row.decisions else "",
        presenters.why_late(row.why_late),
    ]
    words = "\n".join(filter(None, said)) or None
    return Line(day(row.review), words, changing(life, "review", row))


def order(life: Life, row: Deprivation) -> Line:
    """An order that takes liberty away."""
    until = f"until {day(row.dolo_end)}" if row.dolo_end else "no end recorded"
    return Line(f"From {day(row.dolo_start)}", until, changing(life, "deprivation", row))


def adoption(life: Life) -> Mapping[str, Any] | None:
    """Decisions for adoption, and who adopts; nothing where there never was any."""
    plans = [plan(life, row) for row in reversed(life.facts(AdoptionPlan))]
    years = [line for row in reversed(life.facts(AdoptionYear)) for line in made(row)]
    adopters = [adopter(life, row) for row in life.facts(Adopter)]
    add = adding(life, "adoption-plan")
    if not (plans or years or adopters or add or has_any(life, "adoption")):
        return None
    add_adopter = adding(life, "adopter") if plans else ""
    return {
        "plans": plans,
        "years": years,
        "adopters": adopters,
        "add": add,
        "add_adopter": add_adopter,
    }


# The way to adoption, in the order in which it is gone.
WAY = {
    "placement_order": "Placement order",
    "ffa_decision": "Fostering for adoption decided",
    "ffa_moved_in": "Moved in as a foster child",
    "date_match": "Matched",
    "moved_in": "Moved in for adoption",
    "order": "Adoption order",
}


def plan(life: Life, row: AdoptionPlan) -> Line:
    """A decision that a child should be placed for adoption, and the way there."""
    words = "The plan stands"
    if row.date_placed_ceased:
        why = presenters.label("REASON_PLACED_CEASED", row.reason_placed_ceased)
        words = f"Given up on {day(row.date_placed_ceased)}" + (f": {why}" if why else "")
    elif row.order:
        words = f"Adopted on {day(row.order)}"
    steps = [f"{said}: {day(on)}" for name, said in WAY.items() if (on := getattr(row, name))]
    lines = [words, *steps, *family(row)]
    said = "\n".join(lines)
    return Line(f"Decided on {day(row.date_placed)}", said, changing(life, "adoption-plan", row))


def family(row: AdoptionPlan) -> list[str]:
    """What is said of the new family, and of brothers and sisters."""
    together = "" if row.siblings_together is None else f"{row.siblings_together} together"
    apart = "" if row.siblings_apart is None else f"{row.siblings_apart} apart"
    placed = ", ".join(filter(None, [together, apart]))
    said = [
        f"Adopters: {presenters.label('NB_ADOPTR', row.nb_adoptr)}" if row.nb_adoptr else "",
        presenters.label("SEX_ADOPTR", row.sex_adoptr),
        presenters.label("LS_ADOPTR", row.ls_adoptr),
        "They were the foster carers" if row.foster_care == "1" else "",
        "One of brothers and sisters to be placed" if row.sibling_group == "1" else "",
        f"Brothers and sisters placed: {placed}" if placed else "",
        f"Adoptive family {row.adoptive_family}" if row.adoptive_family else "",
    ]
    return [each for each in said if each]


def adopter(life: Life, row: Adopter) -> Line:
    """One of the adults who adopt."""
    days = {"Approved": row.approved, "Matched": row.matched, "Child moved in": row.placed,
            "Adoption order": row.order, "Left the process": row.left}  # fmt: skip
    said = [
        presenters.label("GENDER", row.gender),
        presenters.label("ETHNIC", row.ethnic),
        "Fosters for adoption" if row.fosters_for_adoption == "1" else "",
        *(f"{what}: {day(on)}" for what, on in days.items() if on),
        presenters.label("ADOPTER_LEFT", row.left_reason),
    ]
    words = "\n".join(filter(None, said)) or None
    return Line(f"Adopter {row.adopter}", words, changing(life, "adopter", row))


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
    """Immigration status now and before, nationality, and the Home Office's numbers."""
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
    statuses = newest_first(life.facts(ImmigrationStatus))
    pairs = [(row, immigration_status(life, row)) for row in statuses]
    return {
        "lines": lines,
        "history": history(pairs, life.today, "statuses before", "No status is recorded."),
        "add": adding(life, "immigration-status"),
        "adds": "Record an immigration status",
    }


def immigration_status(life: Life, row: ImmigrationStatus) -> Told:
    """One immigration status."""
    title = presenters.label("IMMIGRATION", row.status)
    return situation(row, life.today, title, [], changing(life, "immigration-status", row))
