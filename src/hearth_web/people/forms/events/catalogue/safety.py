"""Going missing, exploitation, allegations, incidents, secure accommodation."""

from __future__ import annotations

from hearth_web.people.forms.events.kinds import (
    EventKind,
    about,
    clock_time,
    free,
    level,
    levels,
    outcome,
    said,
    until,
    voice,
    who,
    why,
)
from hearth_web.people.forms.events.sources import MISSING, RETURN, earlier

__all__ = ["KINDS"]

SECURE = earlier("SECURE_ORDER", "which order")
WHICH_TIMES = about(
    RETURN,
    "Which time missing?",
    required=True,
    several=True,
    hint="One interview may be about several.",
)

KINDS = (
    EventKind(
        "MISSING_NOTICE",
        "Record that people were told that the child is missing",
        "When were they told?",
        (
            clock_time(),
            about(MISSING, "Which time missing?"),
            levels(
                "Who was told?",
                "who was told",
                (
                    "Police",
                    "Social worker or out-of-hours team",
                    "Parents",
                    "Team manager",
                    "Director",
                ),
            ),
        ),
        name="notice that the child is missing",
        often=True,
    ),
    EventKind(
        "RETURN_INTERVIEW_OFFER",
        "Record that a return interview was offered",
        "When was it offered?",
        (
            clock_time(),
            WHICH_TIMES,
            outcome(
                "What did the child say?",
                DONE="Accepted it",
                DECLINED="Did not want it",
                ATTEMPTED="Could not be asked",
            ),
            who("Who offered it?"),
        ),
        name="offer of a return interview",
    ),
    EventKind(
        "RETURN_INTERVIEW",
        "Record a return interview",
        "When was it?",
        (
            clock_time(),
            WHICH_TIMES,
            outcome(
                "Was it held?",
                DONE="Yes",
                DECLINED="No: the child did not want it",
                ATTEMPTED="No: tried without success",
                NOT_NEEDED="No: not needed",
            ),
            who("Who held it?", hint="Somebody who is not the carer or the social worker."),
            why("If it was not held, why?", needed_for=("ATTEMPTED", "NOT_NEEDED")),
            said(),
        ),
        often=True,
    ),
    EventKind(
        "STRATEGY_MEETING",
        "Record a multi-agency meeting about going missing",
        "When was the meeting?",
        (about(MISSING, "Which time missing?"), who("Who was there?"), free("What was decided?")),
    ),
    EventKind(
        "EXPLOITATION",
        "Record the risk of exploitation",
        "When was it assessed?",
        (
            level(
                "How great is the risk?", "how great the risk is", ("None", "Low", "Medium", "High")
            ),
            why("What is the risk?", hint="For example: sexual, criminal, radicalisation."),
            said(),
        ),
        often=True,
    ),
    EventKind(
        "SAFETY_PLAN",
        "Record a safety plan",
        "When was the plan made?",
        (
            until("When is it to be looked at again?", "the day it is to be looked at again"),
            who("Who made it?", hint="The child, the carer, the social worker."),
            said(),
        ),
        often=True,
    ),
    EventKind(
        "ALLEGATION",
        "Record an allegation against a carer or member of staff",
        "When was it known?",
        (
            clock_time(),
            who(
                "What is the person to the child?",
                hint="For example: foster carer, key worker. No name.",
            ),
            why("What was said to have happened?"),
            said(),
        ),
    ),
    EventKind(
        "LADO_REFERRAL",
        "Record that the designated officer was told of an allegation",
        "When was the officer told?",
        (
            clock_time(),
            about(earlier("ALLEGATION", "which allegation"), "Which allegation?"),
            free("What was advised?"),
        ),
        name="referral to the designated officer",
    ),
    EventKind(
        "SECTION_47",
        "Record the strategy discussion that started an enquiry",
        "When was it?",
        (who("Who took part?"), why("What is the concern?")),
        name="strategy discussion",
        life="unborn",
    ),
    EventKind(
        "CONFERENCE",
        "Record a child protection conference",
        "When was it held, or found not to be needed?",
        (
            outcome(
                "Was it held?", DONE="Yes", NOT_NEEDED="No: the enquiry found that none is needed"
            ),
            level("Which is it?", "which it is", ("Initial", "Review")),
            about(earlier("SECTION_47", "which enquiry"), "After which strategy discussion?"),
            voice(),
            free("What was decided?"),
        ),
        life="unborn",
    ),
    EventKind(
        "INCIDENT",
        "Record that a serious incident is known",
        "When was it known?",
        (
            level("What happened?", "what happened", ("The child died", "Serious harm")),
            why("In a few words"),
        ),
        name="serious incident",
        life="after",
    ),
    EventKind(
        "INCIDENT_NOTICE",
        "Record the notice of a serious incident",
        "When was notice given?",
        (
            about(earlier("INCIDENT", "which incident"), "Which incident?"),
            levels(
                "Who was told?",
                "who was told",
                ("National panel", "Ofsted", "Secretary of State", "Parents"),
            ),
            free("The reference of the notice"),
        ),
        name="notice of a serious incident",
        life="after",
    ),
    EventKind(
        "SECURE_ORDER",
        "Record a court order for secure accommodation",
        "From which day does it run?",
        (
            until("Until when?", "the day the order ends", required=True),
            voice(),
            free(),
        ),
        called="the day the order runs from",
        lane="span",
    ),
    EventKind(
        "SECURE_REVIEW",
        "Record a review of secure accommodation",
        "When was the review?",
        (about(SECURE, "Of which order?"), voice(), free("What was decided?")),
    ),
)
