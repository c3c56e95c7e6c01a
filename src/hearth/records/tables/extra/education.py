"""Special educational needs, as far as a source says what is provided for them."""

from __future__ import annotations

from hearth.records.model import Sensitivity, Table
from hearth.records.tables.common import CHILD
from hearth.records.tables.extra.columns import AS_AT, code, day, end_day

__all__ = ["SPECIAL_NEEDS"]

SPECIAL = Sensitivity.SPECIAL

SPECIAL_NEEDS = Table(
    name="special_needs",
    return_name="Special educational needs",
    description="One row per provision for a child's special educational needs.",
    key=("child", "provision", "start"),
    columns=(
        CHILD,
        code("provision", "SEN_PROVISION", "What is provided", SPECIAL),
        day("start", "Date it began", SPECIAL),
        end_day("it", SPECIAL),
        AS_AT,
    ),
)
