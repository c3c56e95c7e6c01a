"""Episodes of one child, one after the other: what may follow what."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import FROM_2026, UNTIL_2025, Found, Rule, View
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.episodes_codes import TEMPORARY
from hearth.returns.ssda903.views import (
    EPISODES,
    EPISODES_IN_ORDER,
    first_each,
    in_order,
    looks_at,
    with_neighbours,
)
from hearth.returns.ssda903.words import (
    YEAR_START,
    blank,
    cell,
    codes,
    day,
    differs,
    filled,
    follows,
    is_date,
    leads,
    no_date,
    nxt,
    one_of,
    prev,
    sure,
)

__all__ = ["RULES"]

CHAIN = "Episodes of one stay in care follow each other without gap or overlap."
WHAT_CHANGED = "The reason for a new episode has to agree with what changed in it."
MOVES = "Moves are counted from these reasons, and every move is hard on a child."
NOT_CLOSED = "The earlier episode was left open when the new one was begun."
REASON_WRONG = "The reason was chosen before the details of the new episode were entered."
AWAY = "A temporary move is a stay away from a home that is kept open for the child."
ADOPTED = "An adopted child who comes back into care gets a new identifier."

CARE_ENDS = tuple(code for code in codes("REC") if code != "X1")
HOME = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
LONG_AGO = date(1901, 1, 1)  # where a start that is no date is put in 388


def temporary(place: nw.Expr) -> nw.Expr:
    """A temporary placement; false when not known."""
    return sure(place.is_in(list(TEMPORARY)))


def same_as_before(column: str) -> nw.Expr:
    """Both cells are filled and the same."""
    return sure(cell(column) == prev(cell(column)))


def moved() -> nw.Expr:
    """Any of the four facts about the home differs from the row before."""
    return reduce(or_, (differs(cell(column), prev(cell(column))) for column in HOME))


def surely_not_moved() -> nw.Expr:
    """All four facts about the home are filled in both rows and the same."""
    return ~reduce(or_, (~same_as_before(column) for column in HOME))


def from_earliest(returned: Returned) -> nw.DataFrame[Any]:
    """Episodes in order of child and start, those without a usable start first."""
    placed = returned["Episodes"].with_columns(
        placed=nw.when(is_date("DECOM")).then(day("DECOM")).otherwise(nw.lit(LONG_AGO))
    )
    return with_neighbours(placed.sort("CHILD", "placed", "row", nulls_last=True))


UNDATED_FIRST = View(
    "Episodes by start, undated first", ("Episodes",), {"Episodes": "row"}, from_earliest
)


def after_adoption(returned: Returned) -> Found:
    """199: episodes of this year after one, this year or last, that ended with adoption."""
    both = [
        returned[name].select("CHILD", "DECOM day", "REC", "row", this=nw.lit(this))
        for this, name in ((1, "Episodes"), (0, "Episodes_last"))
        if returned.has(name)
    ]
    every = nw.concat(both)
    children = every.filter(one_of("REC", "E11", "E12")).select("CHILD")
    dated = every.join(children, on="CHILD", how="semi").filter(is_date("DECOM"))
    ordered = dated.sort("CHILD", "DECOM day", "this", "row").with_row_index("at")
    adopted = ordered.filter(one_of("REC", "E11", "E12"))
    first = adopted.group_by("CHILD").agg(nw.col("at").min().alias("adopted"))
    later = ordered.join(first, on="CHILD").filter(nw.col("at") > nw.col("adopted"))
    return {"Episodes": later.filter(nw.col("this") == 1)}


def starts_without_start(returned: Returned) -> Found:
    """357: the child's first episode of this file began in the year, and not with S."""
    first = returned.with_constants(first_each(returned["Episodes"], "DECOM day"))
    return {"Episodes": first.filter((day("DECOM") >= YEAR_START) & ~one_of("RNE", "S"))}


def back_elsewhere(*more: str) -> nw.Expr:
    """383: after a temporary placement, not back with P to the same home as before it."""
    two_back = nw.when(prev(nw.col("follows"))).then
    differ = reduce(or_, (~sure(cell(c) == two_back(cell(c).shift(2))) for c in ("PLACE", *more)))
    third = sure(prev(nw.col("follows")))
    return third & temporary(prev(cell("PLACE"))) & (~one_of("RNE", "P") | differ)


# In 388 a start that is no date counts as long ago.
NEXT_START = nxt(nw.col("placed"))

RULES = (
    Rule(
        "142",
        "DEC REC",
        EPISODES_IN_ORDER,
        fails=leads() & is_date("DECOM") & (no_date("DEC") | blank("REC")),
        message="Enter when and why this episode ended: the child has a later one.",
        means="An episode that is not the child's last has no end or no reason for it.",
        why="A child can have one open episode only.",
        cause=NOT_CLOSED,
    ),
    Rule(
        "199",
        "CHILD REC",
        looks_at("Episodes"),
        find=after_adoption,
        message=(
            "Give the child a new identifier, or put right the earlier reason: it was adoption."
        ),
        means="The child has an episode after one that ended with adoption.",
        why=ADOPTED,
        cause="The two records were joined, or E11 or E12 was entered by mistake.",
    ),
    Rule(
        "225",
        "REASON_PLACE_CHANGE REC PLACE",
        EPISODES_IN_ORDER,
        fails=one_of("REC", "X1")
        & blank("REASON_PLACE_CHANGE")
        & ~temporary(cell("PLACE"))
        & sure(nxt(cell("RNE")).is_in(["P", "B", "T", "U"]))
        & ~temporary(nxt(cell("PLACE"))),
        message="Enter why the placement changed, on the episode that ended.",
        means="The child moved, and nothing says why.",
        why=MOVES,
        cause="The reason is asked for when the next placement is entered, and was skipped.",
    ),
    Rule(
        "226",
        "REASON_PLACE_CHANGE PLACE",
        EPISODES_IN_ORDER,
        fails=temporary(cell("PLACE"))
        & (filled("REASON_PLACE_CHANGE") | ~prev(cell("REASON_PLACE_CHANGE")).is_null()),
        message=(
            "Take the reason for a change out, here and on the episode before: a temporary move."
        ),
        means="A temporary placement, or the episode before it, has a reason for a change.",
        why=AWAY,
        cause="The case system asks for a reason at every move.",
    ),
    Rule(
        "233",
        "REASON_PLACE_CHANGE DEC",
        EPISODES,
        years=FROM_2026,
        fails=blank("DEC") & filled("REASON_PLACE_CHANGE"),
        message="Take the reason out, or enter when the episode ended: it is open.",
        means="An episode that has not ended has a reason for a change of placement.",
        why=MOVES,
        cause="The reason belongs to the episode before.",
        differs="The reference looks for a column DATE_EPISODE_CEASED; it is called DEC.",
    ),
    Rule(
        "336",
        "PLACE",
        EPISODES_IN_ORDER,
        fails=(follows() | no_date("DECOM"))
        & one_of("PLACE", "A3", "A4")
        & ~sure(
            prev(cell("PLACE")).is_in(["A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6"])
        ),
        message="Check the placement before: with parental consent a child moves from foster care.",
        means="The child was placed for adoption with consent from a home that is no foster home.",
        why="Children are looked after by foster carers or adopters before they are placed.",
        cause="The placement before has a wrong code.",
    ),
    Rule(
        "357",
        "RNE DECOM",
        looks_at("Episodes"),
        find=starts_without_start,
        message="Enter S as the reason, or add the child's earlier episodes.",
        means="The child's first episode began in the year and does not start a time in care.",
        why=CHAIN,
        cause="An earlier episode is missing, or has a start that cannot be read.",
    ),
    Rule(
        "388",
        "REC DEC DECOM",
        UNDATED_FIRST,
        fails=(
            leads()
            & (
                (one_of("REC", "X1") & ~sure(day("DEC") == NEXT_START))
                | (filled("REC") & ~one_of("REC", "X1") & sure(day("DEC") == NEXT_START))
            )
        )
        | (~leads() & is_date("DEC") & one_of("REC", "X1")),
        message="Use X1 only when the next episode starts the day this one ends, and always then.",
        means="The reason for the end does not fit with whether another episode follows that day.",
        why=CHAIN,
        cause="The child left care and X1 was entered, or a date is a day out.",
    ),
    Rule(
        "432",
        "RNE REC",
        EPISODES_IN_ORDER,
        fails=sure(prev(cell("REC")).is_in(list(CARE_ENDS))) & ~one_of("RNE", "S"),
        message="Enter S: the episode before ended the time in care.",
        means="The child had left care, and the new episode does not start a new time in care.",
        why=CHAIN,
        cause="The episode before should have ended with X1.",
    ),
    Rule(
        "433",
        "RNE DECOM DEC",
        in_order("Episodes", "DECOM day", "DEC day"),
        fails=follows()
        & one_of("RNE", "P", "L", "T", "U", "B")
        & ~sure(cell("DECOM") == prev(cell("DEC"))),
        message="Make this start the same as the end of the episode before, or enter S.",
        means="The episode goes on from another, but does not start on the day that one ended.",
        why=CHAIN,
        cause="The new placement was dated from the first whole day.",
    ),
    Rule(
        "434",
        "RNE LS PLACE PL_POST URN PLACE_PROVIDER",
        EPISODES_IN_ORDER,
        fails=follows() & one_of("RNE", "L") & (same_as_before("LS") | moved()),
        message="Enter another reason: L is for a change of legal status and of nothing else.",
        means="Only the legal status should have changed; it did not, or the home did as well.",
        why=WHAT_CHANGED,
        cause=REASON_WRONG,
    ),
    Rule(
        "435",
        "RNE LS PLACE PL_POST URN PLACE_PROVIDER",
        EPISODES_IN_ORDER,
        fails=follows() & one_of("RNE", "P", "T") & (~same_as_before("LS") | surely_not_moved()),
        message="Enter another reason: P and T are for a change of home and of nothing else.",
        means="Only the home should have changed; it did not, or the legal status did as well.",
        why=WHAT_CHANGED,
        cause=REASON_WRONG,
    ),
    Rule(
        "436",
        "RNE LS PLACE PL_POST URN PLACE_PROVIDER",
        EPISODES_IN_ORDER,
        fails=follows() & one_of("RNE", "U", "B") & (same_as_before("LS") | ~moved()),
        message="Enter another reason: U and B are for a change of legal status and of home.",
        means="Legal status and home should both have changed, and one of them did not.",
        why=WHAT_CHANGED,
        cause=REASON_WRONG,
    ),
    Rule(
        "437",
        "REC",
        EPISODES_IN_ORDER,
        fails=leads() & is_date("DECOM") & one_of("REC", "E2", "E15"),
        message="Put the reason right, or take out what follows: the child died or was an adult.",
        means="An episode follows one that ended with death or with being found to be an adult.",
        why="Nobody comes back into care after that.",
        cause="The wrong line of a list was chosen as the reason.",
    ),
    Rule(
        "504",
        "CIN",
        EPISODES_IN_ORDER,
        fails=sure(prev(cell("REC")) == "X1")
        & sure(prev(day("DEC")) == day("DECOM"))
        & ~same_as_before("CIN"),
        message="Enter the same category of need as in the episode before.",
        means="The category of need changed within one time in care.",
        why="The category says why care began, which does not change while it lasts.",
        cause="The need was assessed again and the new answer entered.",
    ),
    Rule(
        "383",
        "PLACE RNE PL_POST",
        EPISODES_IN_ORDER,
        fails={UNTIL_2025: back_elsewhere(), FROM_2026: back_elsewhere("PL_POST")},
        message="After a temporary move enter P and the home the child had before it.",
        means="After a temporary placement the child did not go back where it came from.",
        why=AWAY,
        cause="The child moved on instead of going back, so the stay was no temporary one.",
    ),
)
