"""What a child's page and journey show of health, school, going missing and visits."""

from __future__ import annotations

from hearth_web.access.verbs import Verb
from hearth_web.people import journey, sections
from hearth_web.people.journey import Lane
from hearth_web.people.sections import Section
from hearth_web.wellbeing.showing import education, health, missing, visits

__all__ = ["register"]

SECTIONS = (
    Section("health", "Health", 220, Verb.SEE_HEALTH, "wellbeing/health.html", health.health),
    Section("education", "Education", 200, None, "wellbeing/education.html", education.education),
    Section(
        "offending", "Offending", 230, Verb.SEE_HEALTH, "wellbeing/offending.html", health.offending
    ),
    Section("missing", "Going missing", 240, None, "wellbeing/missing.html", missing.missing),
    Section("visits", "Visits", 260, None, "wellbeing/visits.html", visits.visits),
)
LANES = (
    Lane("missing", "Missing", 90, None, missing.lane, one="time missing", many="times missing"),
    Lane("education", "School and special needs", 85, None, education.lane),
    Lane("health", "Health", 100, Verb.SEE_HEALTH, health.lane),
)


def register() -> None:
    """Called once, when the app is ready."""
    for section in SECTIONS:
        sections.register(section)
    for lane in LANES:
        journey.register(lane)
