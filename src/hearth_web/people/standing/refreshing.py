"""Working standings out and keeping them, some thousand children at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from hearth.progress import Progress, silent
from hearth_web.people.models import Child, Fact, Standing
from hearth_web.people.standing.reading import READ, facts_of
from hearth_web.people.standing.working import standing_of
from hearth_web.ui import clock

__all__ = ["NIGHTLY", "contribute", "follow", "refresh"]

NIGHTLY = "people.standing"  # the kind of job that refreshes everybody
BATCH = 2_000  # children read and written together

Contribution = Callable[[Mapping[UUID, Standing], date], None]

Follower = Callable[[Sequence[UUID], date], None]
Kinds = Collection[type[Fact]]

_contributions: dict[Contribution, Kinds] = {}
_followers: dict[Follower, Kinds] = {}

WRITTEN = tuple(field.name for field in Standing._meta.concrete_fields if not field.primary_key)


def contribute(amend: Contribution, *, read_from: Kinds) -> Contribution:
    """Let an app of a tier above add to standings: `amend(standings, today)`.

    `read_from` are the kinds of fact it reads: a change to one of them is a change to standings.

    It gets a batch of unsaved standings by child, their `child` loaded, and changes their fields
    in place. Words to be found by are added to `search`. It should ask the database once a batch.
    """
    _contributions[amend] = read_from
    return amend


def follow(after: Follower, *, read_from: Kinds) -> Follower:
    """Let an app of a tier above keep what it works out of a record in step with it.

    `after(children, today)` is called whenever one of the kinds of fact in `read_from`, or who a
    child is, has changed in their records, and for everybody each night, in the same transaction
    and with the children locked: what it keeps is never older than the facts. It should ask the
    database a few times a batch.
    """
    _followers[after] = read_from
    return after


def refresh(
    child_ids: Iterable[UUID] | None = None,
    today: date | None = None,
    told: Progress = silent,
    changed: Kinds | None = None,
) -> int:
    """Work out and keep the standings of these children, or of all; how many there were.

    Six queries and a write for each batch, beside what follows (`follow`). A batch is one
    transaction: the children in it are locked, so that a standing is never older than the facts
    beside it. `told` hears of each batch before it begins. Where no more than the kinds of fact in
    `changed` have changed, what is worked out of others stays as it is.
    """
    day = today or clock.today()
    ids = every_child() if child_ids is None else sorted(set(child_ids))
    done = 0
    for first in range(0, len(ids), BATCH):
        told("Bringing children up to date", first, len(ids))
        done += _refresh(ids[first : first + BATCH], day, changed)
    return done


def every_child() -> list[UUID]:
    """Every child there is."""
    return list(Child.objects.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _refresh(batch: list[UUID], today: date, changed: Kinds | None) -> int:
    children = Child.objects.select_for_update().filter(pk__in=batch).order_by("pk")
    by_id = {child.pk: child for child in children}
    if _concerns(changed, READ, *_contributions.values()):
        _write(by_id, today)
    for after, read_from in _followers.items():
        if _concerns(changed, read_from):
            after(list(by_id), today)
    return len(by_id)


def _concerns(changed: Kinds | None, *read_from: Kinds) -> bool:
    return changed is None or any(not set(changed).isdisjoint(kinds) for kinds in read_from)


def _write(by_id: Mapping[UUID, Child], today: date) -> None:
    facts = facts_of(by_id.keys())
    standings = {pk: standing_of(child, facts[pk], today) for pk, child in by_id.items()}
    for amend in _contributions:
        amend(standings, today)
    Standing.objects.bulk_create(
        standings.values(), update_conflicts=True, unique_fields=["child"], update_fields=WRITTEN
    )
