"""The kinds of fact of this app that people record."""

from __future__ import annotations

from hearth_web.access.verbs import Verb
from hearth_web.people.views.record import kinds
from hearth_web.people.views.record.kinds import Kind
from hearth_web.wellbeing.forms import HealthCheckForm, MissingForm, SdqForm, VisitForm
from hearth_web.wellbeing.models import HealthCheck, MissingEpisode, SdqScore, Visit

__all__ = ["register"]

HEALTH = "Health"
KINDS = (
    Kind(
        "missing",
        "missing episode",
        MissingEpisode,
        MissingForm,
        MissingForm,
        "Record that the child is or was missing",
    ),
    Kind("visit", "visit", Visit, VisitForm, VisitForm, "Record a visit"),
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
)


def register() -> None:
    """Have pages for them."""
    for kind in KINDS:
        kinds.register(kind)
