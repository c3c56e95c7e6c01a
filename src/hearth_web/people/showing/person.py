"""Who a child is: what they want people to know first, then what the council needs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.documents.sentences import day
from hearth.vocabulary import code_set
from hearth_web.people import presenters
from hearth_web.people.life import Life
from hearth_web.people.models import Child, Identifier
from hearth_web.people.rules import FIELD_VERBS
from hearth_web.people.searching import HOME_OFFICE
from hearth_web.people.showing.links import adding, changing, correcting
from hearth_web.ui.parts import Line
from hearth_web.ui.words import age_in_words

__all__ = ["about", "disabilities", "identity"]


def identity(life: Life) -> Mapping[str, Any]:
    """The bar at the top: how they like to be known first."""
    child, standing = life.child, getattr(life.child, "standing", None)
    tags = [presenters.place_in_service(standing)]
    if child.died:
        tags = [f"Died on {day(child.died)}"]
    if child.severed:
        tags = ["Closed by adoption"]
    if child.restricted:
        tags.append("Restricted")
    return {
        "name": child.name,
        "age": presenters.age_of(child, life.today),
        "number": child.child,
        "pronouns": child.pronouns,
        "full_name": full_name(life) if child.known_as else "",
        "tags": tags,
    }


def full_name(life: Life) -> str:
    """The name on papers."""
    return f"{life.child.forename} {life.child.surname}".strip()


def about(life: Life) -> Mapping[str, Any]:
    """Who they are, in lines; what is not known is said to be."""
    child = life.child
    names, who = correcting(life, "names"), correcting(life, "identity")
    lines = [
        Line("Full name", full_name(life) or None, names),
        Line("Likes to be called", child.known_as or None, names),
        Line("Pronouns", child.pronouns or None, names),
        *born(life, who),
        Line("Sex", presenters.label("SEX", child.sex) or None, who),
        Line("Gender", presenters.label("GENDER", child.gender) or None, who),
        Line("Ethnic group", presenters.label("ETHNIC", child.ethnic) or None, who),
        Line("Language", language(life), who),
        Line("Religion or belief", child.religion or None, who),
        *needs(life),
        *numbers(life),
    ]
    return {"lines": lines, "add": adding(life, "identifier"), "adds": "Add a number"}


def born(life: Life, href: str) -> list[Line]:
    """Date of birth, or when the baby is expected, and death."""
    child = life.child
    if child.dob is None and child.expected_dob:
        return [Line("Expected", child.expected_dob, href)]
    words = day(child.dob) if child.dob else None
    if child.dob and child.dob <= life.today and not child.died:
        words = f"{words} ({age_in_words(child.dob, life.today)})"
    lines = [Line("Born", words, href)]
    return [*lines, Line("Died", child.died, href)] if child.died else lines


def needs(life: Life) -> list[Line]:
    """Disability, for those who may see it, and being a mother."""
    child, href = life.child, correcting(life, "needs")
    lines = []
    if life.may(FIELD_VERBS["disability"]):
        lines.append(Line("Disability", disability(child), href))
    if child.mother == "1" or child.mc_dob:
        lines.append(Line("A mother herself", mother(life), href))
    return lines


def language(life: Life) -> str | None:
    """The language, and whether an interpreter is needed."""
    needs: Mapping[bool | None, str] = {
        True: "needs an interpreter",
        False: "no interpreter needed",
    }
    parts = [life.child.language, needs.get(life.child.interpreter, "")]
    return ", ".join(filter(None, parts)) or None


def disabilities(codes: str) -> str:
    """Every disability, by its code."""
    found = [code for code in codes.replace(";", ",").replace(" ", ",").split(",") if code]
    known = code_set("DISABILITY")
    return ", ".join(known.label(code) if known.has(code) else code for code in found)


def disability(child: Child) -> str | None:
    """The disabilities; where a source says only whether there are any, that."""
    said = {True: "Yes; which is not recorded", False: "None"}
    return disabilities(child.disability) or (
        None if child.disabled is None else said[child.disabled]
    )


def mother(life: Life) -> str:
    """That she is a mother, and since when."""
    return f"Since {day(life.child.mc_dob)}" if life.child.mc_dob else "Yes"


def numbers(life: Life) -> list[Line]:
    """The numbers they are known by; those of the Home Office stand with immigration."""
    lines = [Line("Council’s number", life.child.child, correcting(life, "numbers"))]
    for each in life.facts(Identifier):
        if each.kind != HOME_OFFICE:
            href = changing(life, "identifier", each)
            lines.append(Line(presenters.label("IDENTIFIER", each.kind), number(each), href))
    return lines


def number(each: Identifier) -> str:
    """A number, and until when it held."""
    return f"{each.value}, until {day(each.valid_to)}" if each.valid_to else each.value
