"""What the invented council's inspectors found, and what it planned. Every sentence is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hearth.quality import State

__all__ = [
    "ANSWER_WORDS",
    "FIRST",
    "FIRST_PLAN",
    "LEARNING",
    "PLAN",
    "QUESTIONS",
    "SECOND",
    "Line",
    "Said",
]


@dataclass(frozen=True)
class Said:
    """One finding."""

    kind: str
    service: str
    theme: str
    words: str


@dataclass(frozen=True)
class Line:
    """One line of a plan: `answers` are the findings by their place, `days` from the last day."""

    what: str
    owner: str
    answers: tuple[int, ...]
    days: int
    state: State = State.PLANNED
    told: str = ""
    evidence: str = ""


FIRST: dict[str, Any] = {
    "title": "Inspection of children’s services",
    "framework": "ilacs",
    "inspectors": 6,
    "cases": 140,
    "background": "The first inspection under this framework.",
    "implications": "None beyond the plan.",
    "plain_words": "Inspectors came to see how the council looks after you. They said it must find "
    "more homes nearby and make plans quicker.",
    "found": (
        Said(
            "improve",
            "in-care",
            "placements",
            "There are too few local homes for teenagers with complex needs, and adolescents wait "
            "too long for one that suits them.",
        ),
        Said(
            "improve",
            "in-care",
            "delay",
            "Tracking of permanence is weak, and some plans drift for months before anyone asks.",
        ),
        Said(
            "improve",
            "leavers",
            "health",
            "Care leavers are not always given their health histories.",
        ),
        Said(
            "improve",
            "workforce",
            "supervision",
            "Supervision is irregular and seldom records what was decided.",
        ),
        Said(
            "strength",
            "leavers",
            "leaving",
            "Personal advisers stay in touch and know young people well.",
        ),
        Said(
            "strength",
            "education",
            "education",
            "The virtual school knows every pupil and challenges schools that exclude.",
        ),
    ),
}
FIRST_PLAN = (
    Line(
        "Ask providers for homes nearby for teenagers",
        "Head of commissioning",
        (0,),
        365,
        State.UNDER_WAY,
        "One provider answered. No contract yet.",
    ),
    Line(
        "Give every care leaver their health history at 18",
        "Designated nurse",
        (2,),
        200,
        State.DONE,
        "The nurse writes it with the young person before their birthday.",
        "All who turned 18 in the next year had theirs.",
    ),
    Line(
        "Write down what each supervision decides",
        "team_manager",
        (3,),
        120,
        State.DONE,
        "A form with three questions is in use in every team.",
        "Nine in ten supervisions of the summer had one.",
    ),
)
SECOND: dict[str, Any] = {
    "title": "Focused visit: planning for children in care",
    "framework": "focused-visit",
    "inspectors": 5,
    "cases": 20,
    "background": "Inspectors looked at planning and at how the council knows that plans work.",
    "implications": "",
    "plain_words": "Five inspectors came. They liked how workers listen to you. They want plans "
    "that change when your life changes, and more homes close by.",
    "found": (
        Said(
            "strength",
            "in-care",
            "visits",
            "Most children know their social worker well and see them often and alone.",
        ),
        Said(
            "strength",
            "in-care",
            "contact",
            "Time with family is thought about carefully, and kept up in inventive ways.",
        ),
        Said(
            "improve",
            "in-care",
            "plans",
            "Most plans are full and realistic, but some are not changed when risks or needs "
            "change.",
        ),
        Said(
            "improve",
            "in-care",
            "placements",
            "Finding homes for adolescents with complex behaviour is acutely hard: too few are "
            "local, and older teenagers wait.",
        ),
        Said(
            "improve",
            "protection",
            "court",
            "Children are not tracked well enough before court, and drift is not always explained.",
        ),
        Said(
            "improve",
            "in-care",
            "delay",
            "Permanence is tracked, yet some plans still drift because nobody owns the next step.",
        ),
        Said(
            "improve",
            "protection",
            "disability",
            "Managers’ oversight of practice with disabled children is too thin.",
        ),
        Said(
            "strength",
            "education",
            "education",
            "Education plans were kept up, and attendance is good.",
        ),
        Said(
            "strength", "voice", "voice", "Young people said they feel cared about, not only for."
        ),
        Said(
            "improve",
            "workforce",
            "caseloads",
            "Turnover of staff delays plans, although leaders have a strategy for it.",
        ),
        Said("strength", "workforce", "training", "Workers are skilled, committed and hopeful."),
    ),
}
PLAN = (
    Line(
        "Review every plan within ten working days of a change of risk or need",
        "team_manager",
        (2,),
        150,
        State.UNDER_WAY,
        "Three of four teams do so. The fourth begins in April.",
    ),
    Line(
        "Open two small homes nearby for teenagers with complex needs",
        "Head of commissioning",
        (3,),
        400,
        State.UNDER_WAY,
        "A site is found; registration is applied for.",
    ),
    Line(
        "Track every child before court each fortnight, with an owner for the next step",
        "head_of_service",
        (4, 5),
        90,
        State.DONE,
        "The panel has met every fortnight since December.",
        "The median time before proceedings fell from 31 to 22 weeks.",
    ),
    Line("Give managers of disabled children’s teams a shared audit", "team_manager", (6,), 120),
    Line(
        "Write a pathway from newly qualified to senior worker",
        "Workforce lead",
        (9,),
        200,
        State.UNDER_WAY,
        "Drafted with newly qualified workers.",
    ),
)
QUESTIONS = (
    "Does the plan say what will be different for the child, and by when?",
    "Was the plan changed when the child’s life changed?",
    "Are the child’s wishes and words in it?",
    "Did a manager look at it within three months?",
)
ANSWER_WORDS = {
    True: {
        "strengths": "Your words are all through your plan, and it says who does what.",
        "to_improve": "Say by when the next visit to your grandmother will be arranged.",
    },
    False: {
        "strengths": "Your worker knows you and writes plainly.",
        "to_improve": "Your plan was not changed after you moved. It must say what you want now.",
    },
}
LEARNING = (
    "Plans are good where they are written with the child. They fall behind after a move: a "
    "change of home now asks for a new plan within ten working days."
)
