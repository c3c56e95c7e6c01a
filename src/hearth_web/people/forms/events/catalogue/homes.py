"""Moves and homes: plans, notices, approvals, meetings."""

from __future__ import annotations

from hearth_web.people.approvals import MORE_WEEKS, WEEKS
from hearth_web.people.forms.events.catalogue.care import DIRECTOR, OFFICER
from hearth_web.people.forms.events.kinds import (
    EventKind,
    about,
    free,
    level,
    levels,
    met,
    outcome,
    said,
    until,
    voice,
    who,
    why,
)
from hearth_web.people.forms.events.sources import MOVE, earlier

__all__ = ["KINDS"]

FOR_WHICH = about(MOVE, "Which home is it for?")
TEMPORARY = earlier("TEMP_APPROVAL", "which temporary approval it is about")
TOLD = (
    "The child",
    "Parents",
    "Last carer",
    "Health",
    "Doctor",
    "School",
    "Reviewing officer",
)

KINDS = (
    EventKind(
        "PLACEMENT_PLAN",
        "Record a placement plan",
        "When was the placement plan agreed?",
        (
            FOR_WHICH,
            who("Who signed it?", hint="The carer or provider, the social worker, parents."),
            said("What does the child want in it?"),
        ),
        called="the day the placement plan was agreed",
        often=True,
    ),
    EventKind(
        "PLACEMENT_NOTICE",
        "Record that people were told of a placement",
        "When were they told?",
        (
            FOR_WHICH,
            levels("Who was told?", "who was told", TOLD),
            why(
                "If somebody was not told, why not?",
                hint="For example: it would put the child at risk.",
            ),
        ),
        name="notice of a placement",
    ),
    EventKind(
        "HOST_NOTICE",
        "Record a notice to the council of the area",
        "When was notice given?",
        (
            level(
                "What were they told?",
                "what they were told",
                ("The child comes to live there", "The child no longer lives there"),
            ),
            about(MOVE, "Which home is it about?"),
            who("Which council?"),
        ),
    ),
    EventKind(
        "AWAY_APPROVAL",
        "Record the approval of a placement outside the area",
        "When was it decided?",
        (
            level("Who decided?", "who decided", (OFFICER, DIRECTOR)),
            outcome("What was decided?", DONE="Approved", REFUSED="Refused"),
            FOR_WHICH,
            why("Why is it the right home?"),
        ),
        hint="The director where it is neither in this council nor in one beside it.",
    ),
    EventKind(
        "KS4_APPROVAL",
        "Record the approval of a move in years 10 and 11",
        "When was it decided?",
        (
            outcome("What was decided?", DONE="Approved", REFUSED="Refused"),
            FOR_WHICH,
            who("Who was asked?", hint="Designated teacher, virtual school, reviewing officer."),
            said(),
        ),
    ),
    EventKind(
        "PLANNING_MEETING",
        "Record a placement planning meeting",
        "When was the meeting?",
        (FOR_WHICH, who("Who was there?"), met(), said()),
    ),
    EventKind(
        "TERMS_CHANGED",
        "Record that a foster carer’s terms were changed",
        "From when do the new terms hold?",
        (FOR_WHICH, free("What are the new terms?")),
        name="change of a carer’s terms",
    ),
    EventKind(
        "PARENTS_ASSESSMENT",
        "Record an assessment before living with parents",
        "When was the assessment finished?",
        (FOR_WHICH, who("Who made it?"), said()),
    ),
    EventKind(
        "PARENTS_DECISION",
        "Record the decision about living with parents",
        "When was it decided?",
        (
            outcome("What was decided?", DONE="Agreed", REFUSED="Not agreed"),
            FOR_WHICH,
            who("Who decided?"),
            why("Why?"),
        ),
    ),
    EventKind(
        "TEMP_APPROVAL",
        "Record the temporary approval of a connected person",
        "From which day are they approved?",
        (
            FOR_WHICH,
            until(
                f"Until when, if for less than {WEEKS} weeks?",
                "the day the approval ends",
                hint=f"At most {WEEKS} weeks. Leave it empty for the whole of them.",
            ),
            who("Who approved them?"),
        ),
        lane="diamond",
    ),
    EventKind(
        "TEMP_EXTENSION",
        "Record the extension of a temporary approval",
        "When was it decided?",
        (
            outcome(
                "What was decided?",
                DONE=f"Extended by up to {MORE_WEEKS} weeks",
                UNTIL_IRM="Extended until an independent review of a refusal is decided",
                REFUSED="Not extended",
            ),
            about(TEMPORARY, "Which approval?"),
            until(
                f"Until when, if for less than {MORE_WEEKS} weeks?",
                "the day the extension ends",
                hint="Leave it empty for the whole of them, and for an independent review.",
            ),
            why("Why is more time needed?"),
        ),
    ),
    EventKind(
        "FULL_APPROVAL",
        "Record the full approval of a connected person",
        "When was it decided?",
        (
            outcome("What was decided?", DONE="Approved", REFUSED="Not approved"),
            about(TEMPORARY, "Which temporary approval does it end?"),
            who("Who decided?"),
        ),
    ),
    EventKind(
        "PLACEMENT_FLAG",
        "Record that a home is at risk of ending",
        "When was it known?",
        (
            level("How great is the risk?", "how great the risk is", ("Low", "Medium", "High")),
            about(MOVE, "Which home?"),
            until("If notice was given, when does it run out?", "the day the notice runs out"),
            why("What is the matter?"),
        ),
        name="risk that a home ends",
        often=True,
        lane="triangle",
    ),
    EventKind(
        "STABILITY_MEETING",
        "Record a stability or disruption meeting",
        "When was the meeting?",
        (
            level(
                "Which meeting was it?",
                "which meeting it was",
                ("Stability meeting, to keep the home", "Disruption meeting, after it ended"),
            ),
            about(earlier("PLACEMENT_FLAG", "which risk it answers"), "Which risk does it answer?"),
            who("Who was there?"),
            said(),
        ),
    ),
    EventKind(
        "PLACEMENT_END_PLAN",
        "Record that the council means to end a placement",
        "When was it decided?",
        (
            about(MOVE, "Which home?"),
            until("When is it to end?", "the day it is to end", required=True),
            why("Why?", required=True),
            voice(),
        ),
        name="intention to end a placement",
    ),
)
