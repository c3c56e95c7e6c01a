"""Independent visitors and advocates; immigration and age."""

from __future__ import annotations

from hearth_web.people.forms.events.kinds import (
    EventKind,
    about,
    clock_time,
    free,
    level,
    outcome,
    said,
    until,
    who,
    why,
)
from hearth_web.people.forms.events.sources import REVIEW, earlier

__all__ = ["KINDS"]

KINDS = (
    EventKind(
        "VISITOR_DECISION",
        "Record the decision about an independent visitor",
        "When was it decided?",
        (
            outcome(
                "What was decided?",
                DONE="To find one",
                NOT_NEEDED="Not needed",
                DECLINED="The child does not want one",
            ),
            about(REVIEW, "At which review?"),
            said(),
        ),
    ),
    EventKind(
        "VISITOR_REFERRAL",
        "Record a referral for an independent visitor",
        "When was the referral made?",
        (who("To whom?"), said("What would the child like?")),
    ),
    EventKind(
        "VISITOR_MATCH",
        "Record a match with an independent visitor",
        "When was the match made?",
        (
            about(earlier("VISITOR_REFERRAL", "which referral"), "On which referral?"),
            said(),
        ),
    ),
    EventKind(
        "VISITOR_VISIT",
        "Record a visit of the independent visitor",
        "When was the visit?",
        (
            outcome(
                "Did they meet?",
                DONE="Yes",
                ATTEMPTED="No: tried without success",
                DECLINED="No: the child did not want to",
            ),
            said(),
        ),
        often=True,
    ),
    EventKind(
        "ADVOCACY_NEED",
        "Record that an advocate is due",
        "When was it known?",
        (
            clock_time(),
            level(
                "For what?",
                "what it is for",
                ("A complaint", "A review", "A move", "Custody", "Something else"),
            ),
            said(),
        ),
        name="need of an advocate",
        often=True,
    ),
    EventKind(
        "ADVOCACY_CONTACT",
        "Record that an advocate was in contact",
        "When was it?",
        (
            clock_time(),
            outcome(
                "Did they speak?",
                DONE="Yes",
                ATTEMPTED="No: tried without success",
                DECLINED="No: the child does not want one",
            ),
            about(earlier("ADVOCACY_NEED", "for what"), "For what?"),
        ),
        name="contact with an advocate",
    ),
    EventKind(
        "IMMIGRATION_CHECK",
        "Record a check of immigration and nationality",
        "When was it checked?",
        (
            level(
                "How do things stand?",
                "how things stand",
                (
                    "British citizen",
                    "Settled",
                    "Leave that runs out",
                    "Claim not yet decided",
                    "No status",
                    "Not yet clear",
                ),
            ),
            until("If leave runs out, when?", "the day leave runs out"),
            free("What is to be done?"),
        ),
        often=True,
    ),
    EventKind(
        "IMMIGRATION_APPLICATION",
        "Record an immigration or nationality application",
        "When was it made?",
        (
            level(
                "What for?",
                "what it is for",
                ("Asylum", "Leave to remain", "Settlement", "Citizenship", "Something else"),
            ),
            who("Who helped with it?"),
            free(),
        ),
    ),
    EventKind(
        "TRANSFER_REFERRAL",
        "Record a referral to the National Transfer Scheme",
        "When was the referral made?",
        (
            level(
                "Was the child in a council’s care?",
                "whether the child was in care",
                ("In care", "Not yet in care"),
            ),
            who("Which council?"),
        ),
        name="referral to the National Transfer Scheme",
    ),
    EventKind(
        "TRANSFER",
        "Record a transfer under the National Transfer Scheme",
        "When was the transfer?",
        (
            level("Which way?", "which way", ("To this council", "To another council")),
            about(earlier("TRANSFER_REFERRAL", "which referral"), "On which referral?"),
            who("Which council?"),
        ),
    ),
    EventKind(
        "AGE_DOUBT",
        "Record that the age is doubted",
        "When was it doubted?",
        (who("By whom?"), why("Why?"), said()),
        name="doubt about age",
    ),
    EventKind(
        "AGE_ASSESSMENT",
        "Record the decision of an age assessment",
        "When was it decided?",
        (
            level("What was found?", "what was found", ("A child", "An adult")),
            about(earlier("AGE_DOUBT", "which doubt"), "After which doubt?"),
            said(),
        ),
        name="age assessment",
    ),
)
