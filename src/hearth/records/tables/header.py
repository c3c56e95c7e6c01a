"""Header: who the child is."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB, flag

__all__ = ["HEADER"]

HEADER = Table(
    name="header",
    return_name="Header",
    description="One row per child: who they are. The latest return's row is kept.",
    key=("child",),
    columns=(
        CHILD,
        Column(
            "sex",
            Kind.CODE,
            "Sex: M, F or U. Returns up to 2023/24 said 1 and 2, which are held as M and F",
            Sensitivity.PERSONAL,
            code_set="SEX",
        ),
        DOB,
        Column("ethnic", Kind.CODE, "Ethnic group", Sensitivity.SPECIAL, code_set="ETHNIC"),
        Column(
            "upn",
            Kind.IDENTIFIER,
            "Unique pupil number, or UN1 to UN5 where it is not known and why",
            Sensitivity.PERSONAL,
            pattern="[A-HJ-NP-RT-Z][0-9]{11}[A-Z0-9]|UN[1-5]",
        ),
        flag("mother", "Whether a girl is herself a mother", Sensitivity.SPECIAL),
        Column(
            "mc_dob", Kind.DATE, "Date of birth of a mother's first child", Sensitivity.PERSONAL
        ),
    ),
)
