"""OC3: how young people are doing after they have left care."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.returns.ssda903.model import (
    FROM_2024,
    FROM_2026,
    Found,
    Rule,
)
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.oc2 import OUTCOMES
from hearth.returns.ssda903.views import OC3, beside, first_each, looks_at
from hearth.returns.ssda903.words import (
    SIX_ADOPTION_FIELDS,
    YEAR_END,
    YEAR_START,
    any_blank,
    any_filled,
    birthday,
    code_from,
    codes,
    day,
    filled,
    one_of,
    sure,
)

__all__ = ["AFTERCARE", "RULES"]

AFTERCARE = ("IN_TOUCH", "ACTIV", "ACCOM")
FIELDS = " ".join(AFTERCARE)
AVERAGE_YEAR = 365.2425  # days

HOW_WELL = "It is how the nation sees whether young people are all right after care."
WHO = "These questions are only for young people who qualify as care leavers."
ON_LIST = "The list of care leavers was drawn up before the record was put right."
NOT_ASKED = "The answer was not known when the return was made, and the item was left empty."


def from_set(field: str, code: str, what: str, example: str) -> Rule:
    """The check that an answer is one of its code set and not empty."""
    return Rule(
        code,
        field,
        OC3,
        fails=code_from(field, *codes(field)),
        message=f"Enter {what} as one of the return's codes, for example {example}.",
        means="The answer is missing or is not a code the return knows.",
        why=HOW_WELL,
        cause=NOT_ASKED,
    )


def died_in_care(returned: Returned) -> Found:
    """OC3 rows of children with an episode, this year or last, that ended by death."""
    both = [returned[name] for name in ("Episodes", "Episodes_last") if returned.has(name)]
    died = nw.concat([each.filter(one_of("REC", "E2")).select("CHILD") for each in both])
    return {"OC3": returned["OC3"].join(died, on="CHILD", how="semi")}


def never_in_care(returned: Returned) -> Found:
    """OC3 rows of children in neither year's Episodes."""
    both = nw.concat([returned[name].select("CHILD") for name in ("Episodes", "Episodes_last")])
    return {"OC3": returned["OC3"].join(both, on="CHILD", how="anti")}


def still_in_care(returned: Returned) -> Found:
    """OC3 rows of children whose last episode of last year is open and who have none this year."""
    last = first_each(returned["Episodes_last"], "DECOM day", greatest=True)
    open_then = last.filter(nw.col("DEC").is_null())
    gone = open_then.join(returned["Episodes"], on="CHILD", how="anti")
    return {"OC3": returned["OC3"].join(gone, on="CHILD", how="semi")}


def taken_over(returned: Returned) -> Found:
    """OC3 rows with answers of children whose last episode ended with E3."""
    last = first_each(returned["Episodes"], "DECOM day", greatest=True)
    moved = last.filter(one_of("REC", "E3"))
    answered = returned["OC3"].filter(any_filled(*AFTERCARE))
    return {"OC3": answered.join(moved, on="CHILD", how="semi")}


def mother_without_care(returned: Returned) -> Found:
    """Header rows with MOTHER filled of care leavers who have no episode."""
    leavers = returned["OC3"].filter(any_filled(*AFTERCARE))
    mothers = returned["Header"].filter(filled("MOTHER"))
    without = mothers.join(returned["Episodes"], on="CHILD", how="anti")
    return {"Header": without.join(leavers, on="CHILD", how="semi")}


def both_outcomes(returned: Returned) -> Found:
    """OC3 and OC2 rows of children who have answers in both."""
    leavers = returned["OC3"].filter(any_filled(*AFTERCARE))
    outcomes = returned["OC2"].filter(any_filled(*OUTCOMES))
    return {
        "OC3": leavers.join(outcomes, on="CHILD", how="semi"),
        "OC2": outcomes.join(leavers, on="CHILD", how="semi"),
    }


def age_at_end(dob: str = "DOB") -> nw.Expr:
    """Age at the end of the year as the return works it out here: days over an average year."""
    return frames.days_between(day(dob), YEAR_END).cast(nw.Float64) / AVERAGE_YEAR


def birthday_in_year() -> nw.Expr:
    """The birthday in the collection year: in the calendar year it ends in, or the one before."""
    years = YEAR_END.dt.year().cast(nw.Int32) - day("DOB").dt.year().cast(nw.Int32)
    options = [nw.when(years == age).then(birthday(age)) for age in range(17, 21)]
    this = nw.coalesce(*options)
    before = nw.coalesce(*(nw.when(years == age).then(birthday(age - 1)) for age in range(17, 21)))
    return nw.when(this > YEAR_END).then(before).otherwise(this)


OC3_EPISODES = beside("OC3", "Episodes", reports=("OC3",))
OC3_HEADER = beside("OC3", "Header", reports=("OC3",))

RULES = (
    from_set("IN_TOUCH", "131", "whether you are in touch", "YES"),
    from_set("ACTIV", "132", "what the young person does", "F2, or 0 if not known"),
    from_set("ACCOM", "133", "where the young person lives", "U1, or 0 if not known"),
    Rule(
        "134",
        " ".join((*AFTERCARE, *SIX_ADOPTION_FIELDS)),
        beside("AD1", "OC3", reports=("AD1",)),
        fails=any_filled(*SIX_ADOPTION_FIELDS)
        & any_filled(*(f"OC3.{field}" for field in AFTERCARE)),
        message="Take out either the adoption or the care leaver: nobody is both.",
        means="A young person reported as care leaver has adoption details as well.",
        why=WHO,
        cause="Two children share an identifier, or an old adoption is still exported.",
    ),
    Rule(
        "153",
        FIELDS,
        OC3,
        fails=any_filled(*AFTERCARE) & any_blank(*AFTERCARE),
        message="Fill in all three: in touch, activity and accommodation.",
        means="Some of the three answers are given and some are not.",
        why=HOW_WELL,
        cause=NOT_ASKED,
    ),
    Rule(
        "215",
        " ".join((*AFTERCARE, *OUTCOMES)),
        looks_at("OC3", "OC2"),
        find=both_outcomes,
        message="Take out either the OC2 or the OC3 answers: nobody is in care and a care leaver.",
        means="The young person has outcomes of a child in care and of a care leaver.",
        why=WHO,
        cause=ON_LIST,
    ),
    Rule(
        "344",
        FIELDS,
        OC3,
        fails=one_of("IN_TOUCH", "DIED", "RHOM") & ~(one_of("ACTIV", "0") & one_of("ACCOM", "0")),
        message="Enter 0 for activity and accommodation: the young person died or went home.",
        means="Activity or accommodation is said of someone who is not followed any more.",
        why=HOW_WELL,
        cause="The answers of last year were kept.",
    ),
    Rule(
        "345",
        FIELDS,
        OC3,
        fails=one_of("IN_TOUCH", "YES") & (one_of("ACTIV", "0") | one_of("ACCOM", "0")),
        message="Enter what the young person does and where they live: you are in touch.",
        means="You are in touch, but activity or accommodation is not known.",
        why=HOW_WELL,
        cause=NOT_ASKED,
    ),
    Rule(
        "347",
        "ACCOM DOB",
        OC3,
        years=FROM_2024,
        fails=one_of("ACCOM", "T1", "T2")
        & (frames.days_between(day("DOB"), YEAR_START).cast(nw.Float64) < 18 * AVERAGE_YEAR),
        message="Enter another kind of accommodation: foyers are for young people of 18 and over.",
        means="A young person under 18 when the year began is said to live in a foyer.",
        why="Accommodation for those under 18 has to be registered with Ofsted.",
        cause="Supported accommodation and foyers were mixed up.",
        differs="The reference looks for T alone, a code that does not exist; T1 and T2 are meant.",
    ),
    Rule(
        "348",
        "IN_TOUCH",
        beside("OC3", "OC3_last"),
        years=FROM_2026,
        fails=one_of("OC3_last.IN_TOUCH", "DIED") & ~one_of("IN_TOUCH", "DIED"),
        message="Enter DIED, or amend last year's return if that was wrong.",
        means="The young person was reported as having died last year, and now is not.",
        why="One of the two years is wrong.",
        cause="The list was made anew without looking at last year's.",
    ),
    Rule(
        "391",
        FIELDS + " DOB",
        OC3,
        fails=(birthday(17) > YEAR_END) & any_filled(*AFTERCARE),
        message="Take the row out, or put the date of birth right: not yet 17 on 31 March.",
        means="A young person not yet 17 is reported as care leaver.",
        why=WHO,
        cause="The list was made by school year, or the date of birth is wrong.",
    ),
    Rule(
        "628",
        "MOTHER",
        looks_at("Episodes", "Header", "OC3"),
        find=mother_without_care,
        message="Leave 'mother' empty: it is not asked of care leavers not in care this year.",
        means="A care leaver with no episode this year has an answer on being a mother.",
        why="The question is for girls looked after in the year.",
        cause="The answer of an earlier year was exported again.",
        reports=("Header",),
    ),
    Rule(
        "1000",
        FIELDS,
        looks_at("Episodes", "OC3"),
        find=died_in_care,
        message="Take the row out, or put the reason for leaving care right.",
        means="A young person who died in care is reported as care leaver.",
        why=WHO,
        cause=ON_LIST,
        reports=("OC3",),
    ),
    Rule(
        "1002",
        FIELDS,
        looks_at("Episodes", "Episodes_last", "OC3"),
        find=never_in_care,
        message="Take the row out, or add the missing episodes: no care this year or last.",
        means="The young person has no episode in this return or last year's.",
        why=WHO,
        cause="The identifier changed, or care ended more than a year ago.",
        reports=("OC3",),
    ),
    Rule(
        "1007",
        FIELDS + " DOB",
        OC3_EPISODES,
        fails=(birthday(17) <= YEAR_END)
        & (birthday(19) > YEAR_END)
        & any_filled(*AFTERCARE)
        & (day("Episodes.DECOM") <= birthday_in_year())
        & (day("Episodes.DEC") > birthday_in_year()),
        message="Take the row out: the young person was looked after on the birthday.",
        means=(
            "A young person of 17 or 18 was in care on the birthday and is reported as care leaver."
        ),
        why=WHO,
        cause=ON_LIST,
    ),
    Rule(
        "1010",
        FIELDS,
        looks_at("Episodes", "Episodes_last", "OC3"),
        find=still_in_care,
        message="Add the episode that was open last year, with its end.",
        means="The young person was in care at the end of last year and has no episode this year.",
        why="An open episode has to appear again, if only to be closed.",
        cause="The case was closed and left out of the export.",
        reports=("OC3",),
    ),
    Rule(
        "1011",
        FIELDS,
        looks_at("Episodes", "OC3"),
        find=taken_over,
        message="Take the row out: another council took over the care.",
        means="Care was handed over to another council, which reports the young person.",
        why=WHO,
        cause=ON_LIST,
        reports=("OC3",),
    ),
    Rule(
        "1016",
        FIELDS + " DOB",
        OC3_EPISODES,
        years=FROM_2024,
        fails=any_filled(*AFTERCARE)
        & (
            sure((age_at_end() >= 17) & (age_at_end() < 18) & (day("Episodes.DEC") >= birthday(17)))
            | sure(
                (age_at_end() >= 18) & (age_at_end() < 19) & (day("Episodes.DEC") >= birthday(18))
            )
        ),
        message="Take the row out: care ended on or after this year's birthday.",
        means=(
            "A young person of 17 or 18 was in care on the birthday and is reported as care leaver."
        ),
        why=WHO,
        cause=ON_LIST,
    ),
    Rule(
        "3001",
        "ACCOM DOB",
        OC3_HEADER,
        fails=one_of("ACCOM", "Z1", "Z2")
        & (birthday(17, "Header.DOB") >= YEAR_START)
        & (birthday(17, "Header.DOB") <= YEAR_END),
        message="Enter another kind of accommodation: Z is for those over 18 with former carers.",
        means="A young person of 17 is said to stay put with a former foster carer.",
        why="Staying put begins at 18; before that the child is in foster care.",
        cause="The young person stays with the carers but is not yet 18.",
    ),
)
