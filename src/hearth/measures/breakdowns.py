"""The eight ways every population of children is divided, and how a row finds its place in each."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw

from hearth.dates import add_months
from hearth.measures.model import Breakdown, Category
from hearth.vocabulary import grouping

__all__ = [
    "AGE_BAND",
    "AREA",
    "BREAKDOWNS",
    "ETHNIC_GROUP",
    "LEGAL_STATUS",
    "NEED",
    "PLACEMENT_GROUP",
    "SEX",
    "UASC",
    "age_band",
    "age_band_on",
    "child_positions",
    "episode_positions",
    "of_grouping",
    "uasc_position",
]

NOT_KNOWN = Category("not-known", "Not known")
AGES = (1, 5, 10, 16)  # the first age of each band but the youngest: DfE bands


def of_grouping(id: str) -> Breakdown:
    """The breakdown with the categories of a grouping in `hearth.vocabulary`."""
    group = grouping(id)
    categories = tuple(Category(*pair) for pair in group.categories)
    order = {category.id: position for position, category in enumerate(categories)}
    positions = {code: order[category] for code, category in group.mapping.items()}
    return Breakdown(group.id, group.title, (*categories, NOT_KNOWN), positions)


AGE_BAND = Breakdown(
    "age-band",
    "Age",
    (
        Category("under-1", "Under 1"),
        Category("1-4", "1 to 4"),
        Category("5-9", "5 to 9"),
        Category("10-15", "10 to 15"),
        Category("16-plus", "16 and over"),
        NOT_KNOWN,
    ),
)
SEX = of_grouping("sex")
ETHNIC_GROUP = of_grouping("ethnic-group")
LEGAL_STATUS = of_grouping("legal-status")
NEED = of_grouping("need")
UASC = Breakdown(
    "uasc",
    "Unaccompanied asylum-seeking children",
    (Category("yes", "Unaccompanied"), Category("no", "Not unaccompanied"), NOT_KNOWN),
)
PLACEMENT_GROUP = of_grouping("placement-group")
AREA = Breakdown(
    "area",
    "In or out of the council's area",
    (Category("in", "In the council's area"), Category("out", "Outside the area"), NOT_KNOWN),
    {"IN": 0, "OUT": 1},
)

BREAKDOWNS = (AGE_BAND, SEX, ETHNIC_GROUP, UASC, LEGAL_STATUS, NEED, PLACEMENT_GROUP, AREA)
"""Those that describe the child, then those that describe the care: `totals` halves them there."""


def child_positions() -> tuple[nw.Expr, ...]:
    """`sex` and `ethnic_group` of rows that have the codes `sex` and `ethnic` of `children`."""
    return SEX.position_of(nw.col("sex")), ETHNIC_GROUP.position_of(nw.col("ethnic"))


def episode_positions() -> tuple[nw.Expr, ...]:
    """`legal_status`, `need`, `placement_group` and `area` of rows of `episodes`.

    They replace the text column `area`; `ls`, `cin` and `usual_place` stay as they are.
    """
    return (
        LEGAL_STATUS.position_of(nw.col("ls")),
        NEED.position_of(nw.col("cin")),
        PLACEMENT_GROUP.position_of(nw.col("usual_place")),
        AREA.position_of(nw.col("area")),
    )


def age_band(age: nw.Expr) -> nw.Expr:
    """`age_band` from an age in completed years, for rows that each have their own date."""
    return band([age >= first for first in AGES])


def age_band_on(dob: nw.Expr, on: date) -> nw.Expr:
    """`age_band` on one day for every row: birthdays are compared, no age is worked out."""
    return band([dob <= add_months(on, -12 * first) for first in AGES])


def band(reached: list[nw.Expr]) -> nw.Expr:
    """How many of the bands' first ages are reached; null is not known."""
    bands = nw.lit(0, nw.Int8)
    for comparison in reached:
        bands = bands + comparison.cast(nw.Int8)
    return bands.fill_null(AGE_BAND.not_known).cast(nw.Int8).alias(AGE_BAND.column)


def uasc_position(on: nw.Expr | date) -> nw.Expr:
    """`uasc` on a day, of rows that have `uasc` and `uasc_end` of `children`.

    Status is open while on the return's UASC list with no end date or one after the day.
    """
    moment = nw.lit(on, nw.Date) if isinstance(on, date) else on
    still = nw.col("uasc_end").is_null() | (nw.col("uasc_end") > moment)
    return (1 - (nw.col("uasc") & still).cast(nw.Int8)).cast(nw.Int8).alias(UASC.column)
