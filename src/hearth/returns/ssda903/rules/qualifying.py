"""OC3: whether a young person was in care long enough, and late enough, to be a care leaver."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import THIRTEEN_WEEKS
from hearth.returns.ssda903.model import Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.oc3 import FIELDS
from hearth.returns.ssda903.views import first_each, looks_at
from hearth.returns.ssda903.words import (
    YEAR_END,
    birthday,
    day,
    later,
    no_date,
    one_of,
    respite,
    sure,
)

__all__ = ["RULES"]

NEEDS = ("Episodes", "Episodes_last", "OC3", "Header")


def not_long_enough(returned: Returned) -> Found:
    """OC3 rows of young people without that time in care, and of those who were adopted."""
    if not all(len(returned[table]) for table in NEEDS):
        return {}
    oc3 = returned["OC3"]
    young = under_20(returned)
    pooled = pooled_episodes(returned)
    if not len(pooled.filter(~respite()).join(young, on="CHILD", how="semi")):
        return {}
    theirs = each_once(pooled.join(oc3, on="CHILD", how="semi"))
    last = first_each(theirs, "DECOM day", greatest=True)
    adopted = last.filter(one_of("REC", "E11", "E12"))
    short = oc3.join(with_enough_care(theirs, last, young), on="CHILD", how="anti")
    left = oc3.join(adopted, on="CHILD", how="semi")
    return {"OC3": nw.concat([short.select("row"), left.select("row")])}


def under_20(returned: Returned) -> nw.DataFrame[Any]:
    """Header's children who turn 20 after the year."""
    header = returned.with_constants(returned["Header"].select("CHILD", "DOB day"))
    young: nw.DataFrame[Any] = header.filter(birthday(20) > YEAR_END)
    return young


def pooled_episodes(returned: Returned) -> nw.DataFrame[Any]:
    """Both years' episodes."""
    wanted = ("CHILD", "DECOM day", "DEC day", "LS", "REC", "row")
    return nw.concat(
        [
            returned[name].select(*wanted, which=nw.lit(which))
            for which, name in enumerate(("Episodes", "Episodes_last"))
        ]
    )


def each_once(pooled: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Of rows with one child and start, the one that ended first; `row` numbers them anew."""
    in_turn = pooled.sort("DEC day", "which", "row", nulls_last=True)
    numbered = in_turn.drop("row").with_row_index("row")
    first = numbered.group_by("CHILD", "DECOM day").agg(nw.col("row").min())
    return numbered.join(first.select("row"), on="row", how="semi")


def with_enough_care(
    episodes: nw.DataFrame[Any], last: nw.DataFrame[Any], young: nw.DataFrame[Any]
) -> nw.DataFrame[Any]:
    """Young people with 91 days in care from 14 on and a day from 16 on."""
    ends = nw.when(sure(nw.col("last")) & no_date("DEC")).then(YEAR_END).otherwise(day("DEC"))
    latest = last.select("row", last=nw.lit(value=True))
    care = episodes.filter(~respite()).join(latest, on="row", how="left").join(young, on="CHILD")
    days = care.with_columns(ended=ends).select(
        "CHILD", from_14=days_in_care(14), from_16=days_in_care(16)
    )
    totals = days.group_by("CHILD").agg(nw.col("from_14").sum(), nw.col("from_16").sum())
    return totals.filter((nw.col("from_14") >= THIRTEEN_WEEKS) & (nw.col("from_16") >= 1))


def days_in_care(age: int) -> nw.Expr:
    """Days of an episode after a birthday; none when a date is not known."""
    known = ~day("DECOM").is_null() & ~day("DOB").is_null()
    start = nw.when(known).then(later(day("DECOM"), birthday(age)))
    days = frames.days_between(start, nw.col("ended")).fill_null(0)
    return nw.when(days > 0).then(days).otherwise(0)


RULES = (
    Rule(
        "1001",
        FIELDS,
        looks_at(*NEEDS),
        find=not_long_enough,
        message=(
            "Take the row out unless the young person had 13 weeks of care after 14, some after 16."
        ),
        means=(
            "The young person has not been in care long enough to be a care leaver, or was adopted."
        ),
        why="The duty to a care leaver begins with 13 weeks in care after the 14th birthday.",
        cause="Earlier care is missing from the two years given, or short breaks were counted.",
        reports=("OC3",),
        differs=(
            "The reference mixes up rows of the two years that have one number; they are kept "
            "apart here."
        ),
    ),
)
