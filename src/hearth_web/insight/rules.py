"""What beyond its own verb somebody needs for what a number says of a child."""

from __future__ import annotations

from hearth.measures import CATALOGUE
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb

__all__ = ["may_see_behind", "needed_for"]

OF_FAMILY = {"health": Verb.SEE_HEALTH}
OF_BREAKDOWN = {"uasc": Verb.SEE_IMMIGRATION}
OF_MEASURE = {
    "uasc-share": Verb.SEE_IMMIGRATION,
    "leavers-by-destination": Verb.SEE_ADOPTION,
    "exploitation-cohort": Verb.SEE_PROTECTION,
}
ADOPTION = "adoption-"  # how measures of adoption begin


def needed_for(measure: str, breakdown: str = "") -> tuple[Verb, ...]:
    """The verbs that knowing a child is in this number takes, beside opening records at all."""
    needed = {OF_FAMILY.get(CATALOGUE[measure].family), OF_MEASURE.get(measure)}
    needed.add(OF_BREAKDOWN.get(breakdown))
    if measure.startswith(ADOPTION):
        needed.add(Verb.SEE_ADOPTION)
    return tuple(sorted(verb for verb in needed if verb))


def may_see_behind(user: User, measure: str, breakdown: str = "") -> bool:
    """Whether this person may be shown the children in a number, those within reach."""
    verbs = (Verb.SEE_CHILDREN_BEHIND, Verb.SEE_CHILDREN, *needed_for(measure, breakdown))
    return all(user.may(verb) for verb in verbs)
