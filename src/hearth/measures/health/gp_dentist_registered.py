"""Registered with a GP and a dentist."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.duties.catalogue.health import FOR_NOW
from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.practice import latest_in_care

__all__ = ["MEASURE"]


def lasting(what: str) -> nw.Expr:
    """Registered with a doctor or dentist, and not for a short time only."""
    level = nw.col(f"{what}_level").str.to_lowercase()
    return nw.col(what) & ~level.str.contains("|".join(FOR_NOW)).fill_null(False)


MEASURE = Measure(
    id="gp-dentist-registered",
    title="Registered with a GP and a dentist",
    family="health",
    meaning=(
        "Children looked after on the day who are registered with both a GP and a dentist, as "
        "last recorded. A registration for a short time only does not count; where nothing is "
        "recorded the child is not counted as registered."
    ),
    counts="children registered with both",
    out_of="children looked after on the day",
    population=latest_in_care(
        "registrations",
        "Children looked after and their registrations",
        gp="GP_REGISTERED",
        dentist="DENTIST_REGISTERED",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Promoting the health and wellbeing of looked-after children, 2015",
    numerator=lasting("gp") & lasting("dentist"),
    denominator=EVERY_CHILD,
    variants=(
        Variant("gp", "with a GP", numerator=lasting("gp")),
        Variant("dentist", "with a dentist", numerator=lasting("dentist")),
    ),
)
