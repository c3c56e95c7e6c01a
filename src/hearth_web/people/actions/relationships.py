"""People who matter to a child; where they are a child here too, each record names the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from hearth_web.audit.log import Actor
from hearth_web.people.actions.changes import apply_within
from hearth_web.people.actions.model import Change
from hearth_web.people.models import Child, Relationship

__all__ = ["relate", "unrelate"]

SIBLING, MOTHER, OWN_CHILD, FAMILY = "SIBLING", "MOTHER", "CHILD", "FAMILY"
FATHER = "Father"  # no code set has him


def relate(
    *,
    by: Actor,
    child: Child,
    values: Mapping[str, Any],
    row: Relationship | None = None,
    version: int | None = None,
    why: str = "",
) -> Relationship:
    """Add or correct somebody; the other child's record is kept in step."""
    with transaction.atomic():
        changes = {child.pk: [Change(Relationship, row.pk if row else None, values, version)]}
        was = row.other_id if row else None
        other = values.get("other", row.other if row else None)
        if was and (other is None or other.pk != was):
            changes[was] = [Change(Relationship, each.pk, None) for each in mirrors(child, was)]
        if other:
            changes[other.pk] = [mirrored(child, other, values)]
        made: Any = apply_within(by=by, batches=changes, why=why).facts[child.pk][0]
        return made


def unrelate(
    *, by: Actor, child: Child, row: Relationship, version: int | None = None, why: str = ""
) -> None:
    """Take somebody out of a record, and the child out of theirs."""
    with transaction.atomic():
        changes = {child.pk: [Change(Relationship, row.pk, None, version)]}
        if row.other_id:
            theirs = [Change(Relationship, each.pk, None) for each in mirrors(child, row.other_id)]
            changes[row.other_id] = theirs
        apply_within(by=by, batches=changes, why=why)


def mirrors(child: Child, other: Any) -> list[Relationship]:
    """The rows in another child's record that name this one."""
    return list(Relationship.objects.filter(child=other, other=child))


def mirrored(child: Child, other: Child, values: Mapping[str, Any]) -> Change:
    """The same relationship as the other child's record has it."""
    theirs = {"name": child.name, "other": child, "relation": inverse(values["relation"], child)}
    held = next(iter(mirrors(child, other.pk)), None)
    if "contact" in values:
        theirs["contact"] = values["contact"]
    return Change(Relationship, held.pk if held else None, theirs)


def inverse(relation: str, child: Child) -> str:
    """What the child is to the other, who is `relation` to the child."""
    if relation == OWN_CHILD:
        return MOTHER if child.sex == "F" else FATHER
    if relation in (MOTHER, FATHER):
        return OWN_CHILD
    return SIBLING if relation == SIBLING else FAMILY
