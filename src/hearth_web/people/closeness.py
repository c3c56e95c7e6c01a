"""What of a record is told only to some, because of what a row says and not because of its kind.

Events of practice are of all kinds: those of health, adoption, immigration and protection are told
to those who may see that. Where a child lives with adopters, or with guardians once care ended by
an order, is nobody else's to know than those who may see adoption: the new family may have to be
safe from the old one. So are plans for adoption.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.life import Life
from hearth_web.people.models import Address, Event, Fact, PeriodOfCare, PermanencePlan, Placement
from hearth_web.people.rules import ADOPTIVE, EVENT_VERBS, verbs_of_event

__all__ = ["ADOPTION", "CLOSE", "close_ids", "close_rows", "is_kept_close", "may_tell"]

# Reasons for which care ends in another family's home.
NEW_FAMILY = code_set("REC").in_group("adopted", "special-guardianship", "child-arrangements-order")

ADOPTION = code_set("PERMANENCE_PLAN").in_group("adoption")
"""Plans that say where a child may come to live with adopters."""


CLOSE: frozenset[type[Fact]] = frozenset({Address, Event, PermanencePlan})
"""Kinds of which some rows are kept close."""


def close_rows(model: type[Fact]) -> Mapping[Verb, Q]:
    """What of a kind is kept close, by what it takes to be told; nothing of most kinds."""
    if model is PermanencePlan:
        return {Verb.SEE_ADOPTION: Q(plan__in=ADOPTION)}
    if model is Address:
        return {Verb.SEE_ADOPTION: homes_of_new_families()}
    if model is Event:
        return {verb: events_closed_without(verb) for verb in EVENT_VERBS.values()}
    return {}


def homes_of_new_families() -> Q:
    """Addresses of the days with adopters, or with guardians after care."""
    adopters = Placement.objects.filter(child=OuterRef("child"), place__in=ADOPTIVE)
    ended = PeriodOfCare.objects.filter(child=OuterRef("child"), rec__in=NEW_FAMILY)
    return (
        Q(Exists(adopters), dec=None)
        | Q(Exists(ended), dec=None)
        | Q(Exists(adopters.filter(decom__lt=OuterRef("dec"))))
        | Q(Exists(ended.filter(dec__lt=OuterRef("dec"))))
    )


def events_closed_without(verb: Verb) -> Q:
    """The events this verb opens; one of a code nobody knows is closed to all but who has all."""
    codes = [each.code for each in code_set("EVENT").codes()]
    theirs = [code for code in codes if verb in verbs_of_event(code)]
    return Q(event__in=theirs) | ~Q(event__in=codes)


def close_ids(life: Life, model: type[Fact]) -> set[UUID]:
    """The rows of this child's that are kept close from this reader."""
    if model is Event:
        return {row.pk for row in life.facts(Event) if not may_tell(life, row)}
    if life.may(Verb.SEE_ADOPTION) or not life.facts(model):
        return set()
    if model is PermanencePlan:  # which says so itself
        return {row.pk for row in life.facts(PermanencePlan) if row.plan in ADOPTION}
    close = close_rows(model).get(Verb.SEE_ADOPTION, Q(pk__in=()))
    rows = model._default_manager.filter(close, child=life.child)
    return set(rows.values_list("pk", flat=True))


def may_tell(life: Life, row: Event) -> bool:
    """Whether an event may be told to this reader."""
    return all(life.may(verb) for verb in verbs_of_event(row.event))


def is_kept_close(row: Fact) -> bool:
    """Whether a row is told only to those who may see adoption."""
    close = close_rows(type(row)).get(Verb.SEE_ADOPTION, Q(pk__in=()))
    return type(row)._default_manager.filter(close, pk=row.pk).exists()
