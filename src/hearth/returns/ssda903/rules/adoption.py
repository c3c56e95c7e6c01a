"""AD1: the adoption of a child, and the decision and match before it."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.continuity import CONTINUOUS, continuously_looked_after
from hearth.returns.ssda903.model import Found, Rule, View
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.episodes_codes import FOR_ADOPTION
from hearth.returns.ssda903.rules.oc3 import AFTERCARE
from hearth.returns.ssda903.views import (
    AD1,
    beside,
    first_each,
    looks_at,
    marked,
)
from hearth.returns.ssda903.words import (
    SIX_ADOPTION_FIELDS,
    YEAR_END,
    YEAR_START,
    any_blank,
    any_filled,
    cell,
    codes,
    day,
    is_date,
    none_of,
    not_a_date,
    one_of,
    sure,
)

__all__ = [
    "DECISION_AD1",
    "MEANT",
    "PATH",
    "RULES",
    "SIX",
    "matched",
    "not_day",
    "of_set",
    "with_row",
]

SIX = " ".join(SIX_ADOPTION_FIELDS)
LAYOUT = "An export that writes dates in another layout, or a slip in typing."
PATH = "How long children wait on the way to adoption is worked out from these dates."
WHO_ADOPTED = "Who adopts children from care is published each year."
LATE = "The dates were kept on paper and entered after the adoption."
MEANT = (
    "The decision comes first, then the order, the match and the placement, each on or after the"
    " one before."
)


def not_day(code: str, view: View, field: str, what: str) -> Rule:
    """The check that a date, where there is one, is one."""
    return Rule(
        code,
        field,
        view,
        fails=not_a_date(field),
        message=f"Enter {what} as day/month/year, or leave it empty.",
        means="The date is none in the calendar.",
        why=PATH,
        cause=LAYOUT,
    )


def of_set(code: str, field: str, what: str, choices: str, view: View = AD1) -> Rule:
    """The check that a code, where there is one, is of its code set."""
    return Rule(
        code,
        field,
        view,
        fails=none_of(field, *codes(field)),
        message=f"Enter {what}: {choices}.",
        means="The code is not one the return knows.",
        why=WHO_ADOPTED,
        cause="The answer was typed as a word, or a code of the case system was exported.",
    )


def adopters(code: str, status: str, sexes: tuple[str, ...], what: str) -> Rule:
    """The check that the adopters' legal status goes with their sex."""
    return Rule(
        code,
        "LS_ADOPTR SEX_ADOPTR",
        AD1,
        fails=one_of("LS_ADOPTR", status) & ~one_of("SEX_ADOPTR", *sexes),
        message=f"Put right one of the two: {what} can only be {' or '.join(sexes)}.",
        means="The adopters' legal status does not go with their sex.",
        why=WHO_ADOPTED,
        cause="One of the two codes was chosen from the wrong line of a list.",
    )


def with_row(frame: nw.DataFrame[Any], table: str) -> nw.DataFrame[Any]:
    """A joined frame's rows of the second table."""
    return frame.select(row=nw.col(f"{table}.row"))


def matched(returned: Returned, one: nw.DataFrame[Any], table: str, fails: nw.Expr) -> Found:
    """Episodes (one for each child) joined to a table's rows by child: both rows that fail."""
    other = returned[table]
    named = other.rename({name: f"{table}.{name}" for name in other.columns})
    both = returned.with_constants(one).join(named, left_on="CHILD", right_on=f"{table}.CHILD")
    failing = both.filter(fails)
    return {"Episodes": failing, table: with_row(failing, table)}


def decided_before_care(returned: Returned) -> Found:
    """334: the decision earlier than the child's last start of care."""
    last = first_each(returned["Episodes"], "DECOM day", greatest=True, where=one_of("RNE", "S"))
    return matched(returned, last, "AD1", day("AD1.DATE_INT") < day("DECOM"))


def in_full_year(returned: Returned, table: str) -> nw.DataFrame[Any]:
    """A table with whether each child was looked after for the whole year."""
    children = returned.once(continuously_looked_after)
    return marked(returned[table], children, "continuously looked after")


def adopted_in_year(prefix: str = "") -> nw.Expr:
    """An episode that ended in the year with adoption."""
    return (
        one_of(f"{prefix}REC", "E11", "E12")
        & sure(day(f"{prefix}DEC") >= YEAR_START)
        & sure(day(f"{prefix}DEC") <= YEAR_END)
    )


def not_adopted_in_year(returned: Returned) -> Found:
    """602: adoption details of a child who was not adopted in the year."""
    adopted = returned.with_constants(returned["Episodes"]).filter(adopted_in_year())
    details = returned["AD1"].filter(any_filled(*SIX_ADOPTION_FIELDS))
    return {"AD1": details.join(adopted, on="CHILD", how="anti")}


EPISODES_AD1 = beside("Episodes", "AD1")
EPISODE_OF_AD1 = beside("Episodes", "AD1", reports=("Episodes",))
DECISION_AD1 = beside("PlacedAdoption", "AD1")

RULES = (
    not_day("112", AD1, "DATE_INT", "the date of the decision that the child should be adopted"),
    not_day("113", AD1, "DATE_MATCH", "the date the child was matched with the adopters"),
    of_set("114", "FOSTER_CARE", "whether a former foster carer adopted", "1 for yes, 0 for no"),
    Rule(
        "151",
        SIX,
        AD1,
        fails=any_filled(*SIX_ADOPTION_FIELDS) & any_blank(*SIX_ADOPTION_FIELDS),
        message="Fill in all six adoption items, or none.",
        means="Some of the six details of an adoption are given and some are not.",
        why=WHO_ADOPTED,
        cause="The adoption file is sealed and not all details were entered before.",
    ),
    of_set("175", "NB_ADOPTR", "the number of adopters", "1 or 2"),
    of_set("176", "SEX_ADOPTR", "the sex of the adopters", "M1, F1, MM, FF or MF"),
    of_set("177", "LS_ADOPTR", "the legal status of the adopters", "L0, L11, L12, L2, L3 or L4"),
    Rule(
        "187",
        " ".join((*SIX_ADOPTION_FIELDS, *AFTERCARE)),
        looks_at("OC3", "AD1", "Episodes"),
        find=lambda returned: {
            "OC3": in_full_year(returned, "OC3").filter(CONTINUOUS & any_filled(*AFTERCARE)),
            "AD1": in_full_year(returned, "AD1").filter(
                CONTINUOUS & any_filled(*SIX_ADOPTION_FIELDS)
            ),
        },
        message="Take these answers out, or end the episode: the child was in care all year.",
        means="A child looked after for the whole year is reported as adopted or as care leaver.",
        why="A child is in care or has left it, and is counted once.",
        cause="The end of care was not recorded, or the row is last year's.",
        reports=("OC3", "AD1"),
    ),
    Rule(
        "331",
        "DATE_MATCH DECOM REC",
        EPISODES_AD1,
        fails=one_of("REC", "E11", "E12") & (day("AD1.DATE_MATCH") > day("DECOM")),
        message="Put right the date of the match or the placement: matched after being placed.",
        means="The child was matched with the adopters after the last placement began.",
        why=MEANT,
        cause=LATE,
    ),
    Rule(
        "333",
        "DATE_INT DATE_MATCH",
        AD1,
        fails=is_date("DATE_MATCH") & ~sure(day("DATE_INT") <= day("DATE_MATCH")),
        message=(
            "Put right the date of the decision: it must be on or before the date of the match."
        ),
        means="The child was matched before the decision, or the decision has no date.",
        why=MEANT,
        cause=LATE,
    ),
    Rule(
        "334",
        "DATE_INT DECOM RNE",
        looks_at("Episodes", "AD1"),
        find=decided_before_care,
        message="Put right the date of the decision or of the start of care: decided before care.",
        means="The decision on adoption was made before the child came into care.",
        why=MEANT,
        cause="The child came into care twice, and the date belongs to the first time.",
    ),
    Rule(
        "335",
        "PLACE FOSTER_CARE REC",
        EPISODES_AD1,
        fails=one_of("REC", "E1", "E11", "E12")
        & (
            (one_of("PLACE", "A2", "A3", "A5") & one_of("AD1.FOSTER_CARE", "0"))
            | (one_of("PLACE", "A1", "A4", "A6") & one_of("AD1.FOSTER_CARE", "1"))
        ),
        message="Put right one of the two: A3 and A5 mean adopted by foster carers, A4 and A6 not.",
        means="The last placement and the details disagree on whether foster carers adopted.",
        why=WHO_ADOPTED,
        cause="Fostering for adoption counts as placed with carers the child already had.",
    ),
    Rule(
        "511",
        "NB_ADOPTR SEX_ADOPTR",
        AD1,
        fails=one_of("NB_ADOPTR", "2") & one_of("SEX_ADOPTR", "M1", "F1"),
        message="Put right one of the two: two adopters are MM, FF or MF.",
        means="There are two adopters, but the sex of one only.",
        why=WHO_ADOPTED,
        cause="Only one adopter was entered in the case system.",
    ),
    adopters("514", "L0", ("M1", "F1"), "a single adopter"),
    adopters("517", "L3", ("MF",), "an unmarried couple (L3)"),
    adopters("518", "L4", ("MM", "FF"), "a same-sex couple (L4)"),
    adopters("519", "L2", ("MM", "FF", "MF"), "civil partners"),
    adopters("520", "L11", ("MF",), "a married couple of different sex (L11)"),
    Rule(
        "521",
        "PLACE DECOM DATE_INT",
        EPISODES_AD1,
        fails=one_of("PLACE", *FOR_ADOPTION) & (day("AD1.DATE_INT") > day("DECOM")),
        message="Put right the date of the decision: the child was already placed for adoption.",
        means="The child was placed for adoption before the decision.",
        why=MEANT,
        cause=LATE,
    ),
    Rule(
        "523",
        "DATE_PLACED DATE_INT",
        DECISION_AD1,
        fails=day("DATE_PLACED") != day("AD1.DATE_INT"),
        message="Enter one date in both places: DATE_PLACED and DATE_INT are the same decision.",
        means="Two tables give different dates for the decision that the child should be adopted.",
        why=PATH,
        cause="One of them holds the date of the match, the order or the move.",
    ),
    adopters("524", "L12", ("MM", "FF"), "a married couple of one sex (L12)"),
    Rule(
        "582",
        "DEC DATE_MATCH REC",
        EPISODE_OF_AD1,
        fails=one_of("REC", "E11", "E12") & (cell("DEC") == cell("AD1.DATE_MATCH")),
        message="Enter the day of the match, not of the order: the two are the same.",
        means="The child was matched with the adopters on the day of the adoption order.",
        why=PATH,
        cause="The date of the order was entered for both.",
    ),
    Rule(
        "601",
        f"REC {SIX}",
        EPISODES_AD1,
        fails=adopted_in_year() & any_blank(*(f"AD1.{field}" for field in SIX_ADOPTION_FIELDS)),
        message="Fill in all six adoption items: the child was adopted in the year.",
        means="The child was adopted, and a detail of the adoption is missing.",
        why=WHO_ADOPTED,
        cause="The adoption file is sealed and not all details were entered before.",
    ),
    Rule(
        "602",
        f"CHILD {SIX}",
        looks_at("Episodes", "AD1"),
        find=not_adopted_in_year,
        message="Take the adoption out, or end the child's episode with E11 or E12 in the year.",
        means="There are details of an adoption, but the child was not adopted in the year.",
        why=WHO_ADOPTED,
        cause="The order came after 31 March, or another reason for leaving was entered.",
        reports=("AD1",),
    ),
)
