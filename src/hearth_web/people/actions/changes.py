"""The one writer of facts, for one child or for many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db import transaction

from hearth_web import audit
from hearth_web.audit.log import Actor
from hearth_web.people import standing
from hearth_web.people.actions.model import Applied, Change, DisagreementError
from hearth_web.people.actions.sheaf import Sheaf
from hearth_web.people.models import Child, Fact

__all__ = ["apply", "apply_many", "apply_within"]


def apply(
    *, by: Actor, child: Child, changes: Sequence[Change], why: str = ""
) -> list[Fact | None]:
    """Make these changes to one child's record, all or none; the facts as they now stand.

    Raises DisagreementError when the record would contradict itself, ConflictError when a fact
    has moved on from the version that was seen, NotThereError when it is not this child's.
    """
    return apply_many(by=by, batches={child.pk: changes}, why=why).facts[child.pk]


def apply_many(
    *,
    by: Actor,
    batches: Mapping[UUID, Sequence[Change]],
    why: str = "",
    allow: Collection[str] = (),
    skip_refused: bool = False,
) -> Applied:
    """Make changes to several children's records in one transaction and few statements.

    `allow` names kinds of `Fault` that may stand, as an import allows a gap it will report.
    With `skip_refused` nothing is written for a child whose record would contradict itself, and
    the others go ahead; without, DisagreementError is raised and nothing is written at all. A
    change that changes nothing leaves no trace.
    """
    with transaction.atomic():
        return apply_within(by=by, batches=batches, why=why, allow=allow, skip_refused=skip_refused)


def apply_within(
    *,
    by: Actor,
    batches: Mapping[UUID, Sequence[Change]],
    why: str = "",
    allow: Collection[str] = (),
    skip_refused: bool = False,
) -> Applied:
    """`apply_many` in a transaction that is the caller's own."""
    sheaf = Sheaf.gather(batches)
    refused = sheaf.refusals(allow)
    if refused and not skip_refused:
        raise DisagreementError(dict(refused.items()))
    sheaf.drop(refused)
    sheaf.write()
    audit.record_many(by=by, entries=sheaf.entries(why))
    if touched := sheaf.touched():
        standing.refresh(touched, changed=sheaf.kinds_touched())
    return Applied(sheaf.facts(), refused)
