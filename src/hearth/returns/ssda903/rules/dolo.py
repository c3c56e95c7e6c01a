"""DoLo: orders that deprive a child of liberty."""

from __future__ import annotations

from hearth.returns.ssda903.model import FROM_2027, Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.spells import ends_outside_care, overlapping
from hearth.returns.ssda903.views import DOLO, beside, looks_at
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    all_filled,
    blank,
    day,
    no_date,
    not_a_date,
    one_of,
    sure,
)

__all__ = ["RULES"]

LIBERTY = "Taking a child's liberty is the gravest thing a court can allow; each order is counted."
LAYOUT = "An export that writes dates in another layout, or a slip in typing."
RENEWED = "The order was renewed and entered again instead of being extended."
NEVER_CLOSED = "The end of the order was kept by the legal team and not in the record."

DOLO_EPISODES = beside("DoLo", "Episodes")
DURING = (
    all_filled("DOLO_START", "DOLO_END")
    & (sure(day("DOLO_START") <= day("Episodes.DEC")) | blank("Episodes.DEC"))
    & sure(day("DOLO_END") >= day("Episodes.DECOM"))
)


def not_carried_over(returned: Returned) -> Found:
    """706: orders open last year that are not in this return with the same start."""
    left_open = returned["DoLo_last"].filter(blank("DOLO_END"))
    this = returned["DoLo"].select("CHILD", "DOLO_START").unique()
    return {"DoLo": left_open.join(this, on=["CHILD", "DOLO_START"], how="anti")}


RULES = (
    Rule(
        "700",
        "DOLO_START",
        DOLO,
        years=FROM_2027,
        fails=no_date("DOLO_START"),
        message="Enter the day the order began as day/month/year.",
        means="The start of the order is missing or is no date in the calendar.",
        why=LIBERTY,
        cause=LAYOUT,
    ),
    Rule(
        "701",
        "DOLO_END",
        DOLO,
        years=FROM_2027,
        fails=not_a_date("DOLO_END"),
        message="Enter the day the order ended as day/month/year, or leave it empty.",
        means="The end of the order is no date in the calendar.",
        why=LIBERTY,
        cause=LAYOUT,
    ),
    Rule(
        "702",
        "DOLO_START DOLO_END",
        DOLO,
        years=FROM_2027,
        fails=day("DOLO_END") <= day("DOLO_START"),
        message="Put the two dates right: an order ends after the day it began.",
        means="The order ended on or before the day it began.",
        why=LIBERTY,
        cause="The two dates were swapped.",
    ),
    Rule(
        "703",
        "DOLO_START",
        DOLO,
        years=FROM_2027,
        fails=day("DOLO_START") > YEAR_END,
        message="Put the date right, or leave the order for next year's return.",
        means="The order began after the collection year.",
        why="The return holds one year, 1 April to 31 March.",
        cause="The file was made after 31 March without a limit.",
    ),
    Rule(
        "704",
        "DOLO_END",
        DOLO,
        years=FROM_2027,
        fails=sure(day("DOLO_END") < YEAR_START) | sure(day("DOLO_END") > YEAR_END),
        message="Put the date right: leave it empty if in force on 31 March, drop older orders.",
        means="The order ended outside the collection year.",
        why="The return holds one year, 1 April to 31 March.",
        cause="The file was made without limits on dates.",
    ),
    Rule(
        "705",
        "DOLO_START DOLO_END",
        DOLO,
        years=FROM_2027,
        find=overlapping("DoLo", "DOLO_START", "DOLO_END", no_date("DOLO_END")),
        message="End the earlier order before this one begins.",
        means="Two orders of the child overlap.",
        why=LIBERTY,
        cause=RENEWED,
    ),
    Rule(
        "706",
        "DOLO_START",
        looks_at("DoLo", "DoLo_last"),
        years=FROM_2027,
        find=not_carried_over,
        message="Add the order open last year, with the same start and its end if it has ended.",
        means=(
            "An order in force at the end of last year is not in this return; the row is last "
            "year's."
        ),
        why=LIBERTY,
        cause=NEVER_CLOSED,
        of_last_year=True,
    ),
    Rule(
        "707",
        "DOLO_END",
        looks_at("DoLo", "Episodes"),
        years=FROM_2027,
        find=ends_outside_care("DoLo", "DOLO_START", "DOLO_END"),
        message="Enter an end on or before the day the child left care.",
        means="The order went on beyond the end of care, or at a time outside care.",
        why=LIBERTY,
        cause=NEVER_CLOSED,
        reports=("DoLo",),
    ),
    Rule(
        "708",
        "DOLO_START DOB",
        DOLO,
        years=FROM_2027,
        fails=day("DOLO_START") <= day("DOB"),
        message="Put right the start or the date of birth: an order before birth.",
        means="The order began on or before the day of birth.",
        why=LIBERTY,
        cause="A wrong year in one of the two dates.",
    ),
    Rule(
        "709",
        "DOLO_START DOLO_END PLACE",
        DOLO_EPISODES,
        years=FROM_2027,
        fails=DURING & ~one_of("Episodes.PLACE", "K2", "Z12", "Z13"),
        message="Check order and placement: an order is expected with K2, Z12 or Z13 only.",
        means="A child under the order lives in a kind of home where it is not expected.",
        why=LIBERTY,
        cause="The placement code is wrong, or the order had ended when the child moved.",
        differs="The reference looks for a column PLACEMENT; it is called PLACE.",
    ),
    Rule(
        "710",
        "DOLO_START DOLO_END PLACE",
        DOLO_EPISODES,
        years=FROM_2027,
        fails=DURING & one_of("Episodes.PLACE", "K1", "P1", "R5", "K3"),
        message="Put right order or placement: no order can run in K1, K3, P1 or R5.",
        means="A child under the order lives where such an order cannot apply.",
        why=LIBERTY,
        cause="A secure order or a sentence was recorded as deprivation of liberty.",
        differs="The reference looks for a column PLACEMENT; it is called PLACE.",
    ),
)
