"""Restricting a record, opening one out of reach, and closing one by adoption."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearth_web import audit
from hearth_web.access.models import BreakGlass, User
from hearth_web.access.verbs import Verb
from hearth_web.people import standing
from hearth_web.people.actions.children import made_identifier
from hearth_web.people.models import AdoptionLink, Child, MayOpen, Relationship
from hearth_web.people.protection import sought
from hearth_web.people.queries import visible_children

__all__ = [
    "CARRIED",
    "break_glass",
    "close_glass",
    "lift",
    "name_person",
    "restrict",
    "review_glass",
    "sever",
    "unname_person",
]

LASTS = timedelta(minutes=60)
LEAST_REASON = 20
NOBODY_LEFT = (
    "One of the people named must be able to lift the restriction. "
    "Name somebody who may restrict records first."
)
TAKEN = "Another record has this number. Give another, or leave it empty."
SEVERED = "This record is closed by adoption already."
# What of who a child is may be carried into their new identity, if it is chosen.
CARRIED = (
    "dob",
    "sex",
    "gender",
    "pronouns",
    "ethnic",
    "nationality",
    "language",
    "interpreter",
    "religion",
    "disability",
    "about",
)
# What a brother's or sister's record said of where the child lived and how to reach them.
TRACES: Mapping[str, Any] = {
    "other": None,
    "contact": "",
    "phone": "",
    "address": "",
    "postcode": "",
    "lives_with": None,
    "note": "",
}


def restrict(*, by: User, child: Child, why: str) -> None:
    """Hide the record from all but those named; whoever restricts it is named first."""
    with transaction.atomic():
        child = Child.objects.select_for_update().get(pk=child.pk)
        if child.restricted:
            return
        child.restricted, child.restricted_why = True, why
        _save(child, "restricted", "restricted_why")
        MayOpen.objects.get_or_create(child=child, user=by)
        after = {"restricted": True, "named": by.name}
        _record(by, "people.protection.restricted", child, after=after, why=why)


def name_person(*, by: User, child: Child, user: User) -> None:
    """Let one more person open a restricted record."""
    with transaction.atomic():
        _, is_new = MayOpen.objects.get_or_create(child=child, user=user)
        if is_new:
            _record(by, "people.protection.named", child, after={"named": user.name})


def unname_person(*, by: User, child: Child, user: User) -> None:
    """They may open it no more. ValidationError if nobody were left who can lift it."""
    with transaction.atomic():
        Child.objects.select_for_update().get(pk=child.pk)
        others = MayOpen.objects.filter(child=child).exclude(user=user).select_related("user")
        if not any(each.user.may(Verb.RESTRICT) for each in others):
            raise ValidationError(NOBODY_LEFT)
        gone, _ = MayOpen.objects.filter(child=child, user=user).delete()
        if gone:
            _record(by, "people.protection.unnamed", child, before={"named": user.name})


def lift(*, by: User, child: Child, why: str) -> None:
    """Open the record again to all whose roles reach it."""
    with transaction.atomic():
        child = Child.objects.select_for_update().get(pk=child.pk)
        child.restricted, child.restricted_why = False, ""
        _save(child, "restricted", "restricted_why")
        MayOpen.objects.filter(child=child).delete()
        _record(by, "people.protection.lifted", child, after={"restricted": False}, why=why)


def break_glass(*, by: User, words: str, why: str) -> Child | None:
    """Open the record with this number or id for an hour; None if there is none to open.

    A record within reach is given as it is. Every try is logged, found or not. A record closed by
    adoption opens only to those who may see a new identity.
    """
    with transaction.atomic():
        child = sought(words)
        if child is not None and visible_children(by).filter(pk=child.pk).exists():
            return child
        if child is None or (child.severed and not by.may(Verb.SEE_NEW_IDENTITY)):
            after = {"sought": words.strip()[:60]}
            audit.record(by=by, action="people.glass.tried", after=after, why=why)
            return None
        now = timezone.now()
        glass = BreakGlass.objects.create(
            user=by, child=child.pk, why=why, opened_at=now, ends_at=now + LASTS
        )
        audit.record(
            by=by,
            action="people.glass.broken",
            subject=glass,
            child=child.pk,
            after={"ends_at": glass.ends_at},
            why=why,
        )
        return child


def close_glass(*, by: User, glass: BreakGlass) -> None:
    """Close it before its hour is over."""
    with transaction.atomic():
        now = timezone.now()
        mine = BreakGlass.objects.select_for_update().filter(pk=glass.pk, user=by)
        if mine.filter(closed_at=None, ends_at__gt=now).update(closed_at=now):
            audit.record(by=by, action="people.glass.closed", subject=glass, child=glass.child)


def review_glass(*, by: User, glass: BreakGlass, review: str) -> None:
    """Say what came of it. Once written a review stays; a second is refused."""
    with transaction.atomic():
        glass = BreakGlass.objects.select_for_update().get(pk=glass.pk)
        if glass.user_id == by.pk:
            raise ValidationError("Somebody else must review what you opened yourself.")
        if glass.reviewed_at is not None:
            raise ValidationError("Somebody has reviewed this already.")
        glass.reviewed_by, glass.reviewed_at, glass.review = by, timezone.now(), review
        glass.save(update_fields=["reviewed_by", "reviewed_at", "review"])
        audit.record(
            by=by,
            action="people.glass.reviewed",
            subject=glass,
            child=glass.child,
            after={"review": review},
        )


def sever(*, by: User, child: Child, new: Mapping[str, Any], carry: list[str], why: str) -> Child:
    """Close an adopted child's record for good and begin their new one; gives the new one.

    `new` holds forename, surname and, perhaps, the identifier `child` of the new record; `carry`
    names what of `CARRIED` is copied. The two are tied only by an `AdoptionLink`. All that is
    logged of it is logged under acts that are hidden, with the link, from those without the right.
    """
    with transaction.atomic():
        old = Child.objects.select_for_update().get(pk=child.pk)
        if old.severed:
            raise ValidationError(SEVERED)
        begun = _begin(by, old, new, carry)
        old.severed = True
        _save(old, "severed")
        _record(by, "people.adoption.severed", old, after={"severed": True}, why=why)
        _record(by, "people.adoption.begun", begun, after={"carried": sorted(carry)})
        link = AdoptionLink.objects.create(before=old, after=begun)
        audit.record(by=by, action="people.adoption.linked", subject=link)
        touched = _forget(by, old)
        BreakGlass.objects.filter(child=old.pk, closed_at=None).update(closed_at=timezone.now())
        standing.refresh([old.pk, begun.pk, *touched])
        return begun


def _begin(by: User, old: Child, new: Mapping[str, Any], carry: list[str]) -> Child:
    """The new record: hidden from all but whoever made it until they open it to others."""
    carried = {name: getattr(old, name) for name in CARRIED if name in carry}
    begun = Child(**carried, restricted=True, restricted_why="New identity", **new)
    begun.child = begun.child or made_identifier(begun)
    if Child.objects.filter(child=begun.child).exists():
        raise ValidationError({"child": TAKEN})
    begun.save()
    MayOpen.objects.create(child=begun, user=by)
    return begun


def _forget(by: User, old: Child) -> list[UUID]:
    """Others' rows keep that there was this child, and nothing that leads to where they are."""
    rows = list(Relationship.objects.select_for_update().filter(other=old))
    for row in rows:
        before = audit.values_of(row, leave_out=["version", "changed_at"])
        for name, value in TRACES.items():
            setattr(row, name, value)
        row.name = row.name or old.name
        row.version += 1
        row.save()
        was, now = audit.changes(before, audit.values_of(row, leave_out=["version", "changed_at"]))
        audit.record(
            by=by,
            action="people.adoption.forgotten",
            subject=row,
            child=row.child_id,
            before=was,
            after=now,
        )
    return [row.child_id for row in rows]


def _save(child: Child, *fields: str) -> None:
    child.version += 1
    child.changed_at = timezone.now()
    child.save(update_fields=[*fields, "version", "changed_at"])


def _record(by: User, action: str, child: Child, **said: Any) -> None:
    audit.record(by=by, action=action, subject=child, child=child.pk, **said)
