"""What stands in children's records beside the return: names, family, notes, letters."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from hearth_web.access.models import User
from hearth_web.audit import System
from hearth_web.config.demo.invented import Names
from hearth_web.config.demo.words import ABOUT, LETTER, NOTES
from hearth_web.leaving.models import LeavingCare
from hearth_web.people.actions import Change, apply_many, change_children
from hearth_web.people.actions.documents import add_document
from hearth_web.people.actions.relationships import relate
from hearth_web.people.models import Allocation, Child, Identifier, Note, Relationship
from hearth_web.wellbeing.models import HealthCheck, Visit

__all__ = ["give_names", "write"]

BY = System("the demonstration")
SIBLINGS = 0.35  # of children share a surname and a home with the one before


def give_names(names: Names, rng: Random) -> None:
    """Everybody's own; some are brothers and sisters."""
    batches: dict[UUID, dict[str, str]] = {}
    surname = names.surname()
    families: list[list[Child]] = [[]]
    for child in Child.objects.order_by("child"):
        if rng.random() > SIBLINGS or not alike(families[-1], child):
            surname = names.surname()
            families.append([])
        families[-1].append(child)
        batches[child.pk] = {"forename": names.forename(child.sex), "surname": surname}
    change_children(by=BY, batches=batches)
    for family in families:
        for one in family[1:]:
            one.refresh_from_db()
            first = family[0]
            values = {"relation": "SIBLING", "other": first, "lives_with": True}
            relate(by=BY, child=one, values=values)


def alike(family: list[Child], child: Child) -> bool:
    """Whether they could be of one family: born within eight years, of one ethnic group."""
    if not family or len(family) > 3:
        return False
    first = family[0]
    close = first.dob and child.dob and 300 < abs((first.dob - child.dob).days) < 8 * 365
    return bool(close and first.ethnic == child.ethnic)


def write(people: dict[str, User], names: Names, rng: Random, today: date) -> None:
    """Notes, visits and more for the children of those who sign in; a little for others."""
    worker, adviser = people["social_worker"], people["personal_adviser"]
    theirs = held_by(worker)
    apply_many(
        by=worker,
        batches={child.pk: list(facts(child, worker, names, rng, today)) for child in theirs},
    )
    batches = {c.pk: {"about": rng.choice(ABOUT)} for c in theirs[::2]}
    change_children(by=worker, batches=batches, why="They told me.")
    for child in theirs[:6]:
        letter(child, worker, today)
    leavers = held_by(adviser)
    apply_many(
        by=adviser,
        batches={c.pk: [leaving(adviser, rng, today), note(adviser, rng, today)] for c in leavers},
    )


def held_by(user: User) -> list[Child]:
    """The children this person is allocated."""
    held = Allocation.objects.filter(worker__user=user, dec=None)
    return list(Child.objects.filter(pk__in=held.values("child")))


def facts(child: Child, worker: User, names: Names, rng: Random, today: date) -> Iterator[Change]:
    """What a worker knows of a child."""
    for relation in ("MOTHER", "Father", "Football coach"):
        if rng.random() < 0.7:
            values = {"name": names.person(), "relation": relation, "contact": "Once a month"}
            yield Change(Relationship, None, values)
    number = f"{rng.randrange(10**10):010}"
    yield Change(Identifier, None, {"kind": "NHS_NUMBER", "value": number})
    for weeks in (2, 8, 14):
        day = today - timedelta(weeks=weeks, days=rng.randrange(5))
        seen = {"date": day, "seen": "Y", "seen_alone": rng.choice("YYN")}
        yield Change(Visit, None, seen)
    for kind in ("Health assessment", "Dental check"):
        day = today - timedelta(days=rng.randrange(30, 300))
        yield Change(HealthCheck, None, {"kind": kind, "date": day, "status": "Completed"})
    for _ in range(rng.randrange(1, 4)):
        yield note(worker, rng, today)


def note(author: User, rng: Random, today: date) -> Change:
    """One note, written so that the child can read it."""
    kind, title, body = rng.choice(NOTES)
    day = today - timedelta(days=rng.randrange(1, 200))
    at = timezone.make_aware(datetime.combine(day, time(rng.randrange(9, 18), 30)))
    values = {"at": at, "kind": kind, "title": title, "body": body, "author": author}
    return Change(Note, None, {**values, "to_child": "you" in body.lower()})


def leaving(adviser: User, rng: Random, today: date) -> Change:
    """How things stand with a care leaver."""
    last = today - timedelta(days=rng.randrange(3, 80))
    values = {"in_touch": "YES", "latest_contact": last, "adviser_name": adviser.name}
    review = today + timedelta(days=rng.randrange(-30, 150))
    return Change(LeavingCare, None, {**values, "pathway_plan_review": review})


def letter(child: Child, worker: User, today: date) -> None:
    """A document in the record."""
    text = LETTER.format(name=child.forename, worker=worker.name).encode()
    values = {"title": "A letter about me", "kind": "Letter or message", "at": today}
    add_document(by=worker, child=child, file=io.BytesIO(text), name="letter.txt", values=values)
