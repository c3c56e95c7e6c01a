"""What of a record is told only to those who may see adoption, because of what it says.

Where a child lives with adopters, or with guardians once care ended by an order, is nobody else's
to know: the new family may have to be safe from the old one. So are plans for adoption.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.life import Life
from hearth_web.people.models import Address, Fact, PeriodOfCare, PermanencePlan, Placement
from hearth_web.people.rules import ADOPTIVE

__all__ = ["ADOPTION", "CLOSE", "close_ids", "close_rows", "is_kept_close"]

# Reasons for which care ends in another family's home.
NEW_FAMILY = code_set("REC").in_group("adopted", "special-guardianship", "child-arrangements-order")

ADOPTION = code_set("PERMANENCE_PLAN").in_group("adoption")
"""Plans that say where a child may come to live with adopters."""


CLOSE: frozenset[type[Fact]] = frozenset({Address, PermanencePlan})
"""Kinds of which some rows are kept close."""


def close_rows(model: type[Fact]) -> Q:
    """The rows of a kind that are kept close; none of most kinds."""
    if model is PermanencePlan:
        return Q(plan__in=ADOPTION)
    if model is Address:
        adopters = Placement.objects.filter(child=OuterRef("child"), place__in=ADOPTIVE)
        ended = PeriodOfCare.objects.filter(child=OuterRef("child"), rec__in=NEW_FAMILY)
        return (
            Q(Exists(adopters), dec=None)
            | Q(Exists(ended), dec=None)
            | Q(Exists(adopters.filter(decom__lt=OuterRef("dec"))))
            | Q(Exists(ended.filter(dec__lt=OuterRef("dec"))))
        )
    return Q(pk__in=())


def close_ids(life: Life, model: type[Fact]) -> set[UUID]:
    """The rows of this child's that are kept close from this reader."""
    if life.may(Verb.SEE_ADOPTION) or not life.facts(model):
        return set()
    if model is PermanencePlan:  # which says so itself
        return {row.pk for row in life.facts(PermanencePlan) if row.plan in ADOPTION}
    rows = model._default_manager.filter(close_rows(model), child=life.child)
    return set(rows.values_list("pk", flat=True))


def is_kept_close(row: Fact) -> bool:
    """Whether a row is told only to those who may see adoption."""
    return type(row)._default_manager.filter(close_rows(type(row)), pk=row.pk).exists()
