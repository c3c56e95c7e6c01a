"""A restricted record, and a child whose earlier identity was closed by adoption."""

from __future__ import annotations

from random import Random

from hearth.demo.practice.names import forename, surname
from hearth_web.access.models import User
from hearth_web.people.actions.protect import name_person, restrict, sever
from hearth_web.people.models import Child, PeriodOfCare

__all__ = ["arrange"]

ADOPTED = ("E11", "E12")


def arrange(people: dict[str, User], rng: Random) -> None:
    """One of each, arranged by the head of service."""
    head = people["head_of_service"]
    hidden = Child.objects.filter(standing__in_care=True).order_by("-child").first()
    if hidden is not None:
        why = "The child of somebody who works here. Only those named may open it."
        restrict(by=head, child=hidden, why=why)
        name_person(by=head, child=hidden, user=people["team_manager"])
    left = PeriodOfCare.objects.filter(rec__in=ADOPTED).order_by("child__child").first()
    if left is not None:
        new = new_name(rng, left.child)
        carry = ["dob", "sex", "ethnic"]
        sever(by=head, child=left.child, new=new, carry=carry, why="Adoption order granted.")


def new_name(rng: Random, child: Child) -> dict[str, str]:
    """The name of the child's new life."""
    first, last = forename(rng, child.sex, child.ethnic), surname(rng, child.ethnic)
    return {"forename": first, "surname": last}
