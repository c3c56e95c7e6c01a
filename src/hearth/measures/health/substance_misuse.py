"""Children with a drug or alcohol problem, and the help they had."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.oc2 import OC2

__all__ = ["MEASURE"]

IDENTIFIED = nw.col("substance_misuse")
RECEIVED = nw.col("intervention_received")
OFFERED = nw.col("intervention_offered")
HELP_OFFERED = RECEIVED | OFFERED  # the return asks whether help was offered only where none came

MEASURE = Measure(
    id="substance-misuse",
    title="Drug or alcohol problem identified",
    family="health",
    meaning=(
        "Children in care for at least a year who were found to have a drug or alcohol problem "
        "in the year. Help received counts as help offered."
    ),
    counts="children with a drug or alcohol problem identified in the year",
    out_of="children looked after for the whole collection year",
    population=OC2,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source=(
        "SSDA903 OC2, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED; "
        "DfE outcomes for looked-after children"
    ),
    numerator=IDENTIFIED,
    denominator=~nw.col("child").is_null(),
    unknown=IDENTIFIED.is_null(),
    variants=(
        Variant(
            id="received",
            title="Received help, of those identified",
            numerator=IDENTIFIED & RECEIVED,
            denominator=IDENTIFIED,
            unknown=IDENTIFIED & RECEIVED.is_null(),
        ),
        Variant(
            id="offered",
            title="Were offered help, of those identified",
            numerator=IDENTIFIED & HELP_OFFERED,
            denominator=IDENTIFIED,
            unknown=IDENTIFIED & HELP_OFFERED.is_null(),
        ),
    ),
)
