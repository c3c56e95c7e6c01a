"""Leaving care: assessment, pathway plan, adviser, money, adult services."""

from __future__ import annotations

from hearth_web.people.forms.events.kinds import (
    EventKind,
    about,
    count,
    free,
    level,
    met,
    outcome,
    said,
    until,
    voice,
    who,
    why,
)
from hearth_web.people.forms.events.sources import earlier

__all__ = ["KINDS"]

THEY_SAID = said("What did the young person say?", "In their own words.")
STAYING = earlier("STAYING_PUT_DECISION", "which decision")
REFERRAL = earlier("ADULT_REFERRAL", "which referral")
POUNDS = count("How many pounds?", "how many pounds")

KINDS = (
    EventKind(
        "NEEDS_ASSESSMENT",
        "Record a leaving-care needs assessment",
        "When was the assessment finished?",
        (who("Who took part?"), voice("How was the young person’s own view given?"), THEY_SAID),
        called="the day the assessment was finished",
        often=True,
        lane="square",
    ),
    EventKind(
        "PATHWAY_STARTED",
        "Record that a pathway plan was begun",
        "When was it begun?",
        (who("Who took part?"), met("Did they meet in person?"), THEY_SAID),
        name="beginning of a pathway plan",
    ),
    EventKind(
        "PATHWAY_PLAN",
        "Record a pathway plan",
        "When was it signed?",
        (
            level(
                "Who signed it?",
                "who signed it",
                ("The young person and the council", "The council alone"),
            ),
            voice("How was the young person’s own view given?"),
            THEY_SAID,
        ),
        called="the day the pathway plan was signed",
        name="pathway plan",
        often=True,
        lane="square",
    ),
    EventKind(
        "PATHWAY_REVIEW",
        "Record a review of the pathway plan",
        "When was it reviewed?",
        (
            level(
                "Was the young person there?",
                "whether the young person was there",
                ("Yes", "No: did not want to", "No: could not be reached"),
            ),
            who("Who took part?"),
            THEY_SAID,
        ),
        called="the day the pathway plan was reviewed",
        name="pathway plan review",
        often=True,
        lane="diamond",
    ),
    EventKind(
        "ADVISER_VISIT",
        "Record that the personal adviser saw the young person",
        "When was it?",
        (
            outcome(
                "Did they meet?",
                DONE="Yes",
                ATTEMPTED="No: tried without success",
                DECLINED="No: the young person did not want to",
            ),
            level("Where?", "where", ("At their home", "Somewhere else"), required=False),
            THEY_SAID,
        ),
        name="meeting with the personal adviser",
        often=True,
    ),
    EventKind(
        "CONTACT",
        "Record contact with the young person",
        "When was it?",
        (
            outcome("Did they answer?", DONE="Yes", ATTEMPTED="No", DECLINED="Wants no contact"),
            level(
                "How?",
                "how",
                ("Phone or video call", "Messages", "Letter or email", "In person"),
            ),
            THEY_SAID,
        ),
        name="contact with the young person",
        often=True,
    ),
    EventKind(
        "CONTACT_PLAN",
        "Record a contact plan in place of visits",
        "From when does it hold?",
        (
            level(
                "Why in place of visits?",
                "why it is in place of visits",
                ("The young person’s wish", "Lives abroad", "In custody", "Another reason"),
            ),
            until("Until when?", "the day the plan ends"),
            free("What was agreed?", required=True),
        ),
        name="contact plan",
    ),
    EventKind(
        "NEW_HOME",
        "Record accommodation provided to the young person",
        "When did they move in?",
        (
            level(
                "What is it?",
                "what it is",
                (
                    "Supported accommodation",
                    "Supported lodgings",
                    "Own tenancy",
                    "University or college",
                    "Other accommodation",
                ),
            ),
            THEY_SAID,
        ),
        called="the day they moved in",
        name="accommodation provided",
    ),
    EventKind(
        "OFFER_21",
        "Record the offer of support after 21",
        "When was it offered?",
        (
            outcome(
                "What did they say?",
                DONE="Want support",
                DECLINED="Do not want it now",
                ATTEMPTED="Did not answer",
            ),
            level(
                "How was it offered?", "how", ("In person", "Call", "Message", "Letter or email")
            ),
            THEY_SAID,
        ),
        name="offer of support after 21",
    ),
    EventKind(
        "STAYING_PUT_DECISION",
        "Record the decision about staying put",
        "When was it decided?",
        (
            outcome(
                "What was decided?",
                DONE="To stay put",
                DECLINED="The young person does not want to",
                REFUSED="It cannot be",
            ),
            who("Who decided?"),
            why("Why?"),
            THEY_SAID,
        ),
    ),
    EventKind(
        "STAYING_PUT_REVIEW",
        "Record a review of staying put",
        "When was the review?",
        (about(STAYING, "Which decision?"), who("Who took part?"), THEY_SAID),
    ),
    EventKind(
        "ADULT_REFERRAL",
        "Record a referral to adult services",
        "When was the referral made?",
        (who("To which service?"), why("For what?")),
    ),
    EventKind(
        "ADULT_DECISION",
        "Record the decision of adult services",
        "When was it decided?",
        (
            level("What was decided?", "what was decided", ("Entitled to help", "Not entitled")),
            about(REFERRAL, "On which referral?"),
            who("Who is the named worker?"),
        ),
    ),
    EventKind(
        "ADULT_PANEL",
        "Record the panel on adult services",
        "When was the panel?",
        (about(REFERRAL, "On which referral?"), free("What was decided?")),
    ),
    EventKind(
        "SETTING_UP_ALLOWANCE",
        "Record that the setting-up allowance was paid",
        "When was it paid?",
        (POUNDS, free("For what?")),
        name="payment of the setting-up allowance",
    ),
    EventKind(
        "SAVINGS_HANDED_OVER",
        "Record that savings were handed over",
        "When were they handed over?",
        (
            level("What was it?", "what it was", ("Savings", "Junior ISA", "Both")),
            THEY_SAID,
        ),
        name="handing over of savings",
    ),
    EventKind(
        "BURSARY",
        "Record that the higher education bursary was paid",
        "When was it paid?",
        (POUNDS, free("For which course?")),
        name="payment of the bursary",
    ),
    EventKind(
        "HOUSING_BENEFIT",
        "Record a claim for housing benefit",
        "When was it claimed?",
        (outcome("What came of it?", DONE="Claimed", NOT_NEEDED="Not entitled"), free()),
        name="claim for housing benefit",
    ),
    EventKind(
        "WITH_PARENT",
        "Record that the young person lives with a parent",
        "When did they move in?",
        (
            until(
                "When did it end?",
                "the day it ended",
                future=False,
                hint="Leave it empty while they live there.",
            ),
            level(
                "With whom?",
                "with whom",
                ("A parent", "A special guardian", "Another with parental responsibility"),
            ),
            THEY_SAID,
        ),
        called="the day they moved in",
        name="living with a parent",
        hint="After six months a young person of 16 or 17 is no longer a relevant child.",
        lane="span",
    ),
    EventKind(
        "DETAINED",
        "Record that the young person is detained or in hospital",
        "When did it begin?",
        (
            until(
                "When did it end?",
                "the day it ended",
                future=False,
                hint="Leave it empty while it goes on.",
            ),
            level("Where?", "where", ("In custody", "In hospital")),
        ),
        called="the day it began",
        name="time detained or in hospital",
        lane="span",
    ),
)
