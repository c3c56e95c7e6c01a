"""Episodes beside Header: what a child's age and sex allow."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.returns.ssda903.model import (
    EVERY_YEAR,
    FROM_2025,
    FROM_2026,
    ONLY_2023,
    ONLY_2024,
    UNTIL_2024,
    Found,
    Frame,
    Rule,
    View,
    Years,
)
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.oc3 import AFTERCARE
from hearth.returns.ssda903.views import EPISODES_HEADER, beside, first_each, looks_at
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    any_filled,
    birthday,
    blank,
    day,
    days_after,
    filled,
    is_date,
    no_date,
    none_of,
    one_of,
    respite,
    sure,
)

__all__ = ["RULES"]

DOB = "Header.DOB"
TOO_YOUNG = "The law, or the kind of home, sets the youngest age."
AGE_WRONG = "The date of birth or a date of the episode has a wrong year."
OF_ADULTS = "Care ends at 18, and some ways of leaving it are only for one side of that birthday."
OF_GIRLS = "The Department counts girls in care who are mothers, to plan help for both."
NOT_ASKED = "The question is asked of girls only, and was skipped."
STAY = "A temporary stay that lasts is a home of its own, and has to be counted as one."

EPISODE_ONLY = beside("Episodes", "Header", reports=("Episodes",))
EPISODE_WITHOUT_HEADER = beside("Episodes", "Header", how="left", reports=("Episodes",))
HEADER_ONLY = beside("Episodes", "Header", reports=("Header",))


def younger_than(age: int, place: str) -> nw.Expr:
    """Placed there before that birthday; episodes without a valid end are left aside."""
    return one_of("PLACE", place) & is_date("DEC") & (day("DECOM") < birthday(age, DOB))


def too_young(code: str, what: str, ages: dict[Years, tuple[str, int]]) -> Rule:
    """The check that children in a kind of home are old enough for it."""
    return Rule(
        code,
        "DECOM PLACE DOB",
        EPISODE_ONLY,
        fails={years: younger_than(age, place) for years, (place, age) in ages.items()},
        message=f"Put right the placement code or the dates: {what} is not for so young a child.",
        means=f"The child was placed in {what} at a younger age than it is for.",
        why=TOO_YOUNG,
        cause=AGE_WRONG,
    )


def too_long(code: str, place: str, days: int, what: str) -> Rule:
    """The check that a temporary stay does not last."""
    return Rule(
        code,
        "DECOM DEC PLACE",
        EPISODE_ONLY,
        fails=one_of("PLACE", place) & is_date(DOB) & (day("DEC") > days_after(day("DECOM"), days)),
        message=f"Enter another placement code: {what} lasts {days} days at most.",
        means=f"A temporary stay ({what}) lasted more than {days} days.",
        why=STAY,
        cause="The child never went back, or the way back was not recorded.",
    )


def mother_unknown(sex: str) -> nw.Expr:
    """A girl of whom it is not said whether she is a mother."""
    return one_of("Header.SEX", sex) & blank("Header.MOTHER")


def left_and_unknown(sex: str) -> nw.Expr:
    """607: she left care in the year, and it is not said whether she is a mother."""
    left = sure(day("DEC") >= YEAR_START) & sure(day("DEC") <= YEAR_END) & none_of("REC", "X1")
    return left & ~respite() & mother_unknown(sex)


def mother_beside_care(returned: Returned) -> Frame:
    """Header, and OC3 where there is a row, of children with episodes that are no short breaks.

    `in year` counts the child's episodes that touch the year.
    """
    episodes = returned.with_constants(returned["Episodes"].filter(~respite()))
    ends = nw.when(no_date("DEC")).then(YEAR_END).otherwise(day("DEC"))
    touches = sure(ends >= YEAR_START) & sure(day("DECOM") <= YEAR_END)
    counted = (
        episodes.select("CHILD", touches=touches.cast(nw.Int32))
        .group_by("CHILD")
        .agg(nw.col("touches").sum().alias("in year"))
    )
    header = returned["Header"].select("CHILD", "SEX", "MOTHER", "row")
    oc3 = returned["OC3"].select("CHILD", *AFTERCARE, nw.col("row").alias("OC3.row"))
    return header.join(counted, on="CHILD").join(oc3, on="CHILD", how="left")


MOTHERS = View(
    "Header and OC3 of children in care",
    ("Header", "Episodes", "OC3"),
    {"Header": "row", "OC3": "OC3.row"},
    mother_beside_care,
)


def mother_wrong(boy: str, girl: str) -> nw.Expr:
    """165: an answer on motherhood that is none, of a boy, lacking, or of a care leaver."""
    none_in_year = sure(nw.col("in year") == 0)
    return (
        none_of("MOTHER", "0", "1")
        | (filled("MOTHER") & one_of("SEX", boy))
        | (one_of("SEX", girl) & blank("MOTHER") & ~none_in_year)
        | (one_of("SEX", girl) & filled("MOTHER") & none_in_year & any_filled(*AFTERCARE))
    )


def lenient_pair(returned: Returned) -> Frame:
    """Episodes beside Header, where dates may also be written year-month-day."""
    days = {"DECOM": "DECOM day"}
    episodes = frames.with_iso_days(returned["Episodes"], days)
    header = frames.with_iso_days(returned["Header"], {"DOB": "DOB day"})
    named = header.select("CHILD", **{"Header.DOB day": day("DOB"), "Header.row": nw.col("row")})
    return episodes.join(named, on="CHILD")


LENIENT_PAIR = View(
    "Episodes beside Header, dates read leniently",
    ("Episodes", "Header"),
    {"Episodes": "row", "Header": "Header.row"},
    lenient_pair,
)


def child_born_after_care(returned: Returned) -> Found:
    """625: a first child born after the mother's last episode ended, or after the year."""
    last = first_each(returned["Episodes"], "DEC day", greatest=True)
    mothers = returned["Header"].select("CHILD", "MC_DOB day", nw.col("row").alias("Header.row"))
    both = returned.with_constants(last).join(mothers, on="CHILD")
    fails = both.filter(sure(day("MC_DOB") > YEAR_END) | sure(day("MC_DOB") > day("DEC")))
    return {"Header": fails.select(row="Header.row"), "Episodes": fails}


RULES = (
    Rule(
        "165",
        "MOTHER SEX ACTIV ACCOM IN_TOUCH DECOM",
        MOTHERS,
        fails={UNTIL_2024: mother_wrong("1", "2"), FROM_2025: mother_wrong("M", "F")},
        message=(
            "Enter 0 or 1 for girls in care in the year; leave it empty for boys and care leavers."
        ),
        means=(
            "Whether the child is a mother is missing, impossible, or said where it is not asked."
        ),
        why=OF_GIRLS,
        cause=NOT_ASKED,
        differs=(
            "The reference compares the sex with 1 and 2 in every year; M and F are meant from "
            "2024/25."
        ),
    ),
    Rule(
        "234",
        "REASON_PLACE_CHANGE DECOM DOB",
        LENIENT_PAIR,
        years=FROM_2026,
        fails=one_of("REASON_PLACE_CHANGE", "CUSTOD") & (day("DECOM") < birthday(10, DOB)),
        message="Enter another reason: a child under 10 cannot be taken into custody.",
        means="A child under 10 is said to have moved because of custody.",
        why="Children under 10 are below the age of criminal responsibility.",
        cause=AGE_WRONG,
    ),
    Rule(
        "358",
        "DECOM DOB LS",
        EPISODES_HEADER,
        fails=one_of("LS", "J1", "J2", "J3") & (birthday(10, DOB) >= day("DECOM")),
        message="Put right the legal status or the date of birth: youth justice begins at 10.",
        means="A child of 10 or under has a legal status of youth justice.",
        why="Children under 10 are below the age of criminal responsibility.",
        cause=AGE_WRONG,
    ),
    Rule(
        "359",
        "DEC LS PLACE DOB",
        EPISODE_ONLY,
        fails=(birthday(18, DOB) < YEAR_END)
        & blank("DEC")
        & ~(one_of("LS", "V2") & one_of("PLACE", "K2")),
        message="End the episode on the 18th birthday at the latest, with a reason.",
        means="A young person who has turned 18 still has an open episode.",
        why=OF_ADULTS,
        cause="The young person stayed with the carers, and the episode was not closed.",
    ),
    too_young("370", "independent living (P2)", {ONLY_2023: ("P2", 15), ONLY_2024: ("P2", 16)}),
    too_young(
        "371",
        "semi-independent living (H5, K3)",
        {ONLY_2023: ("H5", 14), ONLY_2024: ("H5", 16), FROM_2025: ("K3", 16)},
    ),
    too_young("372", "a prison (R5)", {EVERY_YEAR: ("R5", 10)}),
    too_young("373", "a residential school (S1)", {EVERY_YEAR: ("S1", 4)}),
    too_young("374", "residential employment (P3)", {EVERY_YEAR: ("P3", 14)}),
    too_long("375", "T1", 42, "a stay in hospital (T1)"),
    too_long("376", "T3", 21, "care while carers are on holiday (T3)"),
    too_long("379", "T4", 7, "other temporary accommodation (T4)"),
    Rule(
        "386",
        "REC DEC DOB",
        EPISODE_ONLY,
        fails=one_of("REC", "E11", "E12") & (birthday(18, DOB) <= day("DEC")),
        message="Enter another reason, or put the dates right: adults are not adopted from care.",
        means="The young person is said to have been adopted on or after the 18th birthday.",
        why=OF_ADULTS,
        cause=AGE_WRONG,
    ),
    Rule(
        "387",
        "REC DEC DOB",
        EPISODE_WITHOUT_HEADER,
        fails=one_of("REC", "E5", "E6") & is_date("DEC") & ~sure(birthday(14, DOB) <= day("DEC")),
        message="Enter another reason, or put the dates right: nobody lives alone before 14.",
        means="A child under 14, or of unknown age, is said to have left to live independently.",
        why=TOO_YOUNG,
        cause=AGE_WRONG,
    ),
    Rule(
        "389",
        "REC DEC DOB",
        EPISODE_WITHOUT_HEADER,
        fails=one_of("REC", "E7") & ~sure(birthday(16, DOB) <= day("DEC")),
        message="Enter another reason, or put the dates right: adult services begin at 16.",
        means="A child under 16, or of unknown age, is said to have moved to adult services.",
        why=TOO_YOUNG,
        cause=AGE_WRONG,
    ),
    Rule(
        "393",
        "MOTHER SEX",
        HEADER_ONLY,
        fails={
            UNTIL_2024: mother_unknown("2") & ~respite(),
            FROM_2025: mother_unknown("F") & ~respite(),
        },
        message="Enter whether she is a mother: 1 or 0.",
        means="It is not said whether a girl in care is a mother.",
        why=OF_GIRLS,
        cause=NOT_ASKED,
    ),
    Rule(
        "407",
        "DEC DOB REC",
        EPISODES_HEADER,
        fails=one_of("REC", "E45", "E46", "E47", "E48") & (day("DEC") > birthday(18, DOB)),
        message="Enter another reason, or put the dates right: guardianship ends at 18.",
        means="A special guardianship is said to have begun after the 18th birthday.",
        why=OF_ADULTS,
        cause=AGE_WRONG,
    ),
    Rule(
        "442",
        "UPN LS",
        HEADER_ONLY,
        fails=blank("Header.UPN") & ~respite(),
        message="Enter the 13-character UPN, or UN1 to UN5 to say why there is none.",
        means="A child in care has no pupil number and no reason for having none.",
        why="The UPN joins care to school results.",
        cause="The number was not asked of the school.",
    ),
    Rule(
        "460",
        "DEC REC DOB",
        EPISODE_ONLY,
        fails=one_of("REC", "E17") & (day("DEC") < birthday(18, DOB)),
        message="Enter another reason, or put the dates right: staying put begins at 18.",
        means="A child under 18 is said to have left care and stayed with the carers.",
        why=OF_ADULTS,
        cause="The episode was closed some days before the birthday.",
    ),
    Rule(
        "607",
        "DEC REC MOTHER LS SEX",
        EPISODES_HEADER,
        fails={UNTIL_2024: left_and_unknown("2"), FROM_2025: left_and_unknown("F")},
        message="Enter whether she was a mother when she left care: 1 or 0.",
        means="A girl left care in the year, and it is not said whether she is a mother.",
        why=OF_GIRLS,
        cause=NOT_ASKED,
    ),
    Rule(
        "625",
        "MC_DOB DEC",
        looks_at("Episodes", "Header"),
        find=child_born_after_care,
        message="Put the date right, or leave it empty: the first child was born after care ended.",
        means="The first child was born after the mother left care or after the year.",
        why="Only births up to the end of care and of the year are asked for.",
        cause="The birth was entered by the team that supports care leavers.",
    ),
)
