"""Courts, guardianship and adoption."""

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
from hearth_web.people.forms.events.sources import REVIEW, earlier

__all__ = ["KINDS"]

PROCEEDINGS = earlier("PROCEEDINGS", "which proceedings")
SUPPORT = earlier("SGO_SUPPORT", "which support")

KINDS = (
    EventKind(
        "PRE_PROCEEDINGS",
        "Record pre-proceedings",
        "When did they begin?",
        (
            until(
                "When did they end?",
                "the day they ended",
                future=False,
                hint="Leave it empty while they go on.",
            ),
            level(
                "How did they end?",
                "how they ended",
                ("Care proceedings", "Child protection or in need plan", "Family arrangement"),
                required=False,
            ),
            free(),
        ),
        called="the day they began",
        life="unborn",
        lane="span",
    ),
    EventKind(
        "PRE_PROCEEDINGS_REVIEW",
        "Record a review of pre-proceedings",
        "When was the review?",
        (
            about(earlier("PRE_PROCEEDINGS", "which pre-proceedings"), "Of which?"),
            who("Who was there?"),
            free("What was decided?"),
        ),
        life="unborn",
    ),
    EventKind(
        "PROCEEDINGS",
        "Record care proceedings",
        "On which day was the application issued?",
        (
            level(
                "What was applied for?",
                "what was applied for",
                ("Care order", "Supervision order", "Another order"),
            ),
            until(
                "When was the final order made?",
                "the day of the final order",
                future=False,
                hint="Leave it empty while they go on.",
            ),
            free("What was ordered?"),
        ),
        called="the day the application was issued",
        often=True,
        lane="span",
    ),
    EventKind(
        "PROCEEDINGS_EXTENSION",
        "Record an extension of care proceedings",
        "When did the court extend them?",
        (
            about(PROCEEDINGS, "Which proceedings?"),
            until("Until when?", "the day they are extended to", required=True),
            why("Why?", required=True),
        ),
    ),
    EventKind(
        "ORDER_EXTENSION",
        "Record an extension of an emergency protection order",
        "When did the court extend it?",
        (
            until("Until when?", "the day it is extended to", required=True),
            why("Why?"),
        ),
        name="extension of an emergency protection order",
    ),
    EventKind(
        "SGO_SUPPORT",
        "Record special guardianship support",
        "When did it begin?",
        (
            level("What is it?", "what it is", ("Money", "Other help", "Money and other help")),
            until("When does it end?", "the day it ends", hint="Leave it empty if it goes on."),
            free(),
        ),
    ),
    EventKind(
        "SGO_SUPPORT_REVIEW",
        "Record a review of special guardianship support",
        "When was it reviewed?",
        (
            about(SUPPORT, "Which support?"),
            level("What was decided?", "what was decided", ("It goes on", "Changed", "Ended")),
            said(),
        ),
    ),
    EventKind(
        "ADOPTION_RECOMMENDED",
        "Record the review that set a plan of adoption",
        "When was the review?",
        (
            about(REVIEW, "Which review?"),
            outcome("What came of it?", DONE="Adoption is the plan", WITHDRAWN="Withdrawn since"),
            voice(),
            said(),
        ),
        name="review that set a plan of adoption",
    ),
)
