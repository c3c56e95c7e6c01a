"""Reviews: when a child's plan was reviewed and how the child took part."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["REVIEWS"]

REVIEWS = Table(
    name="reviews",
    return_name="Reviews",
    description="One row per review of a child's care plan.",
    key=("child", "review"),
    columns=(
        CHILD,
        DOB,
        Column("review", Kind.DATE, "Date of the review", Sensitivity.PERSONAL, required=True),
        Column(
            "review_code",
            Kind.CODE,
            "How the child took part",
            Sensitivity.PERSONAL,
            code_set="REVIEW_CODE",
        ),
    ),
)
