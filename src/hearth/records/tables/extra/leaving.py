"""Care leavers: the latest state, not the position around a birthday that OC3 asks for."""

from __future__ import annotations

from hearth.records.model import Sensitivity, Table
from hearth.records.tables.common import CHILD
from hearth.records.tables.extra.columns import AS_AT, code, day, identifier
from hearth.records.tables.extra.workers import TEAM_IS, WORKER_IS
from hearth.records.tables.oc3 import OC3

__all__ = ["CARE_LEAVERS"]

CARE_LEAVERS = Table(
    name="care_leavers",
    return_name="Care leavers",
    description=(
        "One row per young person with leaving care services, as last known. Type and suitability "
        "of accommodation are apart, as sources often know one without the other; `accom` is both."
    ),
    key=("child", "as_at"),
    columns=(
        CHILD,
        code("eligibility", "ELIGIBILITY", "What the young person is entitled to"),
        OC3.column("in_touch"),
        day("latest_contact", "Date of the last contact"),
        OC3.column("accom"),
        code("accom_type", "ACCOM_TYPE", "Type of accommodation", Sensitivity.SPECIAL),
        code("accom_suitable", "ACCOM_SUITABLE", "Whether it is suitable", Sensitivity.SPECIAL),
        OC3.column("activ"),
        day("pathway_plan_review", "Date of the last review of the pathway plan"),
        identifier("adviser", f"The personal adviser: {WORKER_IS}"),
        identifier("worker", f"The allocated worker: {WORKER_IS}"),
        identifier("team", f"The allocated team: {TEAM_IS}"),
        AS_AT,
    ),
)
