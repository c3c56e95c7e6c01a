"""DoLo: orders that deprive a child of liberty."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["DOLO"]

DOLO = Table(
    name="dolo",
    return_name="DoLo",
    description="One row per deprivation of liberty order. From 2026/27.",
    key=("child", "dolo_start"),
    since=2027,
    columns=(
        CHILD,
        DOB,
        Column(
            "dolo_start",
            Kind.DATE,
            "Date the order started",
            Sensitivity.SPECIAL,
            required=True,
        ),
        Column(
            "dolo_end",
            Kind.DATE,
            "Date the order ended; empty while it runs",
            Sensitivity.SPECIAL,
        ),
    ),
)
