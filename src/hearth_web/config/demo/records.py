"""What stands in children's records beside the sources: people who matter, notes, letters."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from hearth.demo.practice.names import worker_name
from hearth_web.access.models import User
from hearth_web.config.demo.words import ABOUT, LETTER, NOTES
from hearth_web.people.actions import Change, apply_many, change_children
from hearth_web.people.actions.documents import add_document
from hearth_web.people.models import Allocation, Child, Note, Relationship
from hearth_web.ui import clock

__all__ = ["write"]

MATTER = ("MOTHER", "Father", "Football coach")
LETTERS = 6
OLD_ENOUGH = 8 * 365  # days, to have said how they like to be spoken to


def write(people: dict[str, User], rng: Random) -> None:
    """For the children of those who sign in as social worker and personal adviser."""
    long_ago = clock.today() - timedelta(days=OLD_ENOUGH)
    for role in ("social_worker", "personal_adviser"):
        author = people[role]
        theirs = held_by(author)
        apply_many(by=author, batches={c.pk: list(facts(author, rng)) for c in theirs})
        told = [child for child in theirs if child.dob and child.dob < long_ago]
        batches = {child.pk: {"about": rng.choice(ABOUT)} for child in told[::2]}
        change_children(by=author, batches=batches, why="They told me.")
        for child in theirs[:LETTERS]:
            letter(child, author)


def held_by(user: User) -> list[Child]:
    """The children this person is allocated."""
    held = Allocation.objects.filter(worker__user=user, dec=None)
    return list(Child.objects.filter(pk__in=held.values("child")))


def facts(author: User, rng: Random) -> Iterator[Change]:
    """What a worker knows of a child."""
    for relation in MATTER:
        if rng.random() < 0.7:
            values = {"name": worker_name(rng), "relation": relation, "contact": "Once a month"}
            yield Change(Relationship, None, values)
    for _ in range(rng.randrange(1, 4)):
        yield note(author, rng)


def note(author: User, rng: Random) -> Change:
    """One note, written so that the child can read it."""
    kind, title, body = rng.choice(NOTES)
    day = clock.today() - timedelta(days=rng.randrange(1, 200))
    at = timezone.make_aware(datetime.combine(day, time(rng.randrange(9, 18), 30)))
    values = {"at": at, "kind": kind, "title": title, "body": body, "author": author}
    return Change(Note, None, {**values, "to_child": "you" in body.lower()})


def letter(child: Child, author: User) -> None:
    """A document in the record."""
    text = LETTER.format(name=child.forename, worker=author.name).encode()
    values = {"title": "A letter about me", "kind": "Letter or message", "at": clock.today()}
    add_document(by=author, child=child, file=io.BytesIO(text), name="letter.txt", values=values)
