"""Who works with a child: workers, teams, and who held which case from when to when."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD
from hearth.records.tables.extra.columns import AS_AT, code, day, end_day, identifier, text, yes_no
from hearth.records.tables.sw_episodes import SW_EPISODES

__all__ = ["ALLOCATIONS", "TEAMS", "WORKERS"]

WORKER_IS = "the source's own identifier, or the name where the source has only that"
TEAM_IS = "the source's own identifier, or the name where the source has only that"

WORKERS = Table(
    name="workers",
    return_name="Workers",
    description="One row per worker.",
    key=("worker",),
    columns=(
        identifier("worker", f"The worker: {WORKER_IS}", required=True),
        text("name", "Full name"),
        SW_EPISODES.column("sw_id"),
        text("job_title", "Job title"),
        identifier("team", f"The worker's team: {TEAM_IS}"),
        yes_no("agency", "Whether an agency employs the worker"),
    ),
)

TEAMS = Table(
    name="teams",
    return_name="Teams",
    description="One row per team or service.",
    key=("team",),
    columns=(
        identifier("team", f"The team: {TEAM_IS}", Sensitivity.ORDINARY, required=True),
        text("name", "Name of the team", Sensitivity.ORDINARY),
        identifier("parent", "The team or service it belongs to", Sensitivity.ORDINARY),
    ),
)

ALLOCATIONS = Table(
    name="allocations",
    return_name="Allocations",
    description="One row per worker of a child in one role, from when to when.",
    key=("child", "role", "worker", "start"),
    columns=(
        CHILD,
        identifier("worker", f"The worker: {WORKER_IS}"),
        identifier("team", f"The team that holds the case: {TEAM_IS}"),
        code("role", "ROLE", "What the worker is to the child"),
        day("start", "Date the worker took the case"),
        end_day("it"),
        Column(
            "reason",
            Kind.CODE,
            "Why this worker took over",
            Sensitivity.ORDINARY,
            code_set="SW_REASON",
        ),
        AS_AT,
    ),
)
