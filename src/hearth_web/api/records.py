"""A child's record as plain values: which parts there are and what each part asks of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.leaving import models as leaving
from hearth_web.people import models as people
from hearth_web.people.models import Child, Fact
from hearth_web.wellbeing import models as wellbeing

__all__ = ["PARTS", "plain", "record_of"]

# Each part of a record: its rows, and the verb that opens it beside that of the record itself.
PARTS: Mapping[str, tuple[type[Fact], Verb]] = {
    "periods": (people.PeriodOfCare, Verb.SEE_CHILDREN),
    "legal-statuses": (people.LegalStatus, Verb.SEE_CHILDREN),
    "placements": (people.Placement, Verb.SEE_CHILDREN),
    "reviews": (people.Review, Verb.SEE_CHILDREN),
    "allocations": (people.Allocation, Verb.SEE_CHILDREN),
    "identifiers": (people.Identifier, Verb.SEE_CHILDREN),
    "relationships": (people.Relationship, Verb.SEE_CHILDREN),
    "deprivations": (people.Deprivation, Verb.SEE_CHILDREN),
    "missing": (wellbeing.MissingEpisode, Verb.SEE_CHILDREN),
    "visits": (wellbeing.Visit, Verb.SEE_CHILDREN),
    "health-years": (wellbeing.HealthYear, Verb.SEE_HEALTH),
    "health-checks": (wellbeing.HealthCheck, Verb.SEE_HEALTH),
    "sdq-scores": (wellbeing.SdqScore, Verb.SEE_HEALTH),
    "adoption-plans": (people.AdoptionPlan, Verb.SEE_ADOPTION),
    "adoption-years": (people.AdoptionYear, Verb.SEE_ADOPTION),
    "previous-permanence": (people.PreviousPermanence, Verb.SEE_ADOPTION),
    "leaving-years": (leaving.LeavingYear, Verb.SEE_CHILDREN),
    "leaving": (leaving.LeavingCare, Verb.SEE_CHILDREN),
}
# Columns of the child itself that ask for a verb of their own.
GUARDED: Mapping[str, Verb] = {
    "uasc": Verb.SEE_IMMIGRATION,
    "duc": Verb.SEE_IMMIGRATION,
    "nationality": Verb.SEE_IMMIGRATION,
    "disability": Verb.SEE_HEALTH,
}
NOT_SAID = {"restricted_why"}
HOME_OFFICE = "home office"


def record_of(child: Child, user: User) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Who a child is, and every part of their record this person may see, by its name."""
    about = plain(child)
    for name in NOT_SAID | {name for name, verb in GUARDED.items() if not user.may(verb)}:
        about.pop(name, None)
    parts = {
        name: [plain(row) for row in rows_of(model, user).filter(child=child)]
        for name, (model, verb) in PARTS.items()
        if user.may(verb)
    }
    return about, parts


def rows_of(model: type[Fact], user: User) -> models.QuerySet[Any]:
    """A part's rows as this person may see them, whoever's they are."""
    rows: models.QuerySet[Any] = model._default_manager.all()
    if model is people.Identifier and not user.may(Verb.SEE_IMMIGRATION):
        rows = rows.exclude(kind__icontains=HOME_OFFICE)
    return rows


def plain(row: models.Model) -> dict[str, Any]:
    """A row's columns but those that only serve the database."""
    return {
        field.name if field.remote_field is None else field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in {"version", "changed_at"}
    }
