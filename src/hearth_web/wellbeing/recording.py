"""The kinds of fact of this app that people record."""

from __future__ import annotations

from hearth_web.access.verbs import Verb
from hearth_web.people.models import Child
from hearth_web.people.views.record import kinds
from hearth_web.people.views.record.kinds import Kind
from hearth_web.wellbeing.forms import (
    ConvictionForm,
    HealthCheckForm,
    ImmunisationForm,
    MissingForm,
    SchoolForm,
    SdqForm,
    SpecialNeedsForm,
    SubstanceMisuseForm,
    VisitForm,
)
from hearth_web.wellbeing.models import (
    Conviction,
    HealthCheck,
    Immunisation,
    MissingEpisode,
    SchoolPlace,
    SdqScore,
    SpecialNeeds,
    SubstanceMisuse,
    Visit,
)

__all__ = ["register"]

HEALTH, EDUCATION = "Health", "Education"


def missing_now(child: Child) -> MissingEpisode | None:
    """The time missing of which no return is recorded."""
    open_ones = MissingEpisode.objects.filter(child=child, mis_end=None)
    return open_ones.order_by("-mis_start").first()


KINDS = (
    Kind(
        "missing",
        "missing episode",
        MissingEpisode,
        MissingForm,
        MissingForm,
        "Record that the child is or was missing",
        finishing="Record that the child is back",
        unended=missing_now,
    ),
    Kind("visit", "visit", Visit, VisitForm, VisitForm, "Record a visit or an attempt"),
    Kind(
        "health-check",
        "health check",
        HealthCheck,
        HealthCheckForm,
        HealthCheckForm,
        "Record a health check",
        see=Verb.SEE_HEALTH,
        group=HEALTH,
    ),
    Kind(
        "sdq",
        "strengths and difficulties score",
        SdqScore,
        SdqForm,
        SdqForm,
        "Record a strengths and difficulties score",
        see=Verb.SEE_HEALTH,
        group=HEALTH,
    ),
    Kind(
        "immunisations",
        "answer about immunisations",
        Immunisation,
        ImmunisationForm,
        ImmunisationForm,
        "Record whether immunisations are up to date",
        see=Verb.SEE_HEALTH,
        group=HEALTH,
    ),
    Kind(
        "substance-misuse",
        "finding of substance misuse",
        SubstanceMisuse,
        SubstanceMisuseForm,
        SubstanceMisuseForm,
        "Record substance misuse",
        see=Verb.SEE_HEALTH,
        group=HEALTH,
    ),
    Kind(
        "conviction",
        "conviction or caution",
        Conviction,
        ConvictionForm,
        ConvictionForm,
        "Record a conviction or caution",
        see=Verb.SEE_HEALTH,
        group="Orders and plans",
    ),
    Kind(
        "school",
        "school",
        SchoolPlace,
        SchoolForm,
        SchoolForm,
        "Record a school or college",
        group=EDUCATION,
    ),
    Kind(
        "special-needs",
        "provision for special educational needs",
        SpecialNeeds,
        SpecialNeedsForm,
        SpecialNeedsForm,
        "Record special educational needs",
        group=EDUCATION,
    ),
)


def register() -> None:
    """Have pages for them."""
    for kind in KINDS:
        kinds.register(kind)
