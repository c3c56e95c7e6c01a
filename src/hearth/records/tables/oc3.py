"""OC3: how care leavers are doing around their birthday."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["OC3"]

OC3 = Table(
    name="oc3",
    return_name="OC3",
    description=(
        "One row per year for each care leaver who had a 17th to 25th birthday in it: the "
        "position around that birthday."
    ),
    key=("child", "year"),
    columns=(
        CHILD,
        DOB,
        Column(
            "in_touch",
            Kind.CODE,
            "Whether the council is in touch with the young person",
            Sensitivity.PERSONAL,
            code_set="IN_TOUCH",
        ),
        Column(
            "activ",
            Kind.CODE,
            "Main activity: education, training, work or none; 0 when not known",
            Sensitivity.SPECIAL,
            code_set="ACTIV",
        ),
        Column(
            "accom",
            Kind.CODE,
            "Type of accommodation and whether it is suitable; 0 when not known",
            Sensitivity.SPECIAL,
            code_set="ACCOM",
        ),
    ),
)
