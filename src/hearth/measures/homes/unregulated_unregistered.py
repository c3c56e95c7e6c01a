"""Children in supported accommodation and in settings with no Ofsted number."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import LOOKED_AFTER, UNDER_16

__all__ = ["MEASURE"]

SUPPORTED, REGISTERED = nw.col("supported"), nw.col("registered")
OLDER = ~UNDER_16 & nw.col("under_18")

SUPPORTED_OLDER = SUPPORTED & OLDER & ~REGISTERED
SUPPORTED_YOUNGER = SUPPORTED & UNDER_16
HOME_WITHOUT_NUMBER = nw.col("childrens_home") & ~REGISTERED

MEASURE = Measure(
    id="unregulated-unregistered",
    title="Unregulated and unregistered",
    family="homes",
    meaning=(
        "Children in supported accommodation with no Ofsted number (URN) at 16 or 17, lawful "
        "until 28 October 2023; in supported accommodation under 16, unlawful since 9 September "
        "2021; or in a children's home with no URN. The return shows a missing number and not "
        "whether Ofsted has registered the home, so each child needs a look. Registered supported "
        "accommodation is a second figure and not in the whole."
    ),
    counts="children in these settings on the day",
    out_of="",
    population=LOOKED_AFTER,
    unit=Unit.COUNT,
    better=Better.LOWER,
    source=(
        "Local definition; Supported Accommodation (England) Regulations 2023; Care Planning, "
        "Placement and Case Review (England) (Amendment) Regulations 2021"
    ),
    numerator=SUPPORTED_OLDER | SUPPORTED_YOUNGER | HOME_WITHOUT_NUMBER,
    variants=(
        Variant(
            id="supported-16-17-registered",
            title="supported accommodation with an Ofsted number, aged 16 or 17",
            numerator=SUPPORTED & OLDER & REGISTERED,
        ),
        Variant(
            id="supported-16-17-not-registered",
            title="supported accommodation with no Ofsted number, aged 16 or 17",
            numerator=SUPPORTED_OLDER,
        ),
        Variant(
            id="supported-under-16",
            title="supported accommodation under 16",
            numerator=SUPPORTED_YOUNGER,
        ),
        Variant(
            id="childrens-home-not-registered",
            title="a children's home with no Ofsted number",
            numerator=HOME_WITHOUT_NUMBER,
        ),
    ),
)
