"""A child's record as plain values: which parts there are and what each part asks of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.leaving import models as leaving
from hearth_web.people import models as people
from hearth_web.people.closeness import CLOSE, close_ids, close_rows
from hearth_web.people.life import Life
from hearth_web.people.models import Fact
from hearth_web.people.queries import reach_alike, visible_children
from hearth_web.people.rules import ADOPTIVE, FIELD_VERBS, WHERE_THEY_LIVE, verb_to_read
from hearth_web.people.searching import HOME_OFFICE
from hearth_web.wellbeing import models as wellbeing

__all__ = ["PARTS", "plain", "record_of", "rows_of", "told"]

# Each part of a record, and its rows; `verb_to_read` says what opens it.
PARTS: Mapping[str, type[Fact]] = {
    "periods": people.PeriodOfCare,
    "legal-statuses": people.LegalStatus,
    "placements": people.Placement,
    "reviews": people.Review,
    "allocations": people.Allocation,
    "identifiers": people.Identifier,
    "relationships": people.Relationship,
    "deprivations": people.Deprivation,
    "addresses": people.Address,
    "immigration-statuses": people.ImmigrationStatus,
    "permanence-plans": people.PermanencePlan,
    "times-in-need": people.ChildInNeed,
    "protection-plans": people.ProtectionPlan,
    "missing": wellbeing.MissingEpisode,
    "visits": wellbeing.Visit,
    "health-years": wellbeing.HealthYear,
    "health-checks": wellbeing.HealthCheck,
    "sdq-scores": wellbeing.SdqScore,
    "immunisations": wellbeing.Immunisation,
    "substance-misuse": wellbeing.SubstanceMisuse,
    "convictions": wellbeing.Conviction,
    "schools": wellbeing.SchoolPlace,
    "special-needs": wellbeing.SpecialNeeds,
    "adopters": people.Adopter,
    "adoption-plans": people.AdoptionPlan,
    "adoption-years": people.AdoptionYear,
    "previous-permanence": people.PreviousPermanence,
    "leaving-years": leaving.LeavingYear,
    "leaving": leaving.LeavingCare,
    "events": people.Event,
}
NOT_SAID = {"restricted_why"}


def record_of(life: Life) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Who a child is, and every part of their record the reader may see, by its name."""
    about = plain(life.child)
    for name in NOT_SAID | {name for name, verb in FIELD_VERBS.items() if not life.may(verb)}:
        about.pop(name, None)
    others = set(seen(life.user).filter(pk__in=ids_of_others(life)).values_list("pk", flat=True))
    close = set() if life.may(Verb.SEE_ADOPTION) else {life.child.pk}
    kept = {pk for model in PARTS.values() if model in CLOSE for pk in close_ids(life, model)}
    parts = {
        name: [
            said(row, close)
            for row in life.facts(model)
            if row.pk not in kept and may_see(life, row, others)
        ]
        for name, model in PARTS.items()
        if life.may(verb_to_read(model._meta.label_lower))
    }
    return about, parts


def ids_of_others(life: Life) -> list[UUID]:
    """The children of this council whom the record names as relatives."""
    return [row.other_id for row in life.facts(people.Relationship) if row.other_id]


def may_see(life: Life, row: Fact, others: set[UUID]) -> bool:
    """A Home Office number tells of immigration by being there, a relative of a hidden child."""
    if isinstance(row, people.Relationship):
        return row.other_id is None or row.other_id in others
    is_home_office = isinstance(row, people.Identifier) and row.kind == HOME_OFFICE
    return not is_home_office or life.may(Verb.SEE_IMMIGRATION)


def rows_of(model: type[Fact], user: User, verb: Verb) -> models.QuerySet[Any]:
    """A part's rows of every child of whom this person may see it."""
    rows: models.QuerySet[Any] = model._default_manager.filter(child__in=seen(user))
    if verb is not Verb.SEE_CHILDREN and not reach_alike(user, verb):
        rows = rows.filter(child__in=seen(user, verb))
    if model is people.Relationship:
        rows = rows.filter(models.Q(other=None) | models.Q(other__in=seen(user)))
    if model is people.Identifier:
        rows = rows.exclude(~models.Q(child__in=seen(user, Verb.SEE_IMMIGRATION)), kind=HOME_OFFICE)
    for needed, close in close_rows(model).items():
        rows = rows.exclude(~models.Q(child__in=seen(user, needed)), close)
    return rows


def seen(user: User, verb: Verb = Verb.SEE_CHILDREN) -> models.QuerySet[Any]:
    """The ids of the children this verb opens."""
    return visible_children(user, verb).order_by().values("pk")


def told(rows: Sequence[Any], user: User) -> list[dict[str, Any]]:
    """Rows of several children as values, where adopters live only to who may see adoption."""
    ids = {row.child_id for row in rows if isinstance(row, people.Placement)}
    open_ = seen(user, Verb.SEE_ADOPTION).filter(pk__in=ids).values_list("pk", flat=True)
    close = ids - set(open_) if ids else set()
    return [said(row, close) for row in rows]


def said(row: Fact, close: set[UUID]) -> dict[str, Any]:
    """A row's values; of these children without who adopts them and where that is."""
    values = plain(row)
    if isinstance(row, people.Placement) and row.place in ADOPTIVE and row.child_id in close:
        return {name: value for name, value in values.items() if name not in WHERE_THEY_LIVE}
    return values


def plain(row: models.Model) -> dict[str, Any]:
    """A row's columns but those that only serve the database."""
    return {
        field.name if field.remote_field is None else field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in {"version", "changed_at"}
    }
