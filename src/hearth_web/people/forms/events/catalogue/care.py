"""The care plan, the child's rights, and decisions about being looked after."""

from __future__ import annotations

from hearth_web.people.forms.events.kinds import (
    EventKind,
    about,
    free,
    level,
    outcome,
    said,
    until,
    voice,
    who,
    why,
)
from hearth_web.people.forms.events.sources import MOVE

__all__ = ["DIRECTOR", "KINDS", "OFFICER"]

OFFICER, DIRECTOR = "Nominated officer", "Director of children’s services"

KINDS = (
    EventKind(
        "CARE_PLAN",
        "Record a care plan",
        "When was the care plan approved?",
        (who("Who approved it?"), voice(), said()),
        called="the day the care plan was approved",
        often=True,
        lane="square",
    ),
    EventKind(
        "WELCOME",
        "Record that the child was told of their rights",
        "When was the child told?",
        (
            level(
                "How were they told?",
                "how they were told",
                ("In person", "In person with an interpreter", "In writing", "By video or app"),
            ),
            who("Who told them?"),
            said(),
        ),
        name="telling of rights",
        hint="What the council promises, who their reviewing officer is, how to get an advocate, "
        "and how to complain.",
    ),
    EventKind(
        "REMAND_PLAN",
        "Record a plan for a child on remand",
        "When was the plan made?",
        (
            level(
                "Which plan is it?", "which plan it is", ("Care plan", "Detention placement plan")
            ),
            about(MOVE, "Where are they on remand?"),
            who("Who agreed it?"),
        ),
    ),
    EventKind(
        "SHORT_BREAK_PLAN",
        "Record a short break care plan",
        "When was the plan agreed?",
        (who("Who agreed it?", hint="Parents, the short break carer, the child."), voice(), said()),
    ),
    EventKind(
        "CONSENT_REVIEW",
        "Record a review of voluntary accommodation",
        "When was it reviewed?",
        (
            level(
                "What was decided?",
                "what was decided",
                (
                    "It goes on by agreement",
                    "Legal advice is sought",
                    "The child is to go home",
                    "Another arrangement",
                ),
            ),
            who("Whose agreement was asked?", hint="Parents; the young person at 16 or 17."),
            said(),
        ),
    ),
    EventKind(
        "CEASE_DECISION",
        "Record a decision to stop looking after the child",
        "When was it decided?",
        (
            level("Who decided?", "who decided", (OFFICER, DIRECTOR)),
            outcome("What was decided?", DONE="To stop", REFUSED="Not to stop"),
            voice(),
            free("What help follows?"),
        ),
        name="decision to stop looking after the child",
        hint="Before care ends by agreement: the nominated officer for a child under 16, the "
        "director at 16 or 17.",
    ),
    EventKind(
        "LIFE_STORY",
        "Record life-story work",
        "When was it?",
        (
            level(
                "What was done?",
                "what was done",
                ("Begun", "A session", "Memory book or box", "Later-life letter", "Finished"),
            ),
            who("Who was there?"),
            said(),
        ),
        often=True,
    ),
    EventKind(
        "VISIT_REQUEST",
        "Record a request or warning that asks for a visit",
        "When was it asked?",
        (
            level(
                "Who asked, or warned?",
                "who asked or warned",
                (
                    "The child",
                    "The carer",
                    "A parent",
                    "A notice about the home",
                    "Somebody else",
                ),
            ),
            why("What is it about?"),
        ),
        name="request for a visit",
    ),
    EventKind(
        "UNREGISTERED_REPORT",
        "Report an unregistered home to the director",
        "When was it reported?",
        (
            about(MOVE, "Which home?"),
            who("Who was told?", required=True),
            until("When is it to be looked at again?", "the day it is to be looked at again"),
            free("What is being done?"),
        ),
        name="report of an unregistered home",
    ),
)
