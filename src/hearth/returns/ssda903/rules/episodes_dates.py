"""Episodes: when they start and end, and that each starts where the one before ended."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import ONLY_2024, Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import (
    EPISODES,
    EPISODES_HEADER,
    EPISODES_IN_ORDER,
    first_each,
    looks_at,
)
from hearth.returns.ssda903.words import (
    YEAR_END,
    birthday,
    blank,
    cell,
    day,
    filled,
    no_date,
    not_a_date,
    one_of,
    prev,
    sure,
)

__all__ = ["RULES"]

LAYOUT = "An export that writes dates in another layout, or a slip in typing."
SPANS = "Days in care are counted from these dates; a wrong one makes every duration wrong."
CHAIN = "Episodes of one stay in care follow each other without gap or overlap."
FIRST_RETURN = date(1991, 10, 14)  # the Children Act 1989 came into force


def started_before_birth(returned: Returned) -> Found:
    """The first episode of a child, and its Header row, where birth is later."""
    first = first_each(returned["Episodes"], "DECOM day").select("CHILD", "DECOM day", "row")
    header = returned["Header"].select("CHILD", "DOB day", nw.col("row").alias("header row"))
    both = first.join(header, on="CHILD").filter(day("DOB") > day("DECOM"))
    return {"Episodes": both, "Header": both.select(row="header row")}


RULES = (
    Rule(
        "141",
        "DECOM",
        EPISODES,
        fails=not_a_date("DECOM"),
        message="Enter the day the episode started as day/month/year.",
        means="The start of the episode is no date in the calendar.",
        why=SPANS,
        cause=LAYOUT,
    ),
    Rule(
        "147",
        "DEC",
        EPISODES,
        fails=not_a_date("DEC"),
        message=(
            "Enter the day the episode ended as day/month/year, or leave it empty while it lasts."
        ),
        means="The end of the episode is no date in the calendar.",
        why=SPANS,
        cause=LAYOUT,
    ),
    Rule(
        "148",
        "DEC REC",
        EPISODES,
        fails=filled("DEC") != filled("REC"),
        message="Enter both the end date and the reason the episode ended, or neither.",
        means="The episode has an end without a reason, or a reason without an end.",
        why="An episode that lasts has neither; one that ended has both.",
        cause="Somebody began to close the episode and did not finish.",
    ),
    Rule(
        "217t",
        "PLACE DEC",
        EPISODES,
        years=ONLY_2024,
        fails=one_of("PLACE", "P2") & (sure(day("DEC") > date(2023, 10, 28)) | no_date("DEC")),
        message=(
            "End the P2 episode by 28 October 2023 and begin one with the code that took its place."
        ),
        means="Independent living (P2) goes on after 28 October 2023.",
        why="From that day supported accommodation had to be registered with Ofsted.",
        cause="The placement lasted and its code was not changed.",
    ),
    Rule(
        "302",
        "DECOM DOB",
        looks_at("Episodes", "Header"),
        find=started_before_birth,
        message="Put right the date of birth or the start of the child's first episode.",
        means="Care began before the child was born.",
        why="One of the two dates is wrong, and ages and durations come from both.",
        cause="An expected date of birth, or care planned before birth and recorded as begun.",
    ),
    Rule(
        "352",
        "DECOM RNE",
        EPISODES_HEADER,
        fails=one_of("RNE", "S") & (birthday(18, "Header.DOB") <= day("DECOM")),
        message="Check date of birth and start date: nobody comes into care at 18 or over.",
        means="Care began on or after the 18th birthday.",
        why="Only children can be looked after.",
        cause="A wrong year, or support after care recorded as care.",
        reports=("Episodes",),
    ),
    Rule(
        "353",
        "DECOM",
        EPISODES,
        fails=day("DECOM") < nw.lit(FIRST_RETURN),
        message="Put the start date right: no episode can start before 14 October 1991.",
        means="The episode starts before the Children Act 1989 was in force.",
        why="The return began with that Act.",
        cause="A wrong century or a date a program made up.",
    ),
    Rule(
        "354",
        "DECOM",
        EPISODES,
        fails=day("DECOM") > YEAR_END,
        message="Put the start date right, or leave the episode for next year's return.",
        means="The episode starts after the collection year ended.",
        why="The return holds one year, 1 April to 31 March.",
        cause="The file was made after 31 March without a limit, or a wrong year.",
    ),
    Rule(
        "355",
        "DECOM DEC",
        EPISODES,
        fails=(cell("DECOM") == cell("DEC")) | (blank("DECOM") & blank("DEC")),
        message="Put the dates right, or leave out the episode: it starts and ends on one day.",
        means="The episode starts and ends on the same day.",
        why="Two changes on one day are one new episode.",
        cause="Legal status and placement were recorded one after the other.",
    ),
    Rule(
        "356",
        "DECOM DEC",
        EPISODES,
        fails=day("DEC") < day("DECOM"),
        message="Put the dates right: the episode ends before it starts.",
        means="The end of the episode is before its start.",
        why=SPANS,
        cause="The two dates were swapped, or one has the wrong year.",
    ),
    Rule(
        "385",
        "DEC",
        EPISODES,
        fails=day("DEC") > YEAR_END,
        message="Leave end date and reason empty: the episode ended after 31 March.",
        means="The episode ends after the collection year.",
        why="At the end of the year it was open, and is reported so.",
        cause="The file was made after 31 March without a limit.",
    ),
    Rule(
        "431",
        "RNE DECOM",
        EPISODES_IN_ORDER,
        fails=one_of("RNE", "S") & (day("DECOM") <= prev(day("DEC"))),
        message="Enter another reason than S, or put the dates right: the child was still in care.",
        means="The child seems to come into care on or before the day the last stay ended.",
        why="S starts a new period of care, so there has to be time outside care before it.",
        cause="A change of placement or legal status coded as a new start.",
    ),
    Rule(
        "501",
        "DECOM DEC",
        EPISODES_IN_ORDER,
        fails=day("DECOM") < prev(day("DEC")),
        message="Put right the dates: this episode starts before the child's last one ended.",
        means="Two episodes of the child overlap.",
        why=CHAIN,
        cause="A start date entered from memory, or an episode closed late.",
    ),
)
