"""Every measure again, in plain loops, written from the guidance and not from Hearth's code.

Slow and obvious on purpose. `answers(council, measure, window)` gives the lines of the whole under
"" and those of each second figure under its id; `counted` adds lines up.
"""

from oracle.answer import Line, counted, counted_by
from oracle.care import Council
from oracle.catalogue import MIXES, ORACLE, YEARLY, answers
from oracle.days import year_reached

__all__ = [
    "MIXES",
    "ORACLE",
    "YEARLY",
    "Council",
    "Line",
    "answers",
    "counted",
    "counted_by",
    "year_reached",
]
