"""Children in need and children on child protection plans: context from Annex A, lists 6 and 7."""

from __future__ import annotations

from hearth.records.model import Sensitivity, Table
from hearth.records.tables.common import CHILD
from hearth.records.tables.extra.columns import AS_AT, code, day, identifier, yes_no
from hearth.records.tables.extra.workers import TEAM_IS, WORKER_IS

__all__ = ["CHILDREN_IN_NEED", "CHILD_PROTECTION"]

SPECIAL = Sensitivity.SPECIAL

CHILDREN_IN_NEED = Table(
    name="children_in_need",
    return_name="Children in need",
    description="One row per child in need and time in need.",
    key=("child", "start"),
    columns=(
        CHILD,
        day("start", "Date the child was found to be in need"),
        code("need", "NEED", "Main need", SPECIAL),
        day("last_seen", "Date the child was last seen"),
        day("end", "Date the case was closed; empty while it is open"),
        code("reason", "CIN_CLOSURE", "Why it was closed"),
        code("status", "CASE_STATUS", "What the case is at present", SPECIAL),
        identifier("team", f"The allocated team: {TEAM_IS}"),
        identifier("worker", f"The allocated worker: {WORKER_IS}"),
        AS_AT,
    ),
)

CHILD_PROTECTION = Table(
    name="child_protection",
    return_name="Child protection",
    description="One row per child protection plan.",
    key=("child", "start"),
    columns=(
        CHILD,
        day("start", "Date the plan began", SPECIAL),
        day("end", "Date the plan ended; empty while it goes on", SPECIAL),
        code("initial_category", "ABUSE", "Category of abuse at the start", SPECIAL),
        code("latest_category", "ABUSE", "Category of abuse now", SPECIAL),
        day("last_visit", "Date of the last statutory visit"),
        yes_no("seen_alone", "Whether the child was seen alone"),
        day("last_review", "Date of the last review conference"),
        yes_no("emergency", "Under emergency protection or police powers in six months", SPECIAL),
        identifier("team", f"The allocated team: {TEAM_IS}"),
        identifier("worker", f"The allocated worker: {WORKER_IS}"),
        AS_AT,
    ),
)
