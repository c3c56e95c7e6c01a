"""Reviews: when a child's plan was reviewed, and how the child took part."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import REVIEWS, looks_at
from hearth.returns.ssda903.words import (
    any_filled,
    birthday,
    blank,
    codes,
    day,
    filled,
    no_date,
    one_of,
    respite,
)

__all__ = ["RULES"]

VOICE = "How children take part in their reviews is published; the code depends on age."


def respite_only(returned: Returned) -> Found:
    """399: answers of children all of whose episodes are short breaks."""
    episodes = returned["Episodes"].filter(filled("CHILD"))
    others = episodes.filter(~respite()).select("CHILD")
    only = episodes.join(others, on="CHILD", how="anti").select("CHILD", "row")
    header = returned["Header"].select("CHILD", "MOTHER", nw.col("row").alias("header"))
    reviews = returned["Reviews"].select(
        "CHILD", "REVIEW", "REVIEW_CODE", nw.col("row").alias("review")
    )
    both = only.join(header, on="CHILD", how="left").join(reviews, on="CHILD", how="left")
    fails = both.filter(any_filled("MOTHER", "REVIEW", "REVIEW_CODE"))
    return {
        "Episodes": fails,
        "Header": fails.select(row="header"),
        "Reviews": fails.select(row="review"),
    }


RULES = (
    Rule(
        "166",
        "REVIEW",
        REVIEWS,
        fails=no_date("REVIEW"),
        message="Enter the day of the review as day/month/year.",
        means="The date of the review is missing or is no date in the calendar.",
        why="Reviews have to be held within set times, which are counted from these dates.",
        cause="A review that is planned was exported before it was held.",
    ),
    Rule(
        "167",
        "REVIEW_CODE REVIEW",
        REVIEWS,
        fails=~(
            (filled("REVIEW") & one_of("REVIEW_CODE", *codes("REVIEW_CODE")))
            | (blank("REVIEW") & blank("REVIEW_CODE"))
        ),
        message="Enter how the child took part, PN0 to PN7, with the day of the review.",
        means="The way the child took part is missing, unknown, or stands without a date.",
        why=VOICE,
        cause="The minutes of the review were not finished.",
    ),
    Rule(
        "399",
        "MOTHER LS REVIEW REVIEW_CODE",
        looks_at("Episodes", "Header", "Reviews"),
        find=respite_only,
        message=(
            "Take out reviews and 'mother': they are not asked of children with short breaks only."
        ),
        means="A child who only has short breaks (V3, V4) has a review or an answer on motherhood.",
        why="Children with short breaks live at home; little is collected about them.",
        cause="The legal status is wrong, or the case system exports everything it holds.",
    ),
    Rule(
        "440",
        "DOB REVIEW REVIEW_CODE",
        REVIEWS,
        fails=one_of("REVIEW_CODE", "PN0") & (day("REVIEW") > birthday(4)),
        message="Enter PN1 to PN7: the child was 4 or older at the review.",
        means="The code for children under 4 stands for an older child.",
        why=VOICE,
        cause="The code of the last review was used again.",
    ),
    Rule(
        "441",
        "DOB REVIEW REVIEW_CODE",
        REVIEWS,
        fails=one_of("REVIEW_CODE", *(code for code in codes("REVIEW_CODE") if code != "PN0"))
        & (day("REVIEW") < birthday(4)),
        message="Enter PN0: the child was under 4 at the review.",
        means="A code for children of 4 and over stands for a younger child.",
        why=VOICE,
        cause="The part taken by a parent was recorded as the child's.",
    ),
)
