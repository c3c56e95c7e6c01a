"""AD1: children adopted in the year, and who adopted them."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB, flag

__all__ = ["AD1"]

AD1 = Table(
    name="ad1",
    return_name="AD1",
    description="One row per year for each child adopted in it.",
    key=("child", "year"),
    columns=(
        CHILD,
        DOB,
        Column(
            "date_int",
            Kind.DATE,
            "Date the council decided that the child should be placed for adoption",
            Sensitivity.PERSONAL,
        ),
        Column(
            "date_match",
            Kind.DATE,
            "Date the child was matched with the adopters",
            Sensitivity.PERSONAL,
        ),
        flag("foster_care", "Whether the adopter had been the foster carer", Sensitivity.PERSONAL),
        Column(
            "nb_adoptr",
            Kind.CODE,
            "Number of adopters, 1 or 2",
            Sensitivity.PERSONAL,
            code_set="NB_ADOPTR",
        ),
        Column(
            "sex_adoptr",
            Kind.CODE,
            "Sex of the adopters",
            Sensitivity.SPECIAL,
            code_set="SEX_ADOPTR",
        ),
        Column(
            "ls_adoptr",
            Kind.CODE,
            "Legal status of the adopters as a couple",
            Sensitivity.SPECIAL,
            code_set="LS_ADOPTR",
        ),
    ),
)
