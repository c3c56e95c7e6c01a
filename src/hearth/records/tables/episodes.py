"""Episodes: where a child lived and under what legal status, from when to when."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD

__all__ = ["EPISODES"]

EPISODES = Table(
    name="episodes",
    return_name="Episodes",
    description=(
        "One row per episode of care. A new episode starts whenever the legal status or the "
        "placement changes."
    ),
    key=("child", "decom"),
    columns=(
        CHILD,
        Column("decom", Kind.DATE, "Date the episode started", Sensitivity.PERSONAL, required=True),
        Column("rne", Kind.CODE, "Why the episode is new", Sensitivity.ORDINARY, code_set="RNE"),
        Column("ls", Kind.CODE, "Legal status", Sensitivity.SPECIAL, code_set="LS"),
        Column(
            "cin",
            Kind.CODE,
            "Main need when the period of care began",
            Sensitivity.SPECIAL,
            code_set="CIN",
        ),
        Column("place", Kind.CODE, "Placement type", Sensitivity.SPECIAL, code_set="PLACE"),
        Column(
            "place_provider",
            Kind.CODE,
            "Who provides the placement; empty for temporary moves",
            Sensitivity.ORDINARY,
            code_set="PLACE_PROVIDER",
        ),
        Column(
            "dec",
            Kind.DATE,
            "Date the episode ended; empty while it is open",
            Sensitivity.PERSONAL,
        ),
        Column(
            "rec",
            Kind.CODE,
            "Why the episode ended; X1 when care goes on",
            Sensitivity.SPECIAL,
            code_set="REC",
        ),
        Column(
            "reason_place_change",
            Kind.CODE,
            "Why the placement changed, on the episode that ends",
            Sensitivity.SPECIAL,
            code_set="REASON_PLACE_CHANGE",
        ),
        Column("home_post", Kind.POSTCODE, "Postcode of the child's home", Sensitivity.LOCATION),
        Column("pl_post", Kind.POSTCODE, "Postcode of the placement", Sensitivity.LOCATION),
        Column(
            "urn",
            Kind.IDENTIFIER,
            "Ofsted number of the home, agency or provider; XXXXXXX where it has none",
            Sensitivity.LOCATION,
            pattern="SC[0-9]{6}|[0-9]{7}|XXXXXXX",
        ),
    ),
)
