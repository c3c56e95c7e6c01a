"""Dates of birth that cannot be, are hard to believe or differ between the tables of a return."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear, age_on
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import SAY_WHERE, Raw, told
from hearth.sources.words import shown

__all__ = ["check_births"]

OLDEST = 25  # years at the start of the collection year (the return's check 351)
EARLIEST = date(1990, 1, 1)


def check_births(tables: Mapping[str, Raw], year: int) -> tuple[dict[str, Raw], list[Problem]]:
    """The tables of one year, Header without births yet to come, and what to say of births."""
    if "header" not in tables:
        return dict(tables), []
    header, problems = without_future(tables["header"], CollectionYear(year))
    problems += unlikely(header, CollectionYear(year))
    births = header.frame.select("child", born=nw.col("dob")).drop_nulls()
    if "episodes" in tables:
        problems += before_birth(tables["episodes"], births)
    for raw in tables.values():
        if raw.table.name != "header" and "dob" in raw.table.names:
            problems += differing(raw, births)
    return {**tables, "header": header}, problems


def without_future(header: Raw, year: CollectionYear) -> tuple[Raw, list[Problem]]:
    """Header with a birth after the year's end taken as not known."""
    future = (nw.col("dob") > year.end).fill_null(False)
    rows = header.frame.filter(future)
    after = f"after the year {year.label} ended. It is taken as not known."
    problems = told(header, rows, "dob", lambda row: f"DOB is {shown(row['dob'])}, {after}",
                    blocking=True)  # fmt: skip
    known = nw.when(~future).then(nw.col("dob")).alias("dob")
    lost = nw.when(future).then(nw.lit("dob ")).otherwise(nw.lit(""))
    unsaid = nw.concat_str("unsaid", lost).alias("unsaid")
    return header.with_frame(header.frame.with_columns(known, unsaid)), problems


def unlikely(header: Raw, year: CollectionYear) -> list[Problem]:
    """Births before anyone the return is about."""
    last = date(year.start.year - OLDEST - 1, 3, 31)
    rows = header.frame.filter((nw.col("dob") <= last) | (nw.col("dob") < EARLIEST))

    def say(row: dict[str, Any]) -> str:
        age = age_on(row["dob"], year.start)
        return f"DOB is {shown(row['dob'])}: {age} years old when {year.label} started. It is kept."

    return told(header, rows, "dob", say)


def before_birth(episodes: Raw, births: nw.DataFrame[Any]) -> list[Problem]:
    """Episodes that start before the child was born."""
    rows = episodes.frame.join(births, on="child", how="inner")

    def say(row: dict[str, Any]) -> str:
        return f"DECOM {shown(row['decom'])} is before DOB {shown(row['born'])}. Both are kept."

    return told(episodes, rows.filter(nw.col("decom") < nw.col("born")), "decom", say)


def differing(raw: Raw, births: nw.DataFrame[Any]) -> list[Problem]:
    """Births that another table gives otherwise than Header."""
    rows = raw.frame.select(*SAY_WHERE, "dob").join(births, on="child", how="inner")

    def say(row: dict[str, Any]) -> str:
        return f"DOB is {shown(row['dob'])} but {shown(row['born'])} in Header, which is used."

    return told(raw, rows.filter(nw.col("dob") != nw.col("born")).sort("row"), "dob", say)
