"""PrevPerm: a permanence order before this period of care."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["PREV_PERM"]

PREV_PERM = Table(
    name="prev_perm",
    return_name="PrevPerm",
    description="One row per year for each child who came into care in it.",
    key=("child", "year"),
    columns=(
        CHILD,
        DOB,
        Column(
            "prev_perm",
            Kind.CODE,
            "The permanence order by which the child had left care before, if any",
            Sensitivity.PERSONAL,
            code_set="PREV_PERM",
        ),
        Column(
            "la_perm",
            Kind.CODE,
            "The council that had arranged it, by number, or WAL, SCO, NIR, NUK",
            Sensitivity.PERSONAL,
            code_set="LA_PERM",
        ),
        Column(
            "date_perm",
            Kind.PARTIAL_DATE,
            "Date of that order; parts not known are zz",
            Sensitivity.PERSONAL,
        ),
    ),
)
