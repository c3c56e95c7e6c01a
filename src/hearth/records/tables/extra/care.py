"""Care as practice holds it: periods, legal statuses and placements apart, visits and plans."""

from __future__ import annotations

from hearth.records.model import Sensitivity, Table
from hearth.records.tables.common import CHILD
from hearth.records.tables.episodes import EPISODES
from hearth.records.tables.extra.columns import (
    AS_AT,
    WHY_LATE,
    clock,
    code,
    day,
    end_day,
    number,
    text,
    yes_no,
)

__all__ = [
    "COUNTS",
    "LEGAL_STATUSES",
    "MISSING_INTERVIEWS",
    "PERIODS",
    "PERMANENCE_PLANS",
    "PLACEMENTS",
    "VISITS",
]

SPECIAL = Sensitivity.SPECIAL

PERIODS = Table(
    name="periods",
    return_name="Periods of care",
    description="One row per period of care, from coming into care to leaving it.",
    key=("child", "start"),
    columns=(
        CHILD,
        day("start", "Date the child came into care"),
        end_day("the period of care"),
        EPISODES.column("cin"),
        EPISODES.column("rec"),
        EPISODES.column("home_post"),
    ),
)

LEGAL_STATUSES = Table(
    name="legal_statuses",
    return_name="Legal statuses",
    description="One row per legal status of a child, from when to when.",
    key=("child", "start", "ls"),
    columns=(
        CHILD,
        EPISODES.column("ls"),
        day("start", "Date the legal status began", SPECIAL),
        end_day("the legal status", SPECIAL),
    ),
)

PLACEMENTS = Table(
    name="placements",
    return_name="Placements",
    description="One row per placement of a child, from when to when.",
    key=("child", "start"),
    columns=(
        CHILD,
        *(EPISODES.column(name) for name in ("place", "place_provider", "urn", "pl_post")),
        day("start", "Date the placement began"),
        end_day("the placement"),
        EPISODES.column("reason_place_change"),
        code("pl_location", "PL_LOCATION", "Inside or outside the council's area"),
    ),
)

VISITS = Table(
    name="visits",
    return_name="Visits",
    description=(
        "One row per visit to a child, and per attempt: a visit at which the child was not seen "
        "is an attempt, and counts as no visit. One day may have both."
    ),
    key=("child", "date", "kind"),
    columns=(
        CHILD,
        day("date", "Date of the visit"),
        code("kind", "VISIT", "Who visited, and for what"),
        yes_no("seen", "Whether the child was seen"),
        yes_no("seen_alone", "Whether the child was seen alone"),
        code("not_alone", "NOT_ALONE", "Why the child was seen, but not alone"),
        code("reason", "VISIT_MISSED", "Why an attempt came to nothing", SPECIAL),
        WHY_LATE,
        yes_no("in_person", "Whether it was in person; a virtual visit was not"),
        code("where", "VISIT_WHERE", "Where it was"),
        text("where_said", "Where it was, if somewhere else"),
        text("who", "Who else was there"),
        text("words", "What the child said, in the child's words", SPECIAL),
        yes_no("written", "Whether the record of it was written to the child"),
    ),
)

PERMANENCE_PLANS = Table(
    name="permanence_plans",
    return_name="Permanence plans",
    description="One row per plan for where a child is to grow up.",
    key=("child", "plan", "start"),
    columns=(
        CHILD,
        code("plan", "PERMANENCE_PLAN", "The plan"),
        day("start", "Date the plan was made"),
        end_day("the plan"),
        WHY_LATE,
        AS_AT,
    ),
)

MISSING_INTERVIEWS = Table(
    name="missing_interviews",
    return_name="Return interviews",
    description=(
        "One row per time missing of which more is known than its dates: the times of day, and "
        "whether the child was offered an interview on coming back. `mis_start` is empty where a "
        "snapshot speaks of the last time only."
    ),
    key=("child", "mis_start", "as_at"),
    columns=(
        CHILD,
        day("mis_start", "Date the child went missing"),
        clock("start_time", "When it began: left, or last seen by an adult in charge, if later"),
        day("end", "Date the child came back or was found"),
        clock("end_time", "When the child came back or was found: from then 72 hours run"),
        yes_no("offered", "Whether the interview was offered"),
        yes_no("accepted", "Whether the child accepted it"),
        AS_AT,
    ),
)

COUNTS = Table(
    name="counts",
    return_name="Counts",
    description=(
        "One row per number that a snapshot gives of a child without the facts behind it: to "
        "compare with what is counted here, never to count from."
    ),
    key=("child", "count", "as_at"),
    columns=(
        CHILD,
        code("count", "COUNT", "What was counted"),
        number("number", "The number", 9999),
        AS_AT,
    ),
)
