"""UASC: unaccompanied asylum-seeking children."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["UASC"]

UASC = Table(
    name="uasc",
    return_name="UASC",
    description=(
        "One row per child who was an unaccompanied asylum-seeking child at any time in a year. "
        "The latest return's row is kept."
    ),
    key=("child",),
    columns=(
        CHILD,
        Column("sex", Kind.CODE, "Sex, as in Header", Sensitivity.PERSONAL, code_set="SEX"),
        DOB,
        Column(
            "duc",
            Kind.DATE,
            "Date the status ended; empty while the child still has it",
            Sensitivity.SPECIAL,
        ),
    ),
)
