"""What the database holds of a set of children, in one query for each kind of fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hearth.records.care import Care
from hearth_web.imports.care import CARE, care_of
from hearth_web.imports.facts import one_to_one
from hearth_web.imports.situations import SITUATIONS
from hearth_web.leaving.models import LeavingCare
from hearth_web.people.models import (
    Adopter,
    Allocation,
    Child,
    Fact,
    Identifier,
    Relationship,
)
from hearth_web.wellbeing.models import (
    Conviction,
    HealthCheck,
    Immunisation,
    SdqScore,
    SubstanceMisuse,
    Visit,
)

__all__ = ["Known", "known_children"]


@dataclass
class Known:
    """One child as held; a child not held has none and no facts."""

    child: Child | None = None
    facts: dict[type[Fact], list[Any]] = field(default_factory=lambda: defaultdict(list))

    @property
    def care(self) -> Care:
        """Their histories."""
        return care_of(*(self.facts[model] for model in CARE))


OTHERS: tuple[type[Fact], ...] = (
    Allocation,
    Identifier,
    Relationship,
    Adopter,
    HealthCheck,
    SdqScore,
    Immunisation,
    SubstanceMisuse,
    Conviction,
    Visit,
    LeavingCare,
)


def models_touched() -> tuple[type[Fact], ...]:
    """Every kind of fact an import may write."""
    every: list[type[Fact]] = [*CARE, *one_to_one().values(), *SITUATIONS.values(), *OTHERS]
    return tuple(dict.fromkeys(every))


def known_children(identifiers: Collection[str]) -> dict[str, Known]:
    """What is held of these children, by identifier; those not held are left out."""
    children = {child.pk: child for child in Child.objects.filter(child__in=identifiers)}
    found: dict[UUID, Known] = {pk: Known(child) for pk, child in children.items()}
    if children:
        for model in models_touched():
            for row in model._default_manager.filter(child__in=children).order_by("pk"):
                found[row.child_id].facts[model].append(row)
    return {one.child.child: one for one in found.values() if one.child}
