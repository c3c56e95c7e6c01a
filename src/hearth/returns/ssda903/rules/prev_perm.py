"""PrevPerm: whether a child who came into care had been given a permanent home before."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.partial import with_completed
from hearth.returns.ssda903.model import Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import PREV_PERM, beside, first_each, looks_at
from hearth.returns.ssda903.words import (
    YEAR_START,
    any_blank,
    any_filled,
    blank,
    codes,
    day,
    filled,
    none_of,
    one_of,
    sure,
)

__all__ = ["RULES"]

LASTING = "It shows how well adoption and guardianship last."
NOT_ASKED = "Nobody asked the family when the child came into care."
# The collection's own list lacks the councils founded since 2019; it is kept as it is.
NOT_LISTED = ("838", "839", "940", "941", "942", "943")
COUNCILS = tuple(code for code in codes("LA_PERM") if code not in NOT_LISTED)


def after_care_began(returned: Returned) -> Found:
    """632: an earlier order not before the child's first episode, or a date nobody can read."""
    first = first_each(returned["Episodes"], "DECOM day").select(
        "CHILD", "DECOM day", nw.col("row").alias("episode")
    )
    orders = with_completed(returned["PrevPerm"], "DATE_PERM")
    both = orders.join(first, on="CHILD")
    unreadable = filled("DATE_PERM") & nw.col("completed").is_null()
    fails = both.filter(unreadable | sure(nw.col("completed") >= day("DECOM")))
    return {"PrevPerm": fails, "Episodes": fails.select(row="episode")}


def not_started_this_year(returned: Returned) -> Found:
    """634: answers for a child whose latest episode began before the year."""
    latest = first_each(returned["Episodes"], "DECOM day", greatest=True)
    old = returned.with_constants(latest).filter(day("DECOM") < YEAR_START)
    answered = returned["PrevPerm"].filter(any_filled("PREV_PERM", "DATE_PERM", "LA_PERM"))
    fails = answered.join(old, on="CHILD", how="semi")
    return {
        "PrevPerm": fails,
        "Episodes": returned["Episodes"].join(fails, on="CHILD", how="semi"),
    }


RULES = (
    Rule(
        "630",
        "RNE PREV_PERM LA_PERM DATE_PERM",
        beside("Episodes", "PrevPerm", how="left", reports=("Episodes",)),
        fails=one_of("RNE", "S")
        & sure(day("DECOM") >= YEAR_START)
        & (
            blank("PrevPerm.PREV_PERM")
            | (
                none_of("PrevPerm.PREV_PERM", "Z1")
                & any_blank("PrevPerm.LA_PERM", "PrevPerm.DATE_PERM")
            )
        ),
        message=(
            "Say whether the child had a permanent home before: Z1 for none, else by whom and when."
        ),
        means=(
            "A child came into care, and whether there was an earlier permanent home is not "
            "complete."
        ),
        why=LASTING,
        cause=NOT_ASKED,
    ),
    Rule(
        "631",
        "PREV_PERM",
        PREV_PERM,
        fails=none_of("PREV_PERM", *codes("PREV_PERM")),
        message="Enter P1 to P4 for the earlier permanent home, or Z1 for none.",
        means="The kind of earlier permanent home is not a code the return knows.",
        why=LASTING,
        cause="The answer was typed as a word.",
    ),
    Rule(
        "632",
        "DATE_PERM DECOM",
        looks_at("Episodes", "PrevPerm"),
        find=after_care_began,
        message="Enter the day of the earlier order, before care began; zz for a part not known.",
        means="The earlier order is dated on or after the start of care, or cannot be read.",
        why=LASTING,
        cause="The date of this time in care was entered.",
    ),
    Rule(
        "633",
        "LA_PERM",
        PREV_PERM,
        fails=none_of("LA_PERM", *COUNCILS),
        message="Enter the three-digit number of the council, or WAL, SCO, NIR, NUK or 999.",
        means="The council where the earlier order was made is not one the return knows.",
        why=LASTING,
        cause="A name, an ONS code, or a council founded since 2019, which the list lacks.",
    ),
    Rule(
        "634",
        "LA_PERM PREV_PERM DATE_PERM DECOM",
        looks_at("Episodes", "PrevPerm"),
        find=not_started_this_year,
        message=(
            "Leave the row out: the question is asked only in the year a child comes into care."
        ),
        means="There are answers on an earlier permanent home for a child already in care.",
        why=LASTING,
        cause="Last year's row was exported again.",
    ),
    Rule(
        "635",
        "LA_PERM DATE_PERM PREV_PERM",
        PREV_PERM,
        fails=any_filled("LA_PERM", "DATE_PERM") & blank("PREV_PERM"),
        message="Enter what kind of permanent home it was, P1 to P4.",
        means="Council or date of an earlier order are given, but not its kind.",
        why=LASTING,
        cause=NOT_ASKED,
    ),
)
