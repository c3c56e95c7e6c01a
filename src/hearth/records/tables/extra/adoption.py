"""Adoption: each child's way there, and the adopters, whom only a family identifier ties to it."""

from __future__ import annotations

from hearth.records.model import Sensitivity, Table
from hearth.records.tables.ad1 import AD1
from hearth.records.tables.common import CHILD
from hearth.records.tables.extra.columns import code, day, identifier, number, yes_no
from hearth.records.tables.header import HEADER
from hearth.records.tables.placed_adoption import PLACED_ADOPTION

__all__ = ["ADOPTERS", "ADOPTION"]

SPECIAL = Sensitivity.SPECIAL

ADOPTION = Table(
    name="adoption",
    return_name="Adoption",
    description="One row per child and decision that the child should be placed for adoption.",
    key=("child", "date_placed"),
    columns=(
        CHILD,
        identifier("adoptive_family", "The adoptive family, as among the adopters"),
        day("entered_care", "Date the child came into care"),
        day("date_placed", "Date of the decision; not of the move itself"),
        day("placement_order", "Date of the placement order"),
        AD1.column("date_match"),
        day("moved_in", "Date the child moved in with the adopters"),
        day("ffa_decision", "Date of the decision for fostering for adoption or concurrent plans"),
        day("ffa_moved_in", "Date the child moved in with them as foster carers"),
        day("order", "Date of the permanence order"),
        code("order_type", "PERMANENCE_ORDER", "Which order it was"),
        PLACED_ADOPTION.column("date_placed_ceased"),
        PLACED_ADOPTION.column("reason_placed_ceased"),
        *(AD1.column(n) for n in ("foster_care", "nb_adoptr", "sex_adoptr", "ls_adoptr")),
        yes_no("sibling_group", "Whether the child is one of brothers and sisters to be placed"),
        number("siblings_together", "How many of them were placed together", 99),
        number("siblings_apart", "How many of them were placed apart", 99),
    ),
)

ADOPTERS = Table(
    name="adopters",
    return_name="Adopters",
    description="One row per adult in contact with the adoption agency.",
    key=("adopter",),
    columns=(
        identifier("adopter", "The adopter, as the source names them", required=True),
        identifier("adoptive_family", "The adoptive family"),
        code("gender", "GENDER", "Gender", SPECIAL),
        HEADER.column("ethnic"),
        yes_no("disabled", "Whether the adopter has a disability", SPECIAL),
        yes_no("fosters_for_adoption", "Whether the adopter fosters for adoption"),
        day("enquired", "Date the enquiry was received"),
        day("stage_1_start", "Date stage 1 started"),
        day("stage_1_end", "Date stage 1 ended"),
        day("stage_2_start", "Date stage 2 started"),
        day("stage_2_end", "Date stage 2 ended"),
        day("applied", "Date the application was submitted"),
        day("approved", "Date the application was approved"),
        day("matched", "Date the adopter was matched"),
        day("placed", "Date a child moved in"),
        number("children", "How many children moved in", 99),
        day("order", "Date of the adoption order"),
        day("left", "Date the adopter left the process"),
        code("left_reason", "ADOPTER_LEFT", "Why the adopter left the process"),
    ),
)
