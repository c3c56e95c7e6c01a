"""Care leavers of the return: those with a 17th to 25th birthday in the collection year."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import CollectionYear
from hearth.frames import age_years
from hearth.measures.breakdowns import ETHNIC_GROUP, SEX, UASC, child_positions
from hearth.measures.model import Breakdown, Category, Population, Timing, Window
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import BORN, IN_CARE, MEMBERS, PERIOD, PLACE, columns
from hearth.records.histories import Histories
from hearth.vocabulary import code_set

__all__ = ["AGE", "CARE_LEAVERS", "IN_EDUCATION_OR_WORK", "rows"]

AGE = Breakdown(
    "care-leaver-age",
    "Age of care leavers",
    (
        Category("17-18", "17 to 18"),
        Category("19-21", "19 to 21"),
        Category("22-25", "22 to 25"),
        Category("not-known", "Not known"),
    ),
)

FOSTER_HOMES = sorted(code_set("PLACE").in_group("foster-kinship", "foster-other"))
LEFT_OUT = ["DIED", "RHOM"]  # died, or back with parents for six months or more

IN_EDUCATION_OR_WORK = sorted(
    code_set("ACTIV").in_group(
        "higher-education", "other-education", "apprenticeship", "training-or-employment"
    )
)
"""ACTIV codes that count as education, employment or training: every F and P code."""


@once
def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per collection year and care leaver in its return (OC3) aged 17 to 25 at its end.

    That age is the birthday the year asks about. Left out are those who died or went back to
    parents, those whose care was transferred to another council (REC E3), and those who only ever
    had short breaks (LS V3, V4). Columns, beside `window`, `child`, `care_leaver_age`, `sex`,
    `ethnic_group` and `uasc` (ever on the return's UASC list):

    `age`: Int32, null when the date of birth is not known.
    `in_touch`, `activ`, `accom`: codes.
    `fostered_at_18`: Boolean, in a foster home (U1 to U6) on the day before the 18th birthday.
    """
    years = frames.from_columns(
        {
            "window": range(len(windows)),
            "year": [CollectionYear.of(window.end).ending for window in windows],
            "last": [window.end for window in windows],
        },
        {"window": nw.Int32, "year": nw.Int64, "last": nw.Date},
    ).lazy()
    age = nw.col("age")
    return (
        histories.record["oc3"]
        .join(years, on="year")
        .filter(~nw.col("in_touch").is_in(LEFT_OUT).fill_null(False))
        .join(outside(histories), on="child", how="anti")
        .join(known_of(histories, years), on="child", how="left")
        .with_columns(
            age_years(nw.coalesce(nw.col("born"), nw.col("dob")), nw.col("last")).alias("age")
        )
        .filter(age.is_null() | age.is_between(17, 25))
        .with_columns(age_position(age), *positions())
    )


CARE_LEAVERS = Population(
    "care-leavers",
    "Care leavers with a 17th to 25th birthday in the year",
    Timing.YEAR,
    (AGE, SEX, ETHNIC_GROUP, UASC),
    ("header", "episodes", "oc3"),
    rows,
    reads={
        MEMBERS: (*PERIOD, *columns("OC3", "IN_TOUCH DOB"), *BORN),
        "age": (*BORN, "OC3.DOB"),
        "in_touch": ("OC3.IN_TOUCH",),
        "activ": ("OC3.ACTIV",),
        "accom": ("OC3.ACCOM",),
        "fostered_at_18": (*IN_CARE, *PLACE, *BORN),
    },
)


def outside(histories: Histories) -> nw.LazyFrame[Any]:
    """Children whose care went to another council, or was never more than short breaks."""
    in_care = histories.periods.select("child", "period", "rec")
    moved = (
        in_care.filter(nw.col("rec") == "E3").group_by("child").agg(moved=nw.col("period").max())
    )
    again = in_care.join(moved, on="child").filter(nw.col("period") > nw.col("moved"))
    transferred = moved.join(again, on="child", how="anti").select("child")
    respite = histories.episodes.filter(nw.col("respite")).select("child").unique()
    return nw.concat([transferred, respite.join(in_care, on="child", how="anti")])


def known_of(histories: Histories, years: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """What else the record knows of the years' care leavers: who they are, their home at 18."""
    leavers = histories.record["oc3"].join(years, on="year", how="semi").select("child")
    children = histories.children.select("child", "sex", "ethnic", "uasc", born="dob").join(
        leavers, on="child", how="semi"
    )
    born = nw.col("born")
    # An episode is open on the day before the 18th birthday when it began under 18 and did not
    # end under 18. No birthday is worked out, so 29 February needs no care.
    spanning = (age_years(born, nw.col("decom")) < 18) & (
        nw.col("end").is_null() | (age_years(born, nw.col("end")) >= 18)
    )
    fostered = (
        histories.episodes.filter(~nw.col("respite"), nw.col("usual_place").is_in(FOSTER_HOMES))
        .join(children.select("child", "born"), on="child")
        .filter(spanning)
        .select("child")
        .unique()
        .with_columns(nw.lit(True).alias("fostered_at_18"))
    )
    return children.join(fostered, on="child", how="left").with_columns(
        nw.col("fostered_at_18").fill_null(False)
    )


def age_position(age: nw.Expr) -> nw.Expr:
    """The position of each age in `AGE`."""
    bands = (age >= 19).cast(nw.Int8) + (age >= 22).cast(nw.Int8)
    return bands.fill_null(AGE.not_known).cast(nw.Int8).alias(AGE.column)


def positions() -> tuple[nw.Expr, ...]:
    """`sex`, `ethnic_group` and `uasc`; a care leaver the record knows nothing of is not known."""
    uasc = (1 - nw.col("uasc").cast(nw.Int8)).fill_null(UASC.not_known)
    return (*child_positions(), uasc.cast(nw.Int8).alias(UASC.column))
