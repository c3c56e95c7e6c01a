"""Events of practice: what was done for a child, and what set a clock going, one row each."""

from __future__ import annotations

from hearth.records.model import Sensitivity, Table
from hearth.records.tables.common import CHILD
from hearth.records.tables.extra.columns import WHY_LATE, clock, code, day, number, text, yes_no

__all__ = ["EVENTS"]

SPECIAL = Sensitivity.SPECIAL

EVENTS = Table(
    name="events",
    return_name="Events",
    description=(
        "One row per plan, notice, decision, assessment, meeting or the like that has no table of "
        "its own. What the other columns mean is said by the code of the event."
    ),
    key=("child", "event", "date", "time", "about"),
    columns=(
        CHILD,
        code("event", "EVENT", "What happened", SPECIAL),
        day("date", "The day it happened, or began; never the day it was typed", SPECIAL),
        clock("time", "When on that day, where the clock counts hours", SPECIAL),
        day("until", "The day it ended or runs to; empty while it goes on", SPECIAL),
        code("outcome", "OUTCOME", "What came of it; empty means it was done", SPECIAL),
        day("about", "The day of what it answers: the move, the review, the time missing", SPECIAL),
        text("level", "Kind, level or risk, in the words the event's form offers", SPECIAL),
        number("number", "A grade, a count of sessions or the like", 9999, SPECIAL),
        number("number_of", "What the number is out of", 9999, SPECIAL),
        code("voice", "VOICE", "How the child's own view was given", SPECIAL),
        yes_no("in_person", "Whether people met in person; empty where that is no question"),
        text("who", "Who took part", SPECIAL),
        text("reason", "Why it was not done or not needed, or another reason for it", SPECIAL),
        WHY_LATE,
        text("words", "What the child said, in the child's words", SPECIAL),
        text("text", "Anything else worth keeping", SPECIAL),
    ),
)
