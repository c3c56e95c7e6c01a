"""Missing: each time a child went missing or was away without authorisation."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["MISSING"]

MISSING = Table(
    name="missing",
    return_name="Missing",
    description="One row per incident of any length.",
    key=("child", "mis_start", "missing"),
    columns=(
        CHILD,
        DOB,
        Column(
            "missing",
            Kind.CODE,
            "M for missing, A for away without authorisation",
            Sensitivity.PERSONAL,
            code_set="MISSING",
        ),
        Column(
            "mis_start",
            Kind.DATE,
            "Date the incident started",
            Sensitivity.PERSONAL,
            required=True,
        ),
        Column(
            "mis_end",
            Kind.DATE,
            "Date the child was found or came back; empty while missing",
            Sensitivity.PERSONAL,
        ),
    ),
)
