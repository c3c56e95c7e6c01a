"""The statutory clocks: who owes what to which child by when, and what was done."""

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.coverage import answered, kept_from, waiting, waiting_for
from hearth.duties.engine import AHEAD, Obligations, obligations
from hearth.duties.limits import Limit, Policy, Relaxation, Span, days_given, limits, relaxations
from hearth.duties.model import Duty, Group, Level, Outcome, Owner, State
from hearth.duties.parts import owed_by, part_of, part_words
from hearth.duties.plain import kept_in, plain_rows
from hearth.duties.states import fell_due, on_time, states
from hearth.duties.together import TOGETHER, in_parts, of_many

__all__ = [
    "AHEAD",
    "CATALOGUE",
    "TOGETHER",
    "Duty",
    "Group",
    "Level",
    "Limit",
    "Obligations",
    "Outcome",
    "Owner",
    "Policy",
    "Relaxation",
    "Span",
    "State",
    "answered",
    "days_given",
    "fell_due",
    "in_parts",
    "kept_from",
    "kept_in",
    "limits",
    "obligations",
    "of_many",
    "on_time",
    "owed_by",
    "part_of",
    "part_words",
    "plain_rows",
    "relaxations",
    "states",
    "waiting",
    "waiting_for",
]
