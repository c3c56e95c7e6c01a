"""Health and education."""

from __future__ import annotations

from hearth_web.people.forms.events.kinds import (
    EventKind,
    about,
    count,
    free,
    level,
    out_of,
    outcome,
    said,
    term,
    until,
    voice,
    who,
    why,
)
from hearth_web.people.forms.events.sources import MOVE, SDQ, earlier

__all__ = ["KINDS"]

REGISTERED = level(
    "How are they registered?",
    "how they are registered",
    ("As a regular patient", "For a short time only"),
)
HERE = about(MOVE, "For which home?")
DECLINED = {"DONE": "Yes", "DECLINED": "No: the child declined"}

KINDS = (
    EventKind(
        "HEALTH_NOTICE",
        "Record that health was told and an assessment asked for",
        "When was it sent?",
        (
            about(MOVE, "After which move?"),
            level(
                "Was consent sent with it?",
                "whether consent was sent with it",
                ("Yes", "No: a parent has not agreed", "No: it is still to come"),
            ),
            who("To whom?"),
        ),
        name="request for a health assessment",
        often=True,
    ),
    EventKind(
        "GP_REGISTERED",
        "Record the registration with a doctor",
        "From when are they registered?",
        (REGISTERED, HERE, who("Which practice?")),
        called="the day they were registered",
        often=True,
    ),
    EventKind(
        "DENTIST_REGISTERED",
        "Record the registration with a dentist",
        "From when are they registered?",
        (REGISTERED, HERE, who("Which practice?")),
        called="the day they were registered",
    ),
    EventKind(
        "SDQ_REFERRAL",
        "Record help offered after a high SDQ score",
        "When was it offered?",
        (
            outcome("Was it taken up?", **DECLINED),
            about(SDQ, "After which score?"),
            level(
                "What was offered?",
                "what was offered",
                ("Mental health service", "Help at school", "Help for the carers", "Other help"),
            ),
        ),
    ),
    EventKind(
        "PEP",
        "Record a personal education plan (PEP)",
        "When was the plan completed?",
        (
            term("For which term?"),
            level(
                "How good is the plan?",
                "how good the plan is",
                ("Good", "Needs more work", "Poor"),
                required=False,
            ),
            voice("How was the pupil’s own view given?"),
            said("What does the pupil say?"),
        ),
        name="PEP",
        often=True,
    ),
    EventKind(
        "ATTENDANCE",
        "Record attendance over a term",
        "When did the term begin?",
        (
            until("When did it end?", "the day the term ended", required=True, future=False),
            count(
                "How many sessions did they attend?",
                "the sessions attended",
                most=999,
                required=True,
                hint="A school day has two.",
            ),
            out_of(
                "How many sessions were there?", "the sessions there were", most=999, required=True
            ),
        ),
        called="the day the term began",
        name="attendance",
    ),
    EventKind(
        "SUSPENSION",
        "Record a suspension or exclusion",
        "On which day did it begin?",
        (
            level("Which is it?", "which it is", ("Suspension", "Permanent exclusion")),
            count("For how many school days?", "the school days", most=190),
            why("Why?"),
            said(),
        ),
        often=True,
        lane="triangle",
    ),
    EventKind(
        "SUSPENSION_PROVISION",
        "Record the education arranged during a suspension",
        "From which day?",
        (
            about(earlier("SUSPENSION", "which suspension it is for"), "During which suspension?"),
            level(
                "What was arranged?",
                "what was arranged",
                ("At another school", "Alternative provision", "Tuition", "Work set by the school"),
            ),
            free(),
        ),
    ),
)
