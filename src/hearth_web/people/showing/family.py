"""Family and people who matter, and where brothers and sisters live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from hearth_web.access.verbs import Verb
from hearth_web.people import presenters
from hearth_web.people.life import Life
from hearth_web.people.models import Child, Placement, Relationship
from hearth_web.people.queries import homes_now, visible_children
from hearth_web.people.rules import ADOPTIVE
from hearth_web.people.showing.links import adding, changing

__all__ = ["Person", "family"]

RESPONSIBILITY: Mapping[bool | None, str] = {
    True: "Has parental responsibility",
    False: "No parental responsibility",
}
SOMEBODY = "Somebody whose name is not recorded"


@dataclass(frozen=True)
class Person:
    """Somebody in a child's life. `lines` are what this reader may know, `record` their page."""

    name: str
    relation: str
    lines: Sequence[str]
    record: str = ""
    href: str = ""


def family(life: Life) -> Mapping[str, Any]:
    """Brothers and sisters first, then everybody else who matters."""
    rows = life.facts(Relationship)
    others = [row.other_id for row in rows if row.other_id]
    seen = seen_by(life, others)
    hidden = hidden_among(rows, seen)
    homes = homes_now(seen, life.today) if others else {}
    ours = homes_now([life.child.pk], life.today).get(life.child.pk) if seen else None
    siblings: list[Person] = []
    people: list[Person] = []
    for row in rows:
        if row.pk in hidden:
            continue
        person = relative(life, row, seen, homes, ours) if row.other_id else someone(life, row)
        (siblings if is_sibling(row) else people).append(person)
    return {"siblings": siblings, "people": people, "add": adding(life, "person")}


def is_sibling(row: Relationship) -> bool:
    """Whether they are a brother or sister."""
    words = row.relation.lower()
    return any(each in words for each in ("sibling", "brother", "sister"))


def seen_by(life: Life, others: Sequence[UUID]) -> set[UUID]:
    """Those of these children whose record this reader may open."""
    if not others:
        return set()
    seen = visible_children(life.user).filter(pk__in=others)
    return set(seen.values_list("pk", flat=True))


def hidden_among(rows: Sequence[Relationship], seen: set[UUID]) -> set[UUID]:
    """Rows that lead to a record that is hidden as if it were not there."""
    return {
        row.pk
        for row in rows
        if row.other and row.other_id not in seen and (row.other.restricted or row.other.severed)
    }


def relative(
    life: Life,
    row: Relationship,
    seen: set[UUID],
    homes: Mapping[UUID, Placement],
    ours: Placement | None,
) -> Person:
    """Another child of this council. Out of reach, only that they are one, and the contact."""
    relation = presenters.relation(row.relation)
    if row.other_id not in seen or row.other is None:
        known = "Is or was in this council’s care. Their record is not open to you."
        lines = [known, contact(row)]
        return Person(presenters.capital(relation), "", kept(lines))
    lines = [where(row.other, homes.get(row.other_id), ours, life), contact(row), row.note]
    record, href = reverse("child", args=[row.other_id]), changing(life, "person", row)
    name = with_age(row.other, life)
    return Person(name, relation, kept(lines), record, href)


def with_age(child: Child, life: Life) -> str:
    """A name and an age."""
    age = presenters.age_of(child, life.today)
    return f"{child.name}, {age}" if age else child.name


def where(child: Child, home: Placement | None, ours: Placement | None, life: Life) -> str:
    """Where a brother or sister lives, and whether it is the same home."""
    if home is None:
        return presenters.place_in_service(getattr(child, "standing", None)) + "."
    words = f"Lives {presenters.living(home.place)}"
    with_whom = f": {home.carer}" if home.carer and may_name(life, home) else ""
    place = f", {presenters.spaced(home.pl_post)}" if home.pl_post and may_name(life, home) else ""
    if ours is not None and is_one_home(home, ours):
        return f"{words}{with_whom}{place}. The same home as {life.child.name}."
    return f"{words}{with_whom}{place}."


def may_name(life: Life, home: Placement) -> bool:
    """Whether the carers and the address may be said: those of adopters are kept close."""
    return home.place not in ADOPTIVE or life.may(Verb.SEE_ADOPTION)


def is_one_home(one: Placement, other: Placement) -> bool:
    """Whether two children live together, as far as it is known."""
    by_number = bool(one.urn) and one.urn == other.urn and not one.place.startswith(("U", "A"))
    by_carer = bool(one.carer) and one.carer == other.carer
    by_place = bool(one.pl_post) and one.pl_post == other.pl_post
    return by_place and (by_carer or by_number or not (one.carer and other.carer))


def someone(life: Life, row: Relationship) -> Person:
    """Family, a friend, a professional."""
    relation = presenters.relation(row.relation)
    lines = [
        RESPONSIBILITY.get(row.parental_responsibility, ""),
        "Lives in the child’s home" if row.lives_with else "",
        contact(row),
        f"Phone {row.phone}" if row.phone else "",
        ", ".join(filter(None, [*row.address.splitlines(), presenters.spaced(row.postcode)])),
        row.note,
    ]
    href = changing(life, "person", row)
    return Person(row.name or SOMEBODY, relation, kept(lines), "", href)


def contact(row: Relationship) -> str:
    """How they are in touch."""
    return f"In touch: {row.contact}" if row.contact else ""


def kept(lines: Sequence[str]) -> list[str]:
    """The lines that say something."""
    return [line for line in lines if line]
