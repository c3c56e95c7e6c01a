"""AD1 and PlacedAdoption: the decision that a child should be adopted, and the adoption."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.continuity import CONTINUOUS, continuously_looked_after
from hearth.returns.ssda903.model import EVERY_YEAR, FROM_2025, UNTIL_2024, Found, Frame, Rule, View
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.episodes_codes import FOR_ADOPTION
from hearth.returns.ssda903.rules.oc3 import AFTERCARE
from hearth.returns.ssda903.views import (
    AD1,
    PLACED,
    beside,
    first_each,
    in_order,
    looks_at,
    marked,
)
from hearth.returns.ssda903.words import (
    SIX_ADOPTION_FIELDS,
    YEAR_END,
    YEAR_START,
    all_filled,
    any_blank,
    any_filled,
    blank,
    cell,
    codes,
    day,
    filled,
    follows,
    is_date,
    no_date,
    none_of,
    not_a_date,
    one_of,
    prev,
    respite,
    sure,
)

__all__ = ["RULES"]

SIX = " ".join(SIX_ADOPTION_FIELDS)
THERE = "PlacedAdoption there"  # a joined row has a partner

LAYOUT = "An export that writes dates in another layout, or a slip in typing."
PATH = "How long children wait on the way to adoption is worked out from these dates."
WHO_ADOPTED = "Who adopts children from care is published each year."
LATE = "The dates were kept on paper and entered after the adoption."
PLAN = "A plan for adoption that has ended has a date and a reason; one that goes on has neither."
NOT_CLOSED = "The plan changed in court, and nobody closed the earlier decision."
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


def after_care_ended(returned: Returned) -> Found:
    """117: a decision, or its end, later than the child's last episode that ends care."""
    last = first_each(returned["Episodes"], "DECOM day", greatest=True, where=~one_of("REC", "X1"))
    late = nw.any_horizontal(
        *(
            sure(day(f"PlacedAdoption.{field}") > limit)
            for field in ("DATE_PLACED", "DATE_PLACED_CEASED")
            for limit in (YEAR_END, day("DEC"))
        ),
        ignore_nulls=True,
    )
    return matched(returned, last, "PlacedAdoption", late)


def before_care(returned: Returned) -> Found:
    """118: a decision that ended before the child's first episode that is no short break."""
    first = first_each(returned["Episodes"], "DECOM day", where=~respite())
    ceased = day("PlacedAdoption.DATE_PLACED_CEASED")
    return matched(
        returned,
        first,
        "PlacedAdoption",
        sure(ceased < day("DECOM")) | sure(ceased < YEAR_START),
    )


def decided_before_care(returned: Returned) -> Found:
    """334: the decision earlier than the child's last start of care."""
    last = first_each(returned["Episodes"], "DECOM day", greatest=True, where=one_of("RNE", "S"))
    return matched(returned, last, "AD1", day("AD1.DATE_INT") < day("DECOM"))


def placed_before_care(returned: Returned) -> Found:
    """1003: the decision earlier than the child's first start of care."""
    first = first_each(returned["Episodes"], "DECOM day", where=one_of("RNE", "S"))
    return matched(
        returned, first, "PlacedAdoption", day("PlacedAdoption.DATE_PLACED") < day("DECOM")
    )


def placed_before_decision(returned: Returned) -> Found:
    """552: placed for adoption before the last decision."""
    first = first_each(
        returned["Episodes"], "DECOM day", where=one_of("PLACE", *FOR_ADOPTION)
    ).select("CHILD", "DECOM day", "row")
    last = first_each(returned["PlacedAdoption"], "DATE_PLACED day", greatest=True)
    both = first.join(
        last.select("CHILD", "DATE_PLACED day", nw.col("row").alias("PlacedAdoption.row")),
        on="CHILD",
    ).filter(day("DECOM") < day("DATE_PLACED"))
    return {"Episodes": both, "PlacedAdoption": with_row(both, "PlacedAdoption")}


def ordered_before_decision(returned: Returned) -> Found:
    """554: a placement order before the decision."""
    first = first_each(returned["Episodes"], "DECOM day", where=one_of("LS", "E1"))
    return matched(
        returned, first, "PlacedAdoption", day("PlacedAdoption.DATE_PLACED") > day("DECOM")
    )


def order_without_decision(status: str) -> Rule:
    """553 and 555: an order to free or place a child, and no decision that still stands."""

    def find(returned: Returned) -> Found:
        under = returned["Episodes"].filter(one_of("LS", status))
        decisions = returned["PlacedAdoption"]
        ended = decisions.filter(any_filled("DATE_PLACED_CEASED", "REASON_PLACED_CEASED"))
        return {
            "Episodes": under.join(decisions, on="CHILD", how="anti"),
            "PlacedAdoption": ended.join(under.filter(blank("DEC")), on="CHILD", how="semi"),
        }

    freeing = status == "D1"
    return Rule(
        "555" if freeing else "553",
        "LS DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
        looks_at("Episodes", "PlacedAdoption"),
        find=find,
        years=UNTIL_2024 if freeing else EVERY_YEAR,
        message="Add the decision that the child should be adopted, or take out its end.",
        means="The child is under an order that leads to adoption, but no decision stands.",
        why=MEANT,
        cause="The decision is kept on another page than the order, or in an earlier record.",
    )


def decided_before_birth(returned: Returned) -> Frame:
    """184: a decision with a date that is not on or after birth; Header's if there is no other."""
    decisions = returned["PlacedAdoption"]
    if "DOB" not in decisions.columns:
        header = returned["Header"].select("CHILD", "DOB day")
        decisions = decisions.join(header, on="CHILD", how="left")
    return decisions.filter(is_date("DATE_PLACED") & ~sure(day("DATE_PLACED") >= day("DOB")))


def in_full_year(returned: Returned, table: str) -> nw.DataFrame[Any]:
    """A table with whether each child was looked after for the whole year."""
    children = returned.once(continuously_looked_after)
    return marked(returned[table], children, "continuously looked after")


def one_of_several_open(returned: Returned) -> Found:
    """583: an open decision that is not the child's latest."""
    rows = returned["PlacedAdoption"].filter(filled("CHILD"))
    ordered = rows.sort(
        "CHILD", "DATE_PLACED day", "row", descending=[False, True, False], nulls_last=True
    )
    earlier = ordered.filter(sure(nw.col("CHILD") == nw.col("CHILD").shift(1)))
    return {"PlacedAdoption": earlier.filter(blank("DATE_PLACED_CEASED"))}


def adopted_after_reversal(returned: Returned) -> Found:
    """558: adopted, though each of several decisions has ended."""
    decisions = returned["PlacedAdoption"].select("CHILD", ended=filled("DATE_PLACED_CEASED"))
    adopted = returned["Episodes"].filter(one_of("REC", "E11", "E12")).select("CHILD", "row")
    pairs = adopted.join(decisions, on="CHILD")
    open_ones = pairs.filter(~nw.col("ended"))
    counted = pairs.group_by("CHILD").agg(nw.len().alias("pairs"))
    several = counted.filter(nw.col("pairs") > 1).join(open_ones, on="CHILD", how="anti")
    return {"Episodes": adopted.join(several, on="CHILD", how="semi")}


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


FIRST_DECISION = beside("Episodes", "PlacedAdoption", how="left")
DECISION_ONLY_EPISODE = beside("Episodes", "PlacedAdoption", how="left", reports=("Episodes",))
EPISODES_AD1 = beside("Episodes", "AD1")
EPISODE_OF_AD1 = beside("Episodes", "AD1", reports=("Episodes",))
DECISION_AD1 = beside("PlacedAdoption", "AD1")
DECISION_LAST = beside("PlacedAdoption", "PlacedAdoption_last")
DECISION_LAST_LEFT = beside("PlacedAdoption", "PlacedAdoption_last", how="left")
DECISION_EPISODES = beside("Episodes", "PlacedAdoption", reports=("Episodes",))

LAST = "PlacedAdoption_last."
NO_DECISION = nw.col(THERE).is_null()


def left_without_adoption(*statuses: str) -> nw.Expr:
    """557: placed or under an order for adoption, and left care otherwise with the plan open."""
    on_the_way = one_of("PLACE", *FOR_ADOPTION) | one_of("LS", *statuses)
    left = filled("REC") & ~one_of("REC", "X1", "E11", "E12")
    open_plan = any_blank(
        "PlacedAdoption.DATE_PLACED_CEASED", "PlacedAdoption.REASON_PLACED_CEASED"
    )
    return on_the_way & left & open_plan


RULES = (
    not_day("112", AD1, "DATE_INT", "the date of the decision that the child should be adopted"),
    not_day("113", AD1, "DATE_MATCH", "the date the child was matched with the adopters"),
    of_set("114", "FOSTER_CARE", "whether a former foster carer adopted", "1 for yes, 0 for no"),
    not_day("115", PLACED, "DATE_PLACED", "the date of the decision"),
    not_day("116", PLACED, "DATE_PLACED_CEASED", "the date the decision was reversed"),
    Rule(
        "117",
        "DATE_PLACED DATE_PLACED_CEASED DEC REC DECOM",
        looks_at("Episodes", "PlacedAdoption"),
        find=after_care_ended,
        message="Put the date right: it lies after care ended or after the year.",
        means="A decision about adoption was made or reversed after care or the year had ended.",
        why="Such decisions are made for children in care.",
        cause="The date was entered when the record was closed.",
    ),
    Rule(
        "118",
        "DATE_PLACED_CEASED DECOM LS",
        looks_at("Episodes", "PlacedAdoption"),
        find=before_care,
        message="Put the date right, or leave the row out: reversed before this year or this care.",
        means="The decision was reversed before care began or before the collection year.",
        why="The return holds decisions that stood at some time in the year.",
        cause="An old decision was exported again.",
    ),
    Rule(
        "119",
        "REASON_PLACED_CEASED DATE_PLACED_CEASED",
        PLACED,
        fails=filled("DATE_PLACED_CEASED") != filled("REASON_PLACED_CEASED"),
        message="Enter both the date and the reason the decision was reversed, or neither.",
        means="The reversal of a decision has a date without a reason, or the other way round.",
        why=PLAN,
        cause="Somebody began to close the decision and did not finish.",
    ),
    of_set(
        "120",
        "REASON_PLACED_CEASED",
        "why the decision was reversed",
        "RD1 to RD4",
        PLACED,
    ),
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
        "184",
        "DATE_PLACED DOB",
        looks_at("Header", "PlacedAdoption"),
        find=lambda returned: {"PlacedAdoption": decided_before_birth(returned)},
        message="Put right the date of the decision or the date of birth: born after the decision.",
        means="The decision was made before the child was born, or the birth date is not known.",
        why=PATH,
        cause="A plan made before birth was dated with its first meeting.",
        reports=("PlacedAdoption",),
    ),
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
        "522",
        "DATE_PLACED DATE_PLACED_CEASED",
        PLACED,
        fails=day("DATE_PLACED_CEASED") < day("DATE_PLACED"),
        message="Put right the two dates: the decision was reversed before it was made.",
        means="The decision ended before it was made.",
        why=PATH,
        cause="The two dates were swapped.",
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
        "525",
        f"DATE_PLACED_CEASED {SIX}",
        DECISION_AD1,
        fails=filled("DATE_PLACED_CEASED")
        & any_filled(*(f"AD1.{field}" for field in SIX_ADOPTION_FIELDS)),
        message=(
            "Take out either the reversal or the adoption: an adopted child's plan did not end."
        ),
        means="The decision was reversed, and the child was adopted.",
        why=PLAN,
        cause="The decision was closed when the adoption was done.",
    ),
    Rule(
        "551",
        "DATE_PLACED PLACE",
        DECISION_ONLY_EPISODE,
        fails=one_of("PLACE", *FOR_ADOPTION) & blank("PlacedAdoption.DATE_PLACED"),
        message="Add the date of the decision that the child should be adopted.",
        means="The child is placed for adoption, and no decision is recorded.",
        why=MEANT,
        cause="The decision is kept by another team than the placement.",
    ),
    Rule(
        "552",
        "DATE_PLACED DECOM",
        looks_at("Episodes", "PlacedAdoption"),
        find=placed_before_decision,
        message="Put right the decision or the placement: placed for adoption before the decision.",
        means="The child was placed for adoption before the decision.",
        why=MEANT,
        cause="DATE_PLACED was taken for the day the child moved.",
    ),
    order_without_decision("E1"),
    Rule(
        "554",
        "DATE_PLACED DECOM LS",
        looks_at("Episodes", "PlacedAdoption"),
        find=ordered_before_decision,
        message="Put right the date of the decision: the placement order came before it.",
        means="A court made the placement order before the decision on adoption.",
        why=MEANT,
        cause="DATE_PLACED was taken for the day the child moved.",
    ),
    order_without_decision("D1"),
    Rule(
        "556",
        "DATE_PLACED DECOM LS",
        DECISION_EPISODES,
        years=UNTIL_2024,
        fails=one_of("LS", "D1") & (day("PlacedAdoption.DATE_PLACED") > day("DECOM")),
        message="Put right the date of the decision: the freeing order came before it.",
        means="A court made the freeing order before the decision on adoption.",
        why=MEANT,
        cause="DATE_PLACED was taken for the day the child moved.",
    ),
    Rule(
        "557",
        "DATE_PLACED_CEASED REASON_PLACED_CEASED PLACE LS REC",
        FIRST_DECISION,
        fails={
            UNTIL_2024: left_without_adoption("D1", "E1"),
            FROM_2025: left_without_adoption("E1"),
        },
        message=(
            "Enter when and why the decision on adoption was reversed: the child left otherwise."
        ),
        means="A child on the way to adoption left care in another way, and the plan still stands.",
        why=PLAN,
        cause=NOT_CLOSED,
    ),
    Rule(
        "558",
        "DATE_PLACED_CEASED REC",
        looks_at("Episodes", "PlacedAdoption"),
        find=adopted_after_reversal,
        message="Take out the end of the last decision: the child was adopted.",
        means="The child was adopted, and every decision on adoption is said to be reversed.",
        why=PLAN,
        cause="The decision was closed when the adoption was done.",
        reports=("Episodes",),
    ),
    Rule(
        "559",
        "DATE_PLACED",
        DECISION_LAST_LEFT,
        fails=(day("DATE_PLACED") < YEAR_START) & no_date(f"{LAST}DATE_PLACED"),
        message="Put the date right, or amend last year's return: the decision was not in it.",
        means="A decision of an earlier year was not in last year's return.",
        why="A decision that stands is reported each year until it ends.",
        cause="The decision was entered late, or the date has the wrong year.",
    ),
    Rule(
        "560",
        "DATE_PLACED DATE_PLACED_CEASED",
        DECISION_LAST,
        fails=filled(f"{LAST}DATE_PLACED")
        & blank(f"{LAST}DATE_PLACED_CEASED")
        & ~sure(cell("DATE_PLACED") == cell(f"{LAST}DATE_PLACED")),
        message="Enter the same date as last year, when the decision was open.",
        means="The decision that was open last year has another date this year.",
        why="A decision that stands is reported each year until it ends.",
        cause="The date was corrected after last year's return.",
    ),
    Rule(
        "561",
        "DATE_PLACED",
        DECISION_LAST,
        fails=(cell("DATE_PLACED") == cell(f"{LAST}DATE_PLACED"))
        & any_filled(f"{LAST}REASON_PLACED_CEASED", f"{LAST}DATE_PLACED_CEASED"),
        message="Leave the row out, or enter the new decision: this one ended last year.",
        means="A decision that was reversed last year is reported again.",
        why=PLAN,
        cause="A new decision was made and given the old date.",
    ),
    Rule(
        "563",
        "DATE_PLACED REASON_PLACED_CEASED DATE_PLACED_CEASED",
        PLACED,
        fails=all_filled("REASON_PLACED_CEASED", "DATE_PLACED_CEASED") & blank("DATE_PLACED"),
        message="Enter the date of the decision that was reversed.",
        means="A decision was reversed, and nothing says when it was made.",
        why=PATH,
        cause="Only the change of plan was recorded.",
    ),
    Rule(
        "579",
        "DATE_PLACED DATE_PLACED_CEASED",
        in_order("PlacedAdoption", "DATE_PLACED day"),
        fails=follows()
        & (
            prev(day("DATE_PLACED_CEASED")).is_null()
            | sure(day("DATE_PLACED") < prev(day("DATE_PLACED_CEASED")))
        ),
        message="End the earlier decision on or before the day of this one.",
        means="A new decision was made while the one before still stood.",
        why=PLAN,
        cause=NOT_CLOSED,
    ),
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
        "583",
        "DATE_PLACED DATE_PLACED_CEASED",
        PLACED,
        find=one_of_several_open,
        message="Enter when and why this decision was reversed: a later one has been made.",
        means="More than one decision of the child is open.",
        why=PLAN,
        cause=NOT_CLOSED,
        differs=(
            "The reference takes the latest decision by the text of its date, so that 31/01/2020 "
            "comes after 01/12/2024; the dates are compared here."
        ),
    ),
    Rule(
        "584",
        "DATE_PLACED",
        DECISION_LAST,
        fails=any_filled(f"{LAST}DATE_PLACED_CEASED", f"{LAST}REASON_PLACED_CEASED")
        & (blank("DATE_PLACED") | sure(day("DATE_PLACED") <= day(f"{LAST}DATE_PLACED"))),
        message=(
            "Enter the date of the new decision: it is later than the one that ended last year."
        ),
        means="Last year's decision was reversed, and this year's is not later.",
        why=PLAN,
        cause="The old row was copied for the new decision.",
        differs=(
            "The reference compares the texts of the two dates and reports a wrong row; the dates "
            "are compared here, and the row itself is reported."
        ),
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
    Rule(
        "1003",
        "DATE_PLACED DECOM RNE",
        looks_at("Episodes", "PlacedAdoption"),
        find=placed_before_care,
        message="Put right the date of the decision or of the start of care: decided before care.",
        means="The decision on adoption was made before the child first came into care.",
        why=MEANT,
        cause="A wrong year, or care before adoption is missing from the episodes.",
    ),
)
