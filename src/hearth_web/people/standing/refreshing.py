"""Working standings out and keeping them, some thousand children at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from hearth.progress import Progress, silent
from hearth_web.people.models import Child, Standing
from hearth_web.people.standing.reading import facts_of
from hearth_web.people.standing.working import standing_of
from hearth_web.ui import clock

__all__ = ["NIGHTLY", "contribute", "follow", "refresh"]

NIGHTLY = "people.standing"  # the kind of job that refreshes everybody
BATCH = 2_000  # children read and written together

Contribution = Callable[[Mapping[UUID, Standing], date], None]

Follower = Callable[[Sequence[UUID], date], None]

_contributions: list[Contribution] = []
_followers: list[Follower] = []

WRITTEN = tuple(field.name for field in Standing._meta.concrete_fields if not field.primary_key)


def contribute(amend: Contribution) -> Contribution:
    """Let an app of a tier above add to standings: `amend(standings, today)`.

    It gets a batch of unsaved standings by child, their `child` loaded, and changes their fields
    in place. Words to be found by are added to `search`. It should ask the database once a batch.
    """
    if amend not in _contributions:
        _contributions.append(amend)
    return amend


def follow(after: Follower) -> Follower:
    """Let an app of a tier above keep what it works out of a record in step with it.

    `after(children, today)` is called whenever their records have changed, and for everybody each
    night, in the same transaction and with the children locked: what it keeps is never older
    than the facts. It should ask the database a few times a batch.
    """
    if after not in _followers:
        _followers.append(after)
    return after


def refresh(
    child_ids: Iterable[UUID] | None = None, today: date | None = None, told: Progress = silent
) -> int:
    """Work out and keep the standings of these children, or of all; how many there were.

    Six queries and a write for each batch, beside what follows (`follow`). A batch is one
    transaction: the children in it are locked, so that a standing is never older than the facts
    beside it. `told` hears of each batch before it begins.
    """
    day = today or clock.today()
    ids = every_child() if child_ids is None else sorted(set(child_ids))
    done = 0
    for first in range(0, len(ids), BATCH):
        told("Bringing children up to date", first, len(ids))
        done += _refresh(ids[first : first + BATCH], day)
    return done


def every_child() -> list[UUID]:
    """Every child there is."""
    return list(Child.objects.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _refresh(batch: list[UUID], today: date) -> int:
    children = Child.objects.select_for_update().filter(pk__in=batch).order_by("pk")
    by_id = {child.pk: child for child in children}
    facts = facts_of(by_id.keys())
    standings = {pk: standing_of(child, facts[pk], today) for pk, child in by_id.items()}
    for amend in _contributions:
        amend(standings, today)
    Standing.objects.bulk_create(
        standings.values(), update_conflicts=True, unique_fields=["child"], update_fields=WRITTEN
    )
    for after in _followers:
        after(list(standings), today)
    return len(standings)
