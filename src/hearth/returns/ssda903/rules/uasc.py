"""UASC: children who came to this country alone and asked for asylum."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.oc3 import AFTERCARE
from hearth.returns.ssda903.views import UASC, beside, looks_at
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    any_filled,
    birthday,
    blank,
    day,
    filled,
    is_date,
    not_a_date,
    one_of,
    shift_date,
    sure,
    text,
)

__all__ = ["RULES"]

PAID = "The Home Office pays for these children until the day the status ends."
NOT_CLOSED = "The status ended with a decision that was not entered in the child's record."
YEARS_DISAGREE = "The status ended, or was found wrong, and only one of the two years says so."

BOTH = ("UASC", "UASC_last")
FLAG, FLAG_LAST = nw.col("flag"), nw.col("flag last")


def flags_of(returned: Returned, last: str = "") -> nw.DataFrame[Any]:
    """`CHILD` and `flag`, 1 or 0 as text: from Header, or from UASC where no Header is given."""
    header, uasc = returned.tables.get(f"Header{last}"), returned.tables.get(f"UASC{last}")
    if header is not None:
        flags: nw.DataFrame[Any] = header.select("CHILD", flag=text("UASC")).unique()
        return flags
    assert uasc is not None
    fields = [c for c in uasc.columns if c not in ("CHILD", "DOB", "DOB day", "row")]
    flag = nw.when(any_filled(*fields)).then(nw.lit("1")).otherwise(nw.lit("0"))
    made: nw.DataFrame[Any] = uasc.select("CHILD", flag=flag).unique()
    return made


def both_years(returned: Returned) -> nw.DataFrame[Any]:
    """UASC rows with both years' flags, last year's dates and the Header row."""
    last = returned["UASC_last"]
    named = last.rename({name: f"last.{name}" for name in last.columns})
    flags_last = flags_of(returned, "_last").rename({"flag": "flag last"})
    rows: nw.DataFrame[Any] = (
        returned.with_constants(returned["UASC"])
        .join(flags_of(returned), on="CHILD", how="left")
        .join(flags_last, on="CHILD", how="left")
        .join(named, left_on="CHILD", right_on="last.CHILD", how="left")
    )
    if returned.has("Header"):
        header = returned["Header"].select("CHILD", nw.col("row").alias("Header.row"))
        rows = rows.join(header, on="CHILD", how="left")
    return rows


def reported(rows: nw.DataFrame[Any]) -> Found:
    """The UASC rows, and their Header rows where there is a Header."""
    if "Header.row" not in rows.columns:
        return {"UASC": rows}
    return {"UASC": rows, "Header": rows.select(row="Header.row")}


def status_ended(returned: Returned) -> Found:
    """205A: no longer unaccompanied, but nothing says that the status ended last year."""
    ended = day("last.DUC")
    in_last_year = sure(ended >= shift_date(YEAR_START, "-1y")) & sure(
        ended <= shift_date(YEAR_END, "-1y")
    )
    fails = ~sure(FLAG == "1") & sure(FLAG_LAST == "1") & (filled("DUC") | ~in_last_year)
    return reported(returned.once(both_years).filter(fails))


def end_changed(returned: Returned) -> Found:
    """205B: unaccompanied in both years, but the day the status ends does not fit."""
    ended, before = day("DUC"), day("last.DUC")
    in_year = sure(ended >= YEAR_START) & sure(ended <= YEAR_END)
    at_18 = sure(before == birthday(18, "last.DOB"))
    fails = (
        sure(FLAG == "1") & sure(FLAG_LAST == "1") & (~at_18 | (~in_year & ~sure(ended == before)))
    )
    return reported(returned.once(both_years).filter(fails))


def never_flagged(returned: Returned) -> Found:
    """205C: not unaccompanied in either year, but with a day the status ended."""
    neither = (FLAG.is_null() | sure(FLAG == "0")) & (FLAG_LAST.is_null() | sure(FLAG_LAST == "0"))
    fails = neither & (is_date("DUC") | is_date("last.DUC"))
    return reported(returned.once(both_years).filter(fails))


def newly_flagged(returned: Returned) -> Found:
    """205D: unaccompanied this year, in last year's return too, but not flagged there."""
    table = "Header" if returned.has("Header") else "UASC"
    last = flags_of(returned, "_last").rename({"flag": "flag last"})
    rows = returned[table].join(flags_of(returned), on="CHILD").join(last, on="CHILD")
    return {table: rows.filter(sure(FLAG == "1") & ~sure(FLAG_LAST == "1"))}


def gone_before_the_year(returned: Returned) -> Found:
    """1014: care leavers with answers, in UASC, whose episodes all lie outside the year."""
    episodes = returned.with_constants(returned["Episodes"])
    in_year = sure(day("DECOM") <= YEAR_END) & (sure(day("DEC") >= YEAR_START) | blank("DEC"))
    outside = episodes.join(episodes.filter(in_year).select("CHILD"), on="CHILD", how="anti")
    leavers = returned["OC3"].filter(any_filled(*AFTERCARE))
    gone = leavers.join(outside, on="CHILD", how="semi")
    children = returned["UASC"]
    return {
        "UASC": children.join(gone, on="CHILD", how="semi"),
        "OC3": gone.join(children, on="CHILD", how="semi"),
    }


def from_year_to_year(code: str, find: Any, message: str, means: str, *needs: str) -> Rule:
    """A check of the flag and the day the status ended against last year's."""
    return Rule(
        code,
        "DUC UASC",
        looks_at(*needs),
        find=find,
        message=message,
        means=means,
        why=PAID,
        cause=YEARS_DISAGREE,
        reports=("UASC", "Header"),
    )


RULES = (
    Rule(
        "104",
        "DUC",
        UASC,
        fails=not_a_date("DUC") | sure(day("DUC") < YEAR_START),
        message="Put the date right, or leave the row out: the status ended before this year.",
        means="The day the status ended is no date, or lies before the year.",
        why=PAID,
        cause="The row is last year's, or the date was typed in another layout.",
    ),
    from_year_to_year(
        "205A",
        status_ended,
        "Enter when the status ended, or flag the child as unaccompanied this year too.",
        "The child was unaccompanied last year and is not now, and no end last year explains it.",
        *BOTH,
        "uasc flag",
        "headers of xml",
    ),
    from_year_to_year(
        "205B",
        end_changed,
        "Put right the day the status ends: last year it was the 18th birthday, or keep it.",
        "The day the status ends does not fit with what was reported last year.",
        *BOTH,
        "uasc flag",
        "headers of xml",
    ),
    from_year_to_year(
        "205C",
        never_flagged,
        "Take the day the status ended out, or flag the child as unaccompanied.",
        "A status that was never reported is said to have ended.",
        *BOTH,
        "uasc flag",
        "headers of xml",
    ),
    from_year_to_year(
        "205D",
        newly_flagged,
        "Check that the child is unaccompanied, or amend last year's return.",
        "The child is unaccompanied this year and was not last year.",
        "flags of both years",
    ),
    Rule(
        "303",
        "DUC UASC",
        beside("UASC", "Header"),
        fails=filled("DUC") & ~one_of("Header.UASC", "1"),
        message="Flag the child as unaccompanied in Header, or take out the day it ended.",
        means="The status has an end, but Header says the child was not unaccompanied.",
        why=PAID,
        cause="The flag was taken away when the status ended; it stays for that year.",
    ),
    Rule(
        "304",
        "DUC DOB",
        UASC,
        fails=day("DUC") > birthday(18),
        message="Enter the 18th birthday at the latest: the status ends then.",
        means="The status is said to have ended after the 18th birthday.",
        why=PAID,
        cause=NOT_CLOSED,
    ),
    Rule(
        "1014",
        "ACTIV ACCOM IN_TOUCH DUC",
        looks_at("UASC", "Episodes", "OC3"),
        find=gone_before_the_year,
        message="Leave the child out of UASC: a care leaver with no episode in the year.",
        means="A care leaver who was not in care in the year is in the UASC table.",
        why="The table is for children looked after in the year.",
        cause="The row is last year's.",
        reports=("UASC", "OC3"),
    ),
)
