"""What goes with reviews, and permanence."""

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
from hearth_web.people.forms.events.sources import MOVE, REVIEW

__all__ = ["KINDS"]

WHICH = about(REVIEW, "Which review?", required=True)

KINDS = (
    EventKind(
        "REVIEW_TALK",
        "Record that the reviewing officer spoke with the child",
        "When was it?",
        (
            outcome(
                "Did they speak?",
                DONE="Yes",
                ATTEMPTED="No: tried without success",
                DECLINED="No: the child did not want to",
            ),
            level(
                "How?",
                "how they spoke",
                ("In person, alone", "In person, with somebody", "By phone or video"),
                required=False,
            ),
            about(REVIEW, "Before which review?", latest=False),
            said(),
        ),
        name="talk before a review",
        often=True,
    ),
    EventKind(
        "REVIEW_REQUEST",
        "Record a reason to bring a review forward",
        "When was it asked or known?",
        (
            level(
                "Who asked, or what was it?",
                "who asked or what it was",
                (
                    "The child",
                    "A parent",
                    "The carer",
                    "The reviewing officer",
                    "A visit",
                    "Absence from school",
                    "A great change of the care plan",
                    "Something else",
                ),
            ),
            outcome(
                "Is the review brought forward?", DONE="Yes", REFUSED="No: it is not justified"
            ),
            why("Why?", needed_for=("REFUSED",)),
        ),
    ),
    EventKind(
        "REVIEW_DECISIONS",
        "Record that the decisions of a review were sent",
        "When were they sent?",
        (WHICH, who("To whom?"), free("What was decided?")),
    ),
    EventKind(
        "REVIEW_RESPONSE",
        "Record the manager’s answer to the decisions of a review",
        "When did the manager answer?",
        (
            WHICH,
            level("What is the answer?", "the answer", ("Agreed", "Agreed in part", "Challenged")),
            why("What is challenged, and why?"),
        ),
    ),
    EventKind(
        "REVIEW_RECORD",
        "Record that the record of a review was sent",
        "When was it sent?",
        (
            WHICH,
            level(
                "Is there a version for the child?",
                "whether there is a version for the child",
                ("Yes, written to the child", "Not yet"),
                required=False,
            ),
            who("To whom?"),
        ),
    ),
    EventKind(
        "REVIEW_ADJOURNED",
        "Record that a review was adjourned",
        "When was it adjourned?",
        (
            until("When does it go on?", "the day it goes on", required=True),
            why("Why?", required=True),
            who("Who was there?"),
        ),
        called="the day it was adjourned",
        name="adjourned review",
        lane="cross",
    ),
    EventKind(
        "IRO_ALERT",
        "Record an alert of the reviewing officer",
        "When was it raised?",
        (
            level(
                "How far did it go?",
                "how far it went",
                (
                    "Informal",
                    "Team manager",
                    "Head of service",
                    "Director of children’s services",
                    "Cafcass",
                ),
            ),
            why("What is it about?", required=True),
            until(
                "When was it settled?",
                "the day it was settled",
                future=False,
                hint="Leave it empty while it is open.",
            ),
            free("What came of it?"),
        ),
        name="alert of the reviewing officer",
        often=True,
        lane="triangle",
    ),
    EventKind(
        "LONG_TERM_AGREED",
        "Record that the child agrees to fewer visits",
        "When did the child say so?",
        (
            outcome("Does the child agree?", DONE="Yes", WITHDRAWN="No longer", DECLINED="No"),
            about(MOVE, "In which home?"),
            said(),
        ),
        name="agreement to fewer visits",
        hint="In a long-term foster home, where they have lived for more than a year.",
    ),
    EventKind(
        "PERMANENCE_DECISION",
        "Record the decision that this home is to last to 18",
        "When was it decided?",
        (about(MOVE, "Which home?"), who("Who decided?"), voice(), said()),
        name="decision that a home is to last",
        often=True,
        lane="diamond",
    ),
    EventKind(
        "PERMANENCE_MATCH",
        "Record a match with permanent carers",
        "When was the match agreed?",
        (
            level(
                "With whom?",
                "with whom",
                ("Long-term foster carers", "Relatives or friends", "Special guardians"),
            ),
            about(MOVE, "In which home?"),
            who("Who agreed it?", hint="For example: the panel."),
            said(),
        ),
        hint="A match with adopters is recorded with the decision for adoption.",
        lane="diamond",
    ),
)
