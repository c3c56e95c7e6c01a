"""What a council promised its children: strategies, actions, measures, and how they stand.

Files are read by `hearth.pledge.reading` and written by `hearth.pledge.writing`; those who only
hold a strategy need not load them.
"""

from hearth.pledge.standing import Now, Standing, Verdict
from hearth.pledge.strategy import (
    Action,
    Ambition,
    Evidence,
    Part,
    Promise,
    State,
    Strategy,
    SuccessMeasure,
)
from hearth.pledge.target import Target
from hearth.pledge.versions import Change, changes

__all__ = [
    "Action",
    "Ambition",
    "Change",
    "Evidence",
    "Now",
    "Part",
    "Promise",
    "Standing",
    "State",
    "Strategy",
    "SuccessMeasure",
    "Target",
    "Verdict",
    "changes",
]
