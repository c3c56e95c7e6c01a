"""PlacedAdoption: the decision that a child should be adopted, and its end."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import EVERY_YEAR, FROM_2025, UNTIL_2024, Found, Frame, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.adoption import (
    DECISION_AD1,
    MEANT,
    PATH,
    SIX,
    matched,
    not_day,
    of_set,
    with_row,
)
from hearth.returns.ssda903.rules.episodes_codes import FOR_ADOPTION
from hearth.returns.ssda903.views import (
    PLACED,
    beside,
    first_each,
    in_order,
    looks_at,
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
    day,
    filled,
    follows,
    is_date,
    no_date,
    one_of,
    prev,
    respite,
    sure,
)

__all__ = ["RULES"]

PLAN = "A plan for adoption that has ended has a date and a reason; one that goes on has neither."
NOT_CLOSED = "The plan changed in court, and nobody closed the earlier decision."
LAST = "PlacedAdoption_last."


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


def left_without_adoption(*statuses: str) -> nw.Expr:
    """557: placed or under an order for adoption, and left care otherwise with the plan open."""
    on_the_way = one_of("PLACE", *FOR_ADOPTION) | one_of("LS", *statuses)
    left = filled("REC") & ~one_of("REC", "X1", "E11", "E12")
    open_plan = any_blank(
        "PlacedAdoption.DATE_PLACED_CEASED", "PlacedAdoption.REASON_PLACED_CEASED"
    )
    return on_the_way & left & open_plan


FIRST_DECISION = beside("Episodes", "PlacedAdoption", how="left")
DECISION_ONLY_EPISODE = beside("Episodes", "PlacedAdoption", how="left", reports=("Episodes",))
DECISION_LAST = beside("PlacedAdoption", "PlacedAdoption_last")
DECISION_LAST_LEFT = beside("PlacedAdoption", "PlacedAdoption_last", how="left")
DECISION_EPISODES = beside("Episodes", "PlacedAdoption", reports=("Episodes",))

RULES = (
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
