"""Adding children and correcting who they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.records.care import Fault, worse
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.audit.log import Actor, Entry
from hearth_web.people import standing
from hearth_web.people.actions.geography import DERIVED, locate
from hearth_web.people.actions.model import ConflictError, DisagreementError, NotThereError
from hearth_web.people.actions.rows import copy_of, give, logged, save_again
from hearth_web.people.models import (
    Allocation,
    Child,
    LegalStatus,
    PeriodOfCare,
    Placement,
)
from hearth_web.people.queries import visible_children
from hearth_web.people.rules import History, problems, unfit

__all__ = ["NOT_FREE", "add_child", "add_children", "change_child", "change_children", "is_free"]

# The same for every record that has it, so that it tells nothing of one that is hidden.
NOT_FREE = (
    "The number {number} cannot be used here. Look for the child by it. If you find nobody, tell "
    "your performance analyst before you go on: they can find out why."
)
TRIED = "access.child_number.tried"
LIFE = ("dob", "died")
ASYLUM = ("uasc", "duc")


def add_child(*, by: Actor, values: Mapping[str, Any], why: str = "") -> Child:
    """A new record. Without the identifier `child` one is made. Raises DisagreementError."""
    return add_children(by=by, rows=[values], why=why)[0]


def add_children(*, by: Actor, rows: Sequence[Mapping[str, Any]], why: str = "") -> list[Child]:
    """New records in their order, in few statements."""
    with transaction.atomic():
        children = [Child() for _ in rows]
        for child, values in zip(children, rows, strict=True):
            give(child, values)
            child.child = child.child or made_identifier(child)
        refuse({None: tuple(each for child in children for each in misfit(child))})
        refuse({None: tuple(taken(children))})
        with unique(children):
            Child.objects.bulk_create(children)
        entries = [
            Entry("people.child.added", child, child.pk, None, logged(child), why)
            for child in children
        ]
        audit.record_many(by=by, entries=entries)
        standing.refresh([child.pk for child in children])
    return children


def change_child(
    *,
    by: Actor,
    child: Child,
    values: Mapping[str, Any],
    version: int | None = None,
    why: str = "",
) -> Child:
    """Correct who a child is. Raises ConflictError when the record has moved on from `version`."""
    changed = change_children(by=by, batches={child.pk: values}, version=version, why=why)
    return changed[child.pk]


def change_children(
    *,
    by: Actor,
    batches: Mapping[UUID, Mapping[str, Any]],
    version: int | None = None,
    why: str = "",
) -> dict[UUID, Child]:
    """Correct who several children are, in few statements. What changes nothing leaves no trace."""
    with transaction.atomic():
        children = Child.objects.select_for_update().order_by("pk").in_bulk(list(batches))
        if len(children) < len(batches):
            raise NotThereError("child")
        before = {pk: copy_of(child) for pk, child in children.items()}
        for pk, values in batches.items():
            if version is not None and children[pk].version != version:
                raise ConflictError(children[pk])
            give(children[pk], values)
        changed = [c for pk, c in children.items() if logged(c) != logged(before[pk])]
        check(changed, before)
        save(changed)
        follow(changed, before)
        audit.record_many(by=by, entries=entries_of(changed, before, why))
        if changed:
            standing.refresh([child.pk for child in changed])
    return children


def save(changed: Sequence[Child]) -> None:
    """Write children that exist."""
    at = timezone.now()
    for child in changed:
        child.version, child.changed_at = child.version + 1, at
    with unique(changed):
        save_again(Child, changed)


def entries_of(changed: Sequence[Child], before: Mapping[UUID, Child], why: str) -> Iterator[Entry]:
    """What the log is told."""
    for child in changed:
        was, now = audit.changes(logged(before[child.pk]), logged(child))
        yield Entry("people.child.corrected", child, child.pk, was, now, why)


def check(changed: Sequence[Child], before: Mapping[UUID, Child]) -> None:
    """Refuse what the record cannot hold or what its histories speak against."""
    refuse({child.pk: tuple(misfit(child)) for child in changed})
    renamed = [child for child in changed if child.child != before[child.pk].child]
    refuse({None: tuple(taken(renamed))})
    reborn = [child for child in changed if differs(child, before[child.pk], LIFE)]
    if not reborn:
        return
    rows: list[list[Any]] = [
        list(model._default_manager.filter(child__in=[child.pk for child in reborn]))
        for model in (PeriodOfCare, LegalStatus, Placement, Allocation)
    ]
    for child in reborn:
        mine = [[row for row in each if row.child_id == child.pk] for each in rows]
        old, new = before[child.pk], child
        then = problems(History(old.dob, old.died, *mine))
        refuse({child.pk: worse(then, problems(History(new.dob, new.died, *mine)))})


def follow(changed: Sequence[Child], before: Mapping[UUID, Child]) -> None:
    """Work out again where children live whose asylum status was corrected."""
    moved = [child for child in changed if differs(child, before[child.pk], ASYLUM)]
    if moved:
        ids = [child.pk for child in moved]
        placements = list(Placement.objects.filter(child__in=ids))
        periods = list(PeriodOfCare.objects.filter(child__in=ids))
        save_again(Placement, locate(moved, periods, placements), DERIVED)


def differs(child: Child, before: Child, columns: Sequence[str]) -> bool:
    """Whether any of these columns is not as it was."""
    return any(getattr(child, name) != getattr(before, name) for name in columns)


def misfit(child: Child) -> Iterator[Fault]:
    """What a child's own columns cannot hold."""
    yield from unfit(child)
    if child.dob and child.died and child.died < child.dob:
        sentence = "The date of death is before the date of birth. Change one of the two."
        yield Fault("backwards", child.died, sentence, "child")


def taken(children: Sequence[Child]) -> Iterator[Fault]:
    """Identifiers that another record has, or that two of these share."""
    wanted = [child.child for child in children]
    others = Child.objects.filter(child__in=wanted).exclude(pk__in=[c.pk for c in children])
    held = set(others.values_list("child", flat=True))
    for identifier in sorted({w for w in wanted if w in held or wanted.count(w) > 1}):
        yield Fault("taken", None, NOT_FREE.format(number=identifier), "child")


def is_free(*, by: User, number: str) -> bool:
    """Whether a new record may have this number. If one that `by` may not see has it, that is
    logged there, for those who look after that record to see who came upon it."""
    holder = Child.objects.filter(child=number).first()
    if holder is None:
        return True
    if not visible_children(by).filter(pk=holder.pk).exists():
        with transaction.atomic():
            audit.record(by=by, action=TRIED, subject=holder, child=holder.pk)
    return False


@contextmanager
def unique(children: Sequence[Child]) -> Iterator[None]:
    """An identifier that another request has just given is refused like one given before."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        found = tuple(taken(children))
        if not found:
            raise
        raise DisagreementError({None: found}) from error


def made_identifier(child: Child) -> str:
    """An identifier for a child who came without one; it says nothing about them."""
    return f"H{child.pk.int % 10**9:09d}"


def refuse(found: Mapping[UUID | None, Sequence[Fault]]) -> None:
    """Stop if there is any problem."""
    if wrong := {child: problems for child, problems in found.items() if problems}:
        raise DisagreementError(wrong)
