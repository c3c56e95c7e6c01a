"""Episodes: how long a legal status may last, and which may stand together."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.returns.ssda903.model import UNTIL_2024, Finder, Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import EPISODES, looks_at, with_neighbours
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    blank,
    day,
    days_after,
    filled,
    is_date,
    no_date,
    nxt,
    one_of,
    prev,
    sure,
)

__all__ = ["RULES"]

LIMIT = "The law limits how long a child may be kept in this way."
BREAKS = "Short breaks are limited; a child who is away for longer is looked after."
ORDER_FOLLOWED = "An order followed, and the legal status was not changed."

ENDED = nw.when(no_date("DEC")).then(YEAR_END).otherwise(day("DEC"))


def one_after_another(status: str, days: int) -> Finder:
    """361 and 362: runs of episodes with this status that last too long as a whole.

    A run goes on while an episode ends on the day the child's very next one starts, whatever the
    status of that one.
    """

    def find(returned: Returned) -> Found:
        ordered = with_neighbours(
            returned.with_constants(returned["Episodes"]).sort(
                "CHILD", "DECOM day", "row", nulls_last=True
            )
        ).with_columns(ended=ENDED)
        linked = ordered.with_columns(linked=sure(nw.col("ended") == nxt(day("DECOM"))))
        held = linked.filter(one_of("LS", status) & filled("CHILD"))
        starts = ~nw.col("linked").shift(1).fill_null(value=False)
        runs = held.with_columns(run=starts.cast(nw.Int64).cum_sum())
        spans = runs.group_by("CHILD", "run").agg(
            nw.col("ended").max().alias("to"), day("DECOM").min().alias("from")
        )
        long = spans.filter(frames.days_between(nw.col("from"), nw.col("to")) > days)
        return {"Episodes": runs.join(long, on=["CHILD", "run"], how="semi")}

    return find


def added_up(status: str, days: int) -> Finder:
    """363 and 364: days of neighbouring rows of the file with this status, added up."""

    def find(returned: Returned) -> Found:
        rows = returned.with_constants(returned["Episodes"])
        held = with_neighbours(rows.filter(one_of("LS", status) & is_date("DECOM")))
        dated = held.with_columns(ended=ENDED)
        goes_on = nw.col("follows") & ~sure(day("DECOM") > prev(nw.col("ended")))
        numbered = dated.with_columns(period=(~goes_on).cast(nw.Int64).cum_sum())
        lasted = numbered.with_columns(lasted=frames.days_between(day("DECOM"), nw.col("ended")))
        totals = lasted.group_by("period").agg(nw.col("lasted").sum())
        long = totals.filter(nw.col("lasted") > days)
        return {"Episodes": numbered.join(long.select("period"), on="period", how="semi")}

    return find


def too_many_breaks(returned: Returned) -> Found:
    """367: all short breaks of a child who had more than 75 days of them in the year."""
    held = returned.with_constants(returned["Episodes"].filter(one_of("LS", "V3")))
    last = nw.when(no_date("DEC") | sure(day("DEC") > YEAR_END)).then(YEAR_END)
    first = nw.when(sure(day("DECOM") < YEAR_START)).then(YEAR_START)
    cut = held.with_columns(ended=last.otherwise(day("DEC")), began=first.otherwise(day("DECOM")))
    lasted = cut.with_columns(days=frames.days_between(nw.col("began"), nw.col("ended")))
    kept = lasted.filter((nw.col("days") > 0) & filled("CHILD"))
    totals = kept.group_by("CHILD").agg(nw.col("days").sum())
    return {"Episodes": kept.join(totals.filter(nw.col("days") > 75), on="CHILD", how="semi")}


def both_kinds_of_break(returned: Returned) -> Found:
    """426: V3 and V4 episodes of children who have both."""
    breaks: nw.DataFrame[Any] = returned["Episodes"].filter(one_of("LS", "V3", "V4"))
    single, series = breaks.filter(one_of("LS", "V3")), breaks.filter(one_of("LS", "V4"))
    have_one = breaks.join(single.select("CHILD"), on="CHILD", how="semi")
    return {"Episodes": have_one.join(series.select("CHILD"), on="CHILD", how="semi")}


def limited(code: str, status: str, days: int, find: Finder, what: str) -> Rule:
    """The check that a status does not last beyond what the law allows."""
    return Rule(
        code,
        "LS DECOM DEC",
        looks_at("Episodes"),
        find=find,
        message=f"Put the dates right, or enter the next status: {what} lasts {days} days.",
        means=f"The child was kept under {what} ({status}) for more than {days} days.",
        why=LIMIT,
        cause=ORDER_FOLLOWED,
    )


RULES = (
    limited("361", "L1", 3, one_after_another("L1", 3), "police protection"),
    limited("362", "L2", 21, one_after_another("L2", 21), "an emergency protection order"),
    limited("363", "L3", 7, added_up("L3", 7), "a child assessment order"),
    limited("364", "J2", 21, added_up("J2", 21), "detention after arrest"),
    Rule(
        "365",
        "LS DECOM DEC",
        EPISODES,
        fails=one_of("LS", "V3") & (days_after(day("DECOM"), 17) < ENDED),
        message="End the break, or enter V2: one short break lasts 17 days at most.",
        means="A single short break (V3) lasted more than 17 days.",
        why=BREAKS,
        cause="Several breaks were recorded as one, or the child stayed on.",
    ),
    Rule(
        "366",
        "RNE LS",
        EPISODES,
        fails=one_of("LS", "V3") & ~one_of("RNE", "S"),
        message="Enter S: each short break (V3) starts anew.",
        means="A short break does not start with S.",
        why="Every break is an episode of its own.",
        cause="The break follows another, and a change of placement was entered.",
    ),
    Rule(
        "367",
        "LS DECOM DEC",
        looks_at("Episodes"),
        find=too_many_breaks,
        message="Check the breaks: more than 75 days in a year means the child is looked after.",
        means="The child's short breaks (V3) add up to more than 75 days in the year.",
        why=BREAKS,
        cause="Care at home grew into care away from home without a new decision.",
    ),
    Rule(
        "426",
        "LS",
        looks_at("Episodes"),
        find=both_kinds_of_break,
        message=(
            "Enter all short breaks of the child in one way: V3 for each, or V4 for the agreement."
        ),
        means="The child has short breaks recorded one by one (V3) and as an agreement (V4).",
        why="Counting both would count the child twice.",
        cause="Two teams record breaks in different ways.",
    ),
    Rule(
        "445",
        "LS DECOM",
        EPISODES,
        years=UNTIL_2024,
        fails=one_of("LS", "D1") & (day("DECOM") > date(2005, 12, 31)),
        message="Enter E1 or another status: freeing orders (D1) ended in 2005.",
        means="A freeing order began after such orders had ended.",
        why="Placement orders took the place of freeing orders on 30 December 2005.",
        cause="The wrong line of a list was chosen.",
    ),
    Rule(
        "446",
        "LS DECOM",
        EPISODES,
        fails=one_of("LS", "E1") & (day("DECOM") < date(2005, 12, 1)),
        message="Put right the legal status or the date: placement orders began in December 2005.",
        means="A placement order began before there were such orders.",
        why="Placement orders took the place of freeing orders on 30 December 2005.",
        cause="The start date has a wrong year.",
    ),
    Rule(
        "451",
        "DEC REC LS",
        EPISODES,
        years=UNTIL_2024,
        fails=one_of("LS", "D1") & blank("DEC") & blank("REC"),
        message="End the episode, or enter the status that followed: no freeing order is in force.",
        means="An episode under a freeing order is still open.",
        why="Every child freed before 2006 has grown up.",
        cause="The wrong line of a list was chosen.",
    ),
)
