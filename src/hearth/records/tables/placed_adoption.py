"""PlacedAdoption: decisions that a child should be placed for adoption."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["PLACED_ADOPTION"]

PLACED_ADOPTION = Table(
    name="placed_adoption",
    return_name="PlacedAdoption",
    description=(
        "One row per decision that a child should be placed for adoption. A decision that was "
        "reversed and made again is two rows."
    ),
    key=("child", "date_placed"),
    columns=(
        CHILD,
        DOB,
        Column(
            "date_placed",
            Kind.DATE,
            "Date of the decision that the child should be placed; not of the move itself",
            Sensitivity.PERSONAL,
            required=True,
        ),
        Column(
            "date_placed_ceased",
            Kind.DATE,
            "Date the decision was reversed; empty while it stands",
            Sensitivity.PERSONAL,
        ),
        Column(
            "reason_placed_ceased",
            Kind.CODE,
            "Why the decision was reversed",
            Sensitivity.PERSONAL,
            code_set="REASON_PLACED_CEASED",
        ),
    ),
)
