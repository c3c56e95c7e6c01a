"""Most of what fails though it is right is explained, as a council's analyst would have by then."""

from __future__ import annotations

from hearth.demo.explained import explained
from hearth_web.access.models import User
from hearth_web.bridge.memory import current
from hearth_web.returns.actions import explain_all
from hearth_web.returns.queries import Sight, failures_to_explain
from hearth_web.returns.work import check_record
from hearth_web.returns.years import deadlines, preparing

__all__ = ["arrange"]

LEFT = frozenset({"1016", "SW12STG2"})  # for whoever tries the demonstration


def arrange(people: dict[str, User]) -> None:
    """Check the return being prepared, and explain it rule by rule."""
    held = current()
    year = preparing(held.record.years, deadlines())
    if year is None:
        return
    sight = Sight(people["analyst"], check_record(held, year))
    for rule, why in explained().items():
        if rule not in LEFT:
            explain_all(by=people["analyst"], failures=failures_to_explain(sight, rule), words=why)
