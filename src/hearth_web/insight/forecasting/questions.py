"""What a form asks for each kind of change, in plain words: one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["QUESTIONS", "Question", "Words"]


@dataclass(frozen=True)
class Words:
    """How one word of a change is asked for. `how` is text, percent, groups, shares or yes-no."""

    label: str
    hint: str = ""
    how: str = "text"


@dataclass(frozen=True)
class Question:
    """A kind of change or cost: what it is called, what it does, and its words in order."""

    title: str
    what: str
    words: Mapping[str, Words]


MONTH = "For example, September 2026."
AGES = Words("Of which ages", "For example, 10 to 15, under 5, or 17. Leave it empty for all ages.")
FROM = Words("From which month", MONTH)
BUILDING = Words("Building up over how many months", "Leave it empty if all of it begins at once.")
UNTIL = Words("Until which month", "Leave it empty if it goes on.")
TIMING = {"from": FROM, "building-up": BUILDING, "until": UNTIL}
FILLING = Words("How much of it is filled, in per cent", "For example, 85.", "percent")

QUESTIONS: Mapping[str, Question] = {
    "fewer-entries": Question(
        "Fewer children come into care",
        "So many a month do not come. Unaccompanied children are not among them.",
        {"fewer-entries": Words("How many fewer children a month"), "ages": AGES, **TIMING},
    ),
    "more-entries": Question(
        "More children come into care",
        "So many more come each month, like children of these ages who came before.",
        {"more-entries": Words("How many more children a month"), "ages": AGES, **TIMING},
    ),
    "step-downs": Question(
        "Children move on to another kind of home",
        "Step-downs: so many a month move, for example from children’s homes to foster carers.",
        {
            "step-downs": Words("How many children a month"),
            "out-of": Words(
                "Out of which homes", "Choose none for all children’s homes.", "groups"
            ),
            "into": Words("Into", "The shares that you write add up to 100.", "shares"),
            "ages": AGES,
            **TIMING,
        },
    ),
    "net-carers": Question(
        "More foster carers of our own",
        "So many more by a month, net of those who give up. Children with agency carers, or on "
        "their way there, live with them.",
        {
            "net-carers": Words("How many more carers", "For fewer, write -3."),
            "by": Words("By the end of which month", MONTH),
            "filling": Words(
                "How many of their places are filled, in per cent", "For example, 85.", "percent"
            ),
            "places-each": Words("Places with each carer", "Leave it empty for one."),
            "from": Words("Beginning in which month", "Leave it empty for now."),
        },
    ),
    "home-opens": Question(
        "A children’s home of our own opens",
        "It is filled with children from other children’s homes.",
        {
            "home-opens": Words("In which month it opens", MONTH),
            "beds": Words("How many beds"),
            "filling": Words(
                "How many of the beds are filled, in per cent", "Leave it empty for all.", "percent"
            ),
            "building-up": BUILDING,
        },
    ),
    "earlier-guardianship": Question(
        "Earlier exits to special guardianship",
        "So many a month leave earlier than they would.",
        {
            "earlier-guardianship": Words("How many children a month"),
            "out-of": Words("Out of which homes", "Choose none for all foster homes.", "groups"),
            "ages": Words("Of which ages", "Leave it empty for all under 16."),
            **TIMING,
        },
    ),
    "transfer-scheme": Question(
        "Arrivals by the National Transfer Scheme",
        "Unaccompanied children come until they are a share of all children of the area.",
        {
            "transfer-scheme": Words(
                "Share of all children of the area, in per cent",
                "Leave it empty for 0.1, the scheme’s threshold.",
                "percent",
            ),
            "population": Words(
                "Children of the area, 0 to 17", "Leave it empty for the ONS estimate."
            ),
            **TIMING,
        },
    ),
    "prices-rise": Question(
        "Prices rise or fall",
        "From a month on, of some kinds of home or of all.",
        {
            "prices-rise": Words("By how many per cent", "For a fall, write -2.", "percent"),
            "lines": Words("Of which homes", "Choose none for all.", "groups"),
            "from": FROM,
            "each-year": Words("Again in the same month of every year?", "", "yes-no"),
        },
    ),
    "set-up": Question(
        "Money spent once",
        "For example, to set the scenario up.",
        {"set-up": Words("How much, in pounds"), "on": Words("In which month", MONTH)},
    ),
    "a-month": Question(
        "Money spent every month",
        "For example, on a team of its own.",
        {"a-month": Words("How much a month, in pounds"), "from": FROM, "until": UNTIL},
    ),
}
"""Every kind, by the word that names it."""
