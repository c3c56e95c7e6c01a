"""Why things were late: the reasons recorded, on the page of a measure of timeliness."""

from __future__ import annotations

from hearth.measures import Derived, Measure
from hearth.measures.late import Reason, is_of_time, reasons
from hearth_web.access.models import User
from hearth_web.insight.asking import Asked
from hearth_web.insight.behind import behind, children_behind
from hearth_web.insight.rules import may_see_behind
from hearth_web.ui.tables import Column, Table

__all__ = ["reasons_table"]

COLUMNS = (
    Column("words", "Reason"),
    Column("late", "Done late", "number"),
    Column("declined", "Declined", "number"),
    Column("undone", "Not done", "number"),
)


def reasons_table(user: User, measure: Measure | Derived, asked: Asked) -> Table | None:
    """The reasons, of the children this person may see; None where there are none for them.

    They are as they were typed, and may say of whom they are.
    """
    if not (asked.exact and is_of_time(measure) and may_see_behind(user, measure.id)):
        return None
    found = behind(measure.id, asked, "denominator")
    seen = set(
        children_behind(user, measure.id, list(found.counted)).values_list("child", flat=True)
    )
    told: tuple[Reason, ...] = reasons(
        (each.how, each.reason) for each in found.owed if each.child in seen
    )
    return Table("Reasons recorded for what was late or not done", COLUMNS, told) if told else None
