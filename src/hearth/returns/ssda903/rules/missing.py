"""Missing: when children were missing or away without leave."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.periods import in_no_period
from hearth.returns.ssda903.model import Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.spells import ends_outside_care, overlapping
from hearth.returns.ssda903.views import MISSING, beside, looks_at
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    birthday,
    blank,
    codes,
    day,
    filled,
    is_date,
    no_date,
    none_of,
    not_a_date,
    one_of,
    sure,
)

__all__ = ["RULES"]

SAFE = "How often and how long children are missing shows how safe they are; dates must be right."
LAYOUT = "An export that writes dates in another layout, or a slip in typing."
OPEN = "An episode of being missing ends when the child is found or leaves care."
CLOSED_LATE = "The return of the child was noted in a log and not in the record."
NEVER = date(2099, 1, 1)  # stands for a start that is not known


def not_carried_over(returned: Returned) -> Found:
    """576: the child's first row this year, when it is not the one left open last year."""
    started = nw.when(is_date("MIS_START")).then(day("MIS_START")).otherwise(nw.lit(NEVER))
    rows = returned["Missing"].filter(filled("CHILD")).with_columns(started=started)
    ordered = rows.sort("CHILD", "started", "row")
    first = ordered.filter(~sure(nw.col("CHILD") == nw.col("CHILD").shift(1)))
    left_open = returned["Missing_last"].filter(blank("MIS_END") & is_date("MIS_START"))
    last = left_open.select("CHILD", was=day("MIS_START"))
    both = first.join(last, on="CHILD")
    return {"Missing": both.filter(nw.col("was") != nw.col("started"))}


def starts_outside_care(returned: Returned) -> Found:
    """578: rows that begin in none of the child's periods of care."""
    began, ended = nw.col("began"), nw.col("ended")
    outside = sure(day("MIS_START") < began) | sure(day("MIS_START") > ended)
    return {"Missing": in_no_period(returned, returned["Missing"], outside)}


def in_no_episode(returned: Returned) -> Found:
    """581: rows that begin in none of the child's episodes, of children who have one."""
    episodes = returned["Episodes"].select("CHILD", "DECOM day", "DEC day", "DEC")
    both = returned["Missing"].join(episodes, on="CHILD")
    within = sure(day("DECOM") <= day("MIS_START")) & (
        sure(day("MIS_START") <= day("DEC")) | blank("DEC")
    )
    return {"Missing": both.join(both.filter(within).select("row"), on="row", how="anti")}


MISSING_EPISODES = beside("Missing", "Episodes", reports=("Missing",))
EPISODES_MISSING = beside("Episodes", "Missing", reports=("Episodes",))

RULES = (
    Rule(
        "564",
        "MISSING MIS_START",
        MISSING,
        fails=one_of("MISSING", "M", "A") & blank("MIS_START"),
        message="Enter the day the child went missing.",
        means="The child was missing, and nothing says since when.",
        why=SAFE,
        cause="The report was entered and the date left for later.",
    ),
    Rule(
        "565",
        "MISSING MIS_START",
        MISSING,
        fails=filled("MIS_START") & blank("MISSING"),
        message="Enter M for missing, or A for away without authorisation.",
        means="There is a start, and nothing says whether the child was missing or away.",
        why=SAFE,
        cause="The case system keeps the kind on another page.",
    ),
    Rule(
        "566",
        "MISSING MIS_END",
        MISSING,
        fails=filled("MIS_END") & blank("MISSING"),
        message="Enter M for missing, or A for away without authorisation.",
        means="There is an end, and nothing says whether the child was missing or away.",
        why=SAFE,
        cause="The case system keeps the kind on another page.",
    ),
    Rule(
        "567",
        "MIS_START MIS_END",
        MISSING,
        fails=day("MIS_START") > day("MIS_END"),
        message="Put the two dates right: the child was found before going missing.",
        means="The end is before the start.",
        why=SAFE,
        cause="The two dates were swapped.",
    ),
    Rule(
        "570",
        "MIS_START",
        MISSING,
        fails=day("MIS_START") > YEAR_END,
        message="Put the date right, or leave the row for next year's return.",
        means="The child went missing after the collection year.",
        why="The return holds one year, 1 April to 31 March.",
        cause="The file was made after 31 March without a limit.",
    ),
    Rule(
        "571",
        "MIS_END",
        MISSING,
        fails=sure(day("MIS_END") < YEAR_START) | sure(day("MIS_END") > YEAR_END),
        message="Put the date right: leave it empty if still missing on 31 March, drop older rows.",
        means="The end lies outside the collection year.",
        why="The return holds one year, 1 April to 31 March.",
        cause="The file was made without limits on dates.",
    ),
    Rule(
        "574",
        "MIS_START MIS_END",
        MISSING,
        find=overlapping("Missing", "MIS_START", "MIS_END", blank("MIS_END")),
        message="End the earlier row before this one begins: the child cannot be missing twice.",
        means="The child went missing again before being found.",
        why=SAFE,
        cause=CLOSED_LATE,
    ),
    Rule(
        "575",
        "MIS_END",
        MISSING_EPISODES,
        fails=blank("MIS_END")
        & (day("Episodes.DECOM") <= day("MIS_START"))
        & (day("MIS_START") <= day("Episodes.DEC")),
        message="Enter when the child was found: the placement they went missing from has ended.",
        means="The child is missing still, but the episode then has ended.",
        why=OPEN,
        cause=CLOSED_LATE,
    ),
    Rule(
        "576",
        "CHILD MIS_START",
        looks_at("Missing", "Missing_last"),
        find=not_carried_over,
        message="Add the row left open last year, with the same start and its end.",
        means="The child was missing at the end of last year, and that row is not in this return.",
        why=OPEN,
        cause="The row was closed and left out of the export, or its start was changed.",
    ),
    Rule(
        "577",
        "MIS_END",
        looks_at("Missing", "Episodes"),
        find=ends_outside_care("Missing", "MIS_START", "MIS_END"),
        message="Enter an end on or before the day the child left care.",
        means="The child was missing beyond the end of care, or at a time outside care.",
        why=OPEN,
        cause=CLOSED_LATE,
        reports=("Missing",),
    ),
    Rule(
        "578",
        "MIS_START",
        looks_at("Missing", "Episodes"),
        find=starts_outside_care,
        message="Put the start right: the child was not in care that day.",
        means="The child went missing at a time outside care.",
        why="Only children in care are reported as missing from care.",
        cause="The child was missing from home before coming into care.",
        reports=("Missing",),
    ),
    Rule(
        "580",
        "MIS_END DEC REC",
        EPISODES_MISSING,
        fails=(birthday(18, "Missing.DOB") == day("Missing.MIS_END"))
        & (day("Missing.MIS_END") == day("DEC"))
        & ~one_of("REC", "E8"),
        message="Enter E8 as the reason: the child was still missing on turning 18.",
        means="A child who was missing on the 18th birthday is said to have left care another way.",
        why=OPEN,
        cause="The usual reason for turning 18 was entered.",
    ),
    Rule(
        "581",
        "MIS_START",
        looks_at("Missing", "Episodes"),
        find=in_no_episode,
        message="Put the start right: it lies in none of the child's episodes.",
        means="The child went missing before coming into care or after leaving.",
        why="Only children in care are reported as missing from care.",
        cause="The child was missing from home before coming into care.",
        reports=("Missing",),
    ),
    Rule(
        "586",
        "MIS_START DOB",
        MISSING,
        fails=day("MIS_START") <= day("DOB"),
        message="Put right the start or the date of birth: missing before being born.",
        means="The child went missing on or before the day of birth.",
        why=SAFE,
        cause="A wrong year in one of the two dates.",
    ),
    Rule(
        "1004",
        "MIS_START",
        MISSING,
        fails=no_date("MIS_START"),
        message="Enter the day the child went missing as day/month/year.",
        means="The start is missing or is no date in the calendar.",
        why=SAFE,
        cause=LAYOUT,
    ),
    Rule(
        "1005",
        "MIS_END",
        MISSING,
        fails=not_a_date("MIS_END"),
        message="Enter the day the child was found as day/month/year, or leave it empty.",
        means="The end is no date in the calendar.",
        why=SAFE,
        cause=LAYOUT,
    ),
    Rule(
        "1006",
        "MISSING",
        MISSING,
        fails=none_of("MISSING", *codes("MISSING")),
        message="Enter M for missing, or A for away without authorisation.",
        means="The kind of absence is not a code the return knows.",
        why=SAFE,
        cause="The answer was typed as a word.",
    ),
)
