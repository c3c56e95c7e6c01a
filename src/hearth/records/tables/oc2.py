"""OC2: health and conviction of children looked after for twelve months."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB, flag

__all__ = ["OC2"]

OC2 = Table(
    name="oc2",
    return_name="OC2",
    description=(
        "One row per year for each child looked after for the whole of the twelve months to "
        "31 March."
    ),
    key=("child", "year"),
    columns=(
        CHILD,
        DOB,
        Column(
            "sdq_score",
            Kind.INTEGER,
            "Strengths and difficulties questionnaire score, 0 to 40; higher is worse",
            Sensitivity.SPECIAL,
            minimum=0,
            maximum=40,
        ),
        Column(
            "sdq_reason",
            Kind.CODE,
            "Why there is no score",
            Sensitivity.SPECIAL,
            code_set="SDQ_REASON",
        ),
        flag("convicted", "Convicted or cautioned in the year; aged 10 on", Sensitivity.SPECIAL),
        flag("health_check", "Development checks up to date; under 5 only", Sensitivity.SPECIAL),
        flag("immunisations", "Immunisations up to date", Sensitivity.SPECIAL),
        flag("teeth_check", "Teeth checked by a dentist in the year", Sensitivity.SPECIAL),
        flag("health_assessment", "Annual health assessment done", Sensitivity.SPECIAL),
        flag("substance_misuse", "A substance misuse problem was found", Sensitivity.SPECIAL),
        flag(
            "intervention_received",
            "Received help for substance misuse; only where a problem was found",
            Sensitivity.SPECIAL,
        ),
        flag(
            "intervention_offered",
            "Was offered help but did not take it; only where none was received",
            Sensitivity.SPECIAL,
        ),
    ),
)
