"""Why things were late: the reasons recorded, on the page of a measure of timeliness."""

from __future__ import annotations

from collections.abc import Iterable

from hearth.measures import Derived, Measure
from hearth.measures.late import Reason, of_time, reasons
from hearth_web.access.models import User
from hearth_web.insight.asking import Asked
from hearth_web.insight.behind import Owed, children_behind, owed_behind
from hearth_web.insight.rules import may_see_behind
from hearth_web.ui.tables import Column, Table

__all__ = ["reasons_of_year", "reasons_table"]

COLUMNS = (
    Column("words", "Reason"),
    Column("late", "Done late", "number"),
    Column("declined", "Declined", "number"),
    Column("undone", "Not done", "number"),
)


def reasons_of_year(user: User, measure: Measure | Derived, asked: Asked) -> Table | None:
    """The reasons of the twelve months, of the children this person may see; None where there
    are none for them.

    They are as they were typed, and may say of whom they are.
    """
    figure = of_time(measure)
    if figure is None or asked.held.histories is None or not asked.exact:
        return None
    if not may_see_behind(user, measure.id):
        return None
    owed = owed_behind(measure.id, asked, figure)
    named = {each.child for each in owed}
    seen = set(children_behind(user, measure.id, named).values_list("child", flat=True))
    return reasons_table(each for each in owed if each.child in seen)


def reasons_table(owed: Iterable[Owed]) -> Table | None:
    """The reasons of these; None where all was done in time."""
    told: tuple[Reason, ...] = reasons((each.how, each.reason) for each in owed)
    return Table("Reasons recorded for what was late or not done", COLUMNS, told) if told else None
