"""How long a connected person may be approved for a time: sixteen weeks, and eight more once. Pure.

Regulations 24 and 25 of the Care Planning, Placement and Case Review (England) Regulations 2010.
"""

from __future__ import annotations

from datetime import date, timedelta

from hearth.duties import days_given, relaxations

__all__ = ["ALL_WEEKS", "MORE_WEEKS", "UNTIL_IRM", "WEEKS", "is_eased", "longest", "runs_out"]

WEEKS, ALL_WEEKS = days_given("reg24-approval") // 7, days_given("reg25-extension") // 7
MORE_WEEKS = ALL_WEEKS - WEEKS
UNTIL_IRM = "UNTIL_IRM"
"""How an extension ends that lasts until an independent review of the refusal is decided."""
(EASED,) = (each for each in relaxations("visit-reg24-or-ico-home") if "2020/445" in each.source)
"""When the same regulations that let visits be virtual let approvals last longer."""


def runs_out(on: date, until: date | None = None) -> date:
    """The last day of an approval that nothing extends; it may have been given for less."""
    return until or on + timedelta(weeks=WEEKS)


def longest(on: date, until: date | None = None) -> date:
    """The last day to which an approval can be extended."""
    return runs_out(on, until) + timedelta(weeks=MORE_WEEKS)


def is_eased(on: date) -> bool:
    """Whether an approval of this day was under the rules of 2020."""
    return EASED.starts <= on < EASED.stops
