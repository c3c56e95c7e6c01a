"""Health and offending, dated, where the return has one flag a year."""

from __future__ import annotations

from hearth.records.model import Sensitivity, Table
from hearth.records.tables.common import CHILD
from hearth.records.tables.extra.columns import WHY_LATE, code, day, text, yes_no
from hearth.records.tables.oc2 import OC2

__all__ = ["CONVICTIONS", "HEALTH_CHECKS", "IMMUNISATIONS", "SDQ", "SUBSTANCE_MISUSE"]

SPECIAL = Sensitivity.SPECIAL

HEALTH_CHECKS = Table(
    name="health_checks",
    return_name="Health checks",
    description="One row per assessment or check, planned ones too.",
    key=("child", "kind", "date"),
    columns=(
        CHILD,
        code("kind", "HEALTH_CHECK_KIND", "What was checked", SPECIAL),
        day("date", "Date of the check", SPECIAL),
        code("status", "HEALTH_CHECK_STATUS", "Whether it took place", SPECIAL),
        code("by", "CHECKED_BY", "Who did it: a first assessment is a doctor's", SPECIAL),
        day("received", "Date its report came to the council", SPECIAL),
        WHY_LATE,
    ),
)

IMMUNISATIONS = Table(
    name="immunisations",
    return_name="Immunisations",
    description="One row per child: whether immunisations are up to date.",
    key=("child",),
    columns=(
        CHILD,
        yes_no("up_to_date", "Whether they are up to date", SPECIAL),
        day("date", "Date that was known", SPECIAL),
        WHY_LATE,
    ),
)

SDQ = Table(
    name="sdq",
    return_name="SDQ",
    description="One row per strengths and difficulties questionnaire, or reason for none.",
    key=("child", "date"),
    columns=(
        CHILD,
        day("date", "Date it was completed", SPECIAL),
        OC2.column("sdq_score"),
        OC2.column("sdq_reason"),
        WHY_LATE,
    ),
)

SUBSTANCE_MISUSE = Table(
    name="substance_misuse",
    return_name="Substance misuse",
    description="One row per time a substance misuse problem was found.",
    key=("child", "date", "substance"),
    columns=(
        CHILD,
        day("date", "Date it was found", SPECIAL),
        text("substance", "The substance, in the source's own words", SPECIAL),
        yes_no("intervention_received", "Whether the child received help", SPECIAL),
    ),
)

CONVICTIONS = Table(
    name="convictions",
    return_name="Convictions",
    description="One row per conviction or youth caution.",
    key=("child", "date", "offence"),
    columns=(
        CHILD,
        day("date", "Date of the conviction or caution", SPECIAL),
        text("offence", "The offence, in the source's own words", SPECIAL),
    ),
)
