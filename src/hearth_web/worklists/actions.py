"""Giving all of a worker's children to another, for good or while they are away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import Change
from hearth_web.people.actions.changes import apply_within
from hearth_web.people.models import Allocation, Worker
from hearth_web.people.queries import visible_children

__all__ = ["cover", "held_from"]


def held_from(user: User, worker: Worker, start: date) -> QuerySet[Allocation]:
    """What a worker holds on a day, of the children this person may give a worker."""
    theirs = visible_children(user, Verb.ALLOCATE).values("pk")
    open_then = Q(dec=None) | Q(dec__gt=start)
    held = Allocation.objects.filter(open_then, worker=worker, decom__lte=start, child__in=theirs)
    return held.order_by("child", "decom")


def cover(
    *,
    by: User,
    worker: Worker,
    other: Worker,
    start: date,
    until: date | None,
    reason: str,
    words: str,
) -> int:
    """From `start` on `other` holds what `worker` held, in the same roles; with `until` the
    children come back to `worker` on that day. Returns of how many children.

    `reason` is the return's code for why a social worker changed, `words` the same for the child.
    All or nothing, in one transaction; raises DisagreementError where a record speaks against it.
    """
    with transaction.atomic():
        held = list(held_from(by, worker, start).select_for_update())
        batches: dict[UUID, list[Change]] = defaultdict(list)
        for row in held:
            said = {"sw_reason": reason if row.role == "SW" else "", "why": words}
            batches[row.child_id] += handed_over(row, other, start, until, said)
        apply_within(by=by, batches=batches)
    return len(batches)


def handed_over(
    row: Allocation, other: Worker, start: date, until: date | None, said: Mapping[str, Any]
) -> Sequence[Change]:
    """One child's allocation given to another from a day, and back again on another."""
    comes_back = until is not None and (row.dec is None or until < row.dec)
    end = until if comes_back else row.dec
    theirs = {"worker": other, "team_id": other.team_id or row.team_id, "dec": end, **said}
    if row.decom == start:  # it never was theirs for a day
        changes = [Change(Allocation, row.pk, theirs)]
    else:
        changes = [
            Change(Allocation, row.pk, {"dec": start}),
            Change(Allocation, None, {"role": row.role, "decom": start, **theirs}),
        ]
    if comes_back:
        back: dict[str, Any] = {
            "role": row.role,
            "worker": row.worker,
            "team_id": row.team_id,
            "decom": until,
            "dec": row.dec,
        }
        changes.append(Change(Allocation, None, {**back, **said}))
    return changes
