"""OC2: health and convictions of children looked after for the whole year."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.continuity import (
    CONTINUOUS,
    continuously_looked_after,
    with_continuity,
)
from hearth.returns.ssda903.model import Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import OC2, first_each, looks_at, marked
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    any_blank,
    any_filled,
    birthday,
    blank,
    codes,
    filled,
    none_of,
    one_of,
    sure,
    text,
)

__all__ = ["HEALTH", "OUTCOMES", "RULES"]

HEALTH = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
OTHERS = ("CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
OUTCOMES = (
    "CONVICTED",
    "HEALTH_CHECK",
    *HEALTH,
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)
IN_FULL_YEAR = with_continuity("OC2")

COHORT = (
    "Outcomes are counted for children looked after for the whole year to 31 March, and no others."
)
HOW_WELL = "These answers are how the nation sees whether children in care are well."
SDQ = "The score tells how a child is doing; where there is none, the reason is counted."
SUBSTANCE = "The three answers on substance misuse only make sense together."
NOT_SO_LONG = "The child came, left or had short breaks within the year, and was kept on the list."
AGE = "The list of children was made for another year, or the date of birth is wrong."
FORGOTTEN = "A health or outcome record was not finished before the return was made."


def without_health(returned: Returned) -> Found:
    """OC2 rows with a blank health answer, and the first episode of each child with no row."""
    children = returned.once(continuously_looked_after)
    outcomes = returned["OC2"]
    rows = marked(outcomes, children, "whole year")
    known = outcomes.filter(filled("CHILD"))
    absent = children.join(known.select("CHILD"), on="CHILD", how="anti")
    first = first_each(returned["Episodes"], "DECOM day")
    return {
        "OC2": rows.filter(nw.col("whole year") & any_blank(*HEALTH)),
        "Episodes": first.join(absent, on="CHILD", how="semi"),
    }


def whole_score(column: str) -> nw.Expr:
    """The cell is a number equal to a whole number from 0 to 40."""
    return sure(text(column).str.contains(r"^\s*\+?0*([0-9]|[1-3][0-9]|40)(\.0*)?\s*$"))


RULES = (
    Rule(
        "157",
        "SDQ_REASON DOB",
        IN_FULL_YEAR,
        fails=CONTINUOUS
        & (birthday(4) <= YEAR_START)
        & (birthday(16) >= YEAR_END)
        & blank("SDQ_SCORE")
        & one_of("SDQ_REASON", "SDQ1"),
        message="Enter the score, or another reason: SDQ1 is only for children under 4 or over 16.",
        means="There is no score because of the child's age, but the child was 4 to 16 all year.",
        why=SDQ,
        cause="SDQ1 was carried over from an earlier year.",
    ),
    Rule(
        "158",
        "INTERVENTION_RECEIVED INTERVENTION_OFFERED",
        OC2,
        fails=one_of("INTERVENTION_RECEIVED", "1") & filled("INTERVENTION_OFFERED"),
        message="Leave 'offered' empty: the child has received an intervention.",
        means="It is said both that help was received and whether it was offered.",
        why=SUBSTANCE,
        cause="Both boxes were ticked.",
    ),
    Rule(
        "159",
        "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
        OC2,
        fails=one_of("SUBSTANCE_MISUSE", "1")
        & one_of("INTERVENTION_RECEIVED", "0")
        & blank("INTERVENTION_OFFERED"),
        message="Enter whether an intervention was offered: 1 or 0.",
        means=(
            "The child misuses substances and had no help, and nothing says whether it was offered."
        ),
        why=SUBSTANCE,
        cause=FORGOTTEN,
    ),
    Rule(
        "180",
        "SDQ_SCORE",
        OC2,
        fails=filled("SDQ_SCORE") & ~whole_score("SDQ_SCORE"),
        message="Enter the total score as a whole number from 0 to 40.",
        means="The score of the strengths and difficulties questionnaire is impossible.",
        why=SDQ,
        cause="One part of the questionnaire was entered, or two were added up.",
    ),
    Rule(
        "181",
        " ".join(OUTCOMES),
        OC2,
        fails=nw.any_horizontal(*(none_of(name, "0", "1") for name in OUTCOMES), ignore_nulls=True),
        message="Enter 1 for yes or 0 for no in each of these items, or leave them empty.",
        means="An answer is neither 0 nor 1.",
        why=HOW_WELL,
        cause="The export wrote Y and N, or True and False.",
    ),
    Rule(
        "182",
        " ".join((*HEALTH, *OTHERS)),
        OC2,
        fails=any_blank(*HEALTH) & any_filled(*OTHERS),
        message=(
            "Fill in immunisations, teeth check, health assessment and substance misuse as well."
        ),
        means="Some outcomes are filled in, but not the four that every child needs.",
        why=HOW_WELL,
        cause=FORGOTTEN,
    ),
    Rule(
        "185",
        "SDQ_SCORE",
        IN_FULL_YEAR,
        fails=filled("SDQ_SCORE") & ~CONTINUOUS,
        message="Take the score out, or put the episodes right: not in care for the whole year.",
        means="There is a score for a child who was not looked after for the whole year.",
        why=COHORT,
        cause=NOT_SO_LONG,
    ),
    Rule(
        "186",
        "SDQ_SCORE SDQ_REASON DOB",
        IN_FULL_YEAR,
        fails=CONTINUOUS
        & (birthday(4) <= YEAR_START)
        & (birthday(17) > YEAR_END)
        & blank("SDQ_SCORE")
        & blank("SDQ_REASON"),
        message="Enter the SDQ score, or the reason why there is none.",
        means="A child aged 4 to 16 has neither a score nor a reason for having none.",
        why=SDQ,
        cause="The questionnaire was not sent out, or not come back, before 31 March.",
    ),
    Rule(
        "188",
        "SDQ_SCORE SDQ_REASON DOB",
        OC2,
        fails=(birthday(4) > YEAR_END) & any_filled("SDQ_SCORE", "SDQ_REASON"),
        message="Leave SDQ score and reason empty: the child is under 4 on 31 March.",
        means="A child too young for the questionnaire has a score or a reason.",
        why=SDQ,
        cause=AGE,
    ),
    Rule(
        "189",
        "DOB SDQ_SCORE SDQ_REASON",
        OC2,
        fails=(birthday(17) < YEAR_START) & any_filled("SDQ_SCORE", "SDQ_REASON"),
        message="Leave SDQ score and reason empty: the child was 17 before the year began.",
        means="A young person too old for the questionnaire has a score or a reason.",
        why=SDQ,
        cause=AGE,
    ),
    Rule(
        "190",
        " ".join(OUTCOMES),
        IN_FULL_YEAR,
        fails=~CONTINUOUS & any_filled(*OUTCOMES),
        message=(
            "Take these answers out, or put the episodes right: not in care for the whole year."
        ),
        means="There are outcomes for a child who was not looked after for the whole year.",
        why=COHORT,
        cause=NOT_SO_LONG,
    ),
    Rule(
        "191",
        " ".join((*HEALTH, "CHILD")),
        looks_at("OC2", "Episodes"),
        find=without_health,
        message="Fill in the four health answers; the child was looked after for the whole year.",
        means="A child looked after for the whole year lacks a health answer, or has no OC2 row.",
        why=HOW_WELL,
        cause="The child was left off the list of health checks, or the record is not finished.",
    ),
    Rule(
        "192",
        "SUBSTANCE_MISUSE INTERVENTION_RECEIVED",
        OC2,
        fails=one_of("SUBSTANCE_MISUSE", "1") & blank("INTERVENTION_RECEIVED"),
        message="Enter whether the child received an intervention: 1 or 0.",
        means="The child misuses substances, and nothing says whether help was received.",
        why=SUBSTANCE,
        cause=FORGOTTEN,
    ),
    Rule(
        "193",
        "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
        OC2,
        fails=(blank("SUBSTANCE_MISUSE") | one_of("SUBSTANCE_MISUSE", "0"))
        & any_filled("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
        message="Leave both intervention items empty, or enter 1 for substance misuse.",
        means="An intervention is recorded for a child with no substance misuse.",
        why=SUBSTANCE,
        cause="Zeros were filled in where nothing was to be said.",
    ),
    Rule(
        "196",
        "SDQ_REASON",
        OC2,
        fails=none_of("SDQ_REASON", *codes("SDQ_REASON")),
        message="Enter SDQ1 to SDQ5 as the reason why there is no score.",
        means="The reason for having no score is not a code the return knows.",
        why=SDQ,
        cause="The reason was written in words.",
    ),
    Rule(
        "197B",
        "SDQ_REASON DOB",
        IN_FULL_YEAR,
        fails=CONTINUOUS
        & (
            (sure(birthday(4) >= YEAR_START) & sure(birthday(4) <= YEAR_END))
            | (sure(birthday(17) >= YEAR_START) & sure(birthday(17) <= YEAR_END))
        )
        & blank("SDQ_SCORE")
        & blank("SDQ_REASON"),
        message="Enter the SDQ score, or the reason why there is none.",
        means="A child who turned 4 or 17 in the year has neither a score nor a reason.",
        why=SDQ,
        cause="The questionnaire was not done before or after the birthday.",
    ),
    Rule(
        "197a",
        "SDQ_SCORE SDQ_REASON",
        OC2,
        fails=filled("SDQ_SCORE") & filled("SDQ_REASON"),
        message="Take out the reason: there is a score.",
        means="There are both a score and a reason for having none.",
        why=SDQ,
        cause="The score came after the reason had been entered.",
    ),
    Rule(
        "198",
        "SDQ_REASON",
        IN_FULL_YEAR,
        fails=filled("SDQ_REASON") & ~CONTINUOUS,
        message="Take the reason out, or put the episodes right: not in care for the whole year.",
        means="There is a reason for no score for a child not looked after for the whole year.",
        why=COHORT,
        cause=NOT_SO_LONG,
    ),
    Rule(
        "542",
        "CONVICTED DOB",
        OC2,
        fails=(birthday(10) > YEAR_END) & filled("CONVICTED"),
        message="Leave convictions empty: the child is under 10 on 31 March.",
        means="There is an answer on convictions for a child who cannot be convicted.",
        why="Children under 10 are below the age of criminal responsibility.",
        cause=AGE,
    ),
    Rule(
        "543",
        "DOB CONVICTED",
        IN_FULL_YEAR,
        fails=CONTINUOUS & (birthday(10) < YEAR_END) & blank("CONVICTED"),
        message="Enter whether the child was convicted or cautioned in the year: 1 or 0.",
        means="The answer on convictions is missing for a child of 10 or over.",
        why=HOW_WELL,
        cause=FORGOTTEN,
    ),
    Rule(
        "544",
        " ".join(("CONVICTED", *HEALTH)),
        OC2,
        fails=one_of("CONVICTED", "1") & any_blank(*HEALTH),
        message=(
            "Fill in immunisations, teeth check, health assessment and substance misuse as well."
        ),
        means="A conviction is recorded, but a health answer is missing.",
        why=HOW_WELL,
        cause=FORGOTTEN,
    ),
    Rule(
        "545",
        "DOB HEALTH_CHECK",
        IN_FULL_YEAR,
        fails=CONTINUOUS & (birthday(5) > YEAR_END) & blank("HEALTH_CHECK"),
        message="Enter whether the child's health checks are up to date: 1 or 0.",
        means="The answer on health checks is missing for a child under 5.",
        why=HOW_WELL,
        cause=FORGOTTEN,
    ),
    Rule(
        "546",
        "DOB HEALTH_CHECK",
        IN_FULL_YEAR,
        fails=CONTINUOUS & (birthday(5) <= YEAR_END) & filled("HEALTH_CHECK"),
        message="Leave health checks empty: they are only for children under 5 on 31 March.",
        means="There is an answer on checks of early childhood for an older child.",
        why=HOW_WELL,
        cause="The child had a fifth birthday in the year.",
    ),
    Rule(
        "547",
        " ".join(("HEALTH_CHECK", *HEALTH)),
        OC2,
        fails=one_of("HEALTH_CHECK", "1") & any_blank(*HEALTH),
        message=(
            "Fill in immunisations, teeth check, health assessment and substance misuse as well."
        ),
        means="Health checks are up to date, but another health answer is missing.",
        why=HOW_WELL,
        cause=FORGOTTEN,
    ),
)
