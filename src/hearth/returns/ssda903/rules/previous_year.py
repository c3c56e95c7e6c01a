"""This year's return beside last year's: what was open goes on, and what is fixed stays."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.geography import with_geography
from hearth.returns.ssda903.model import (
    FROM_2027,
    ONLY_2023,
    Found,
    Rule,
    View,
    Years,
)
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import beside, first_each, looks_at
from hearth.returns.ssda903.words import (
    YEAR_START,
    blank,
    cell,
    codes,
    day,
    differs,
    filled,
    no_date,
    none_of,
    one_of,
    sure,
)

__all__ = ["RULES"]

FIXED = "What was reported of a child stays, unless it was wrong; then last year is amended too."
GOES_ON = "An episode open on 31 March goes on unchanged as the first one of the next year."
RECODED = "The record was corrected after last year's return was sent."
NEW_EPISODE = "Something changed on 1 April or before, and no new episode was begun for it."
LAST = "Episodes_last."
BOTH_YEARS = ("Episodes", "Episodes_last")
HEADERS = beside("Header", "Header_last")
REAL_UPN = none_of("UPN", *codes("UPN_UNKNOWN"))
UPN_LAST = "Header_last.UPN"


def first_beside_last(this: nw.DataFrame[Any], last: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Each child's first episode this year beside its last one of last year."""
    first = first_each(this, "DECOM day")
    latest = first_each(last, "DECOM day", greatest=True)
    named = latest.rename({name: f"{LAST}{name}" for name in latest.columns})
    return first.join(named, left_on="CHILD", right_on=f"{LAST}CHILD")


def carried_over(returned: Returned) -> nw.DataFrame[Any]:
    """See `first_beside_last`."""
    return first_beside_last(returned["Episodes"], returned["Episodes_last"])


def placed_over(returned: Returned) -> nw.DataFrame[Any]:
    """As `carried_over`, with where the placements are."""
    this, last = (returned.once(with_geography, name) for name in BOTH_YEARS)
    return first_beside_last(this, last)


CARRIED = View(
    "first episode beside last year's last",
    BOTH_YEARS,
    {"Episodes": "row"},
    lambda r: r.once(carried_over),
)
PLACED = View(
    "first episode beside last year's last, with geography",
    BOTH_YEARS,
    {"Episodes": "row"},
    lambda returned: returned.once(placed_over),
)
PLACED_OF_COUNCIL = View(
    "first episode beside last year's last, with geography of the council",
    (*BOTH_YEARS, "authority"),
    {"Episodes": "row"},
    lambda returned: returned.once(placed_over),
)
WAS_OPEN = no_date(f"{LAST}DEC")
SAME_REASON = sure(cell("RNE") == cell(f"{LAST}RNE"))


def differs_from_last(column: str) -> nw.Expr:
    """The cell is not what it was in last year's last episode."""
    return differs(cell(column), cell(f"{LAST}{column}"))


def distance_differs() -> nw.Expr:
    """The distance has changed by a fifth of a mile, or was not known and is now."""
    this, last = nw.col("PL_DISTANCE"), nw.col(f"{LAST}PL_DISTANCE")
    return sure((this - last).abs() >= 0.2) | (last.is_null() & ~this.is_null())


def recoded(was: str, became: tuple[str, ...]) -> nw.Expr:
    """A placement code that became another on 1 April, with nothing else changed."""
    return one_of(f"{LAST}PLACE", was) & one_of("PLACE", *became)


# H5 became K3 in 2024/25, which the check already allows in the year before.
PLACE_FAILS = {
    ONLY_2023: WAS_OPEN & differs_from_last("PLACE"),
    Years(2024, 2025): WAS_OPEN & differs_from_last("PLACE") & ~recoded("H5", ("K3",)),
    Years(2026, 2026): WAS_OPEN
    & differs_from_last("PLACE")
    & ~recoded("Z1", ("Z11", "Z12", "Z13", "Z14")),
    FROM_2027: WAS_OPEN & differs_from_last("PLACE"),
}


def carried(
    code: str,
    field: str,
    what: str,
    view: View = CARRIED,
    fails: nw.Expr | dict[Years, nw.Expr] | None = None,
) -> Rule:
    """The check that an open episode goes on with the same fact."""
    return Rule(
        code,
        field,
        view,
        fails=WAS_OPEN & differs_from_last(field) if fails is None else fails,
        message=f"Enter the same {what} as last year, or begin a new episode for the change.",
        means=f"The episode was open at the end of last year and has another {what} this year.",
        why=GOES_ON,
        cause=NEW_EPISODE,
    )


def never_started(returned: Returned) -> Found:
    """562: the child's first episode from before the year is not last year's last one."""
    this = returned.with_constants(returned["Episodes"])
    first = first_each(this, "DECOM day", where=sure(day("DECOM") < YEAR_START))
    latest = first_each(returned["Episodes_last"], "DECOM day", greatest=True)
    known = latest.select("CHILD", "DECOM day")
    return {"Episodes": first.join(known, on=["CHILD", "DECOM day"], how="anti")}


def start_changed(returned: Returned) -> Found:
    """502: the child's first episode does not start as one that was open last year."""
    first = first_each(returned["Episodes"], "DECOM day")
    left_open = returned["Episodes_last"].filter(blank("DEC")).select("CHILD", was=day("DECOM"))
    both = first.join(left_open, on="CHILD")
    return {"Episodes": both.filter(~sure(day("DECOM") == nw.col("was")))}


def new_to_us(returned: Returned) -> Found:
    """NoE: an episode from before the year, of a child last year's return does not have."""
    old = returned.with_constants(returned["Episodes"]).filter(day("DECOM") < YEAR_START)
    return {"Episodes": old.join(returned["Episodes_last"], on="CHILD", how="anti")}


def no_longer_mother(returned: Returned) -> Found:
    """207: a mother last year, with an episode this year, who is none any more."""
    mothers = returned["Header_last"].filter(one_of("MOTHER", "1"))
    now = returned["Header"].filter(~one_of("MOTHER", "1"))
    were = now.join(mothers, on="CHILD", how="semi")
    return {"Header": were.join(returned["Episodes"], on="CHILD", how="semi")}


RULES = (
    Rule(
        "202",
        "SEX",
        HEADERS,
        fails=differs(cell("SEX"), cell("Header_last.SEX")),
        message="Enter the same sex as last year, or amend last year's return.",
        means="The child's sex is not what it was last year.",
        why=FIXED,
        cause="A correction, or the change from 1 and 2 to M and F in 2024/25.",
    ),
    Rule(
        "203",
        "DOB",
        HEADERS,
        fails=differs(day("DOB"), day("Header_last.DOB")),
        message="Enter the same date of birth as last year, or amend last year's return.",
        means="The child's date of birth is not what it was last year.",
        why=FIXED,
        cause="A correction after an age assessment or from a birth certificate.",
    ),
    Rule(
        "204",
        "ETHNIC",
        HEADERS,
        fails=differs(cell("ETHNIC"), cell("Header_last.ETHNIC")),
        message="Check the ethnic group with the child or family; it is not what it was last year.",
        means="The child's ethnic group is not what it was last year.",
        why=FIXED,
        cause="It was not yet known last year, or the child describes it differently now.",
    ),
    Rule(
        "207",
        "MOTHER",
        looks_at("Header", "Header_last", "Episodes"),
        find=no_longer_mother,
        message="Enter 1 for mother, or amend last year's return.",
        means="The girl was reported as a mother last year and is not this year.",
        why=FIXED,
        cause="Her child lives elsewhere; she is a mother all the same.",
        reports=("Header",),
    ),
    Rule(
        "208",
        "UPN",
        HEADERS,
        fails=differs(cell("UPN"), cell(UPN_LAST))
        & ~((blank(UPN_LAST) | one_of(UPN_LAST, "UN1")) & one_of("UPN", "UN2", "UN3", "UN4", "UN5"))
        & ~((blank(UPN_LAST) | one_of(UPN_LAST, *codes("UPN_UNKNOWN"))) & REAL_UPN),
        message="Enter the same UPN as last year, or amend last year's return.",
        means="The child's pupil number is not what it was last year.",
        why="A child keeps one UPN through all schools.",
        cause="Another school gave a second number, or one of them is mistyped.",
    ),
    Rule(
        "452",
        "PL_POST RNE",
        PLACED,
        fails=blank(f"{LAST}DEC") & SAME_REASON & differs_from_last("PL_LA"),
        message="Enter the placement's postcode as last year, or begin a new episode for the move.",
        means="The open episode's placement is in another council's area than last year.",
        why=GOES_ON,
        cause=NEW_EPISODE,
    ),
    Rule(
        "453",
        "PL_POST HOME_POST RNE",
        PLACED,
        fails=WAS_OPEN & SAME_REASON & distance_differs(),
        message="Enter both postcodes as last year, or begin a new episode for the move.",
        means="The open episode's placement is nearer to or farther from home than last year.",
        why=GOES_ON,
        cause=NEW_EPISODE,
    ),
    Rule(
        "502",
        "DECOM",
        looks_at("Episodes", "Episodes_last"),
        find=start_changed,
        message="Enter the start date of the episode that was open last year.",
        means="The episode was open at the end of last year and has another start this year.",
        why=GOES_ON,
        cause=RECODED,
    ),
    carried("503A", "RNE", "reason for a new episode"),
    carried("503B", "LS", "legal status"),
    carried("503C", "CIN", "category of need"),
    carried("503D", "PLACE", "placement type", fails=PLACE_FAILS),
    carried("503E", "PLACE_PROVIDER", "provider"),
    carried("503F", "URN", "Ofsted number"),
    carried(
        "503G",
        "PL_POST HOME_POST",
        "distance from home",
        PLACED,
        WAS_OPEN & distance_differs(),
    ),
    carried(
        "503H", "PL_POST", "council of placement", PLACED, WAS_OPEN & differs_from_last("PL_LA")
    ),
    carried(
        "503J",
        "PL_POST",
        "placement inside or outside the area",
        PLACED_OF_COUNCIL,
        WAS_OPEN & differs_from_last("PL_LOCATION"),
    ),
    Rule(
        "562",
        "DECOM",
        looks_at("Episodes", "Episodes_last"),
        find=never_started,
        message="Put the start date right, or add the episode to last year's return.",
        means="The episode began before the year, and is not the last one of last year's return.",
        why=GOES_ON,
        cause="The start date was corrected, or the child was left out last year.",
    ),
    Rule(
        "624",
        "MC_DOB",
        HEADERS,
        fails=filled("Header_last.MC_DOB") & ~sure(cell("MC_DOB") == cell("Header_last.MC_DOB")),
        message="Enter the first child's date of birth as last year, or amend last year's return.",
        means="The date of birth of her first child is not what it was last year.",
        why=FIXED,
        cause="The birth of a second child was entered.",
    ),
    Rule(
        "626",
        "MOTHER MC_DOB",
        HEADERS,
        fails=one_of("MOTHER", "1")
        & one_of("Header_last.MOTHER", "0")
        & (day("MC_DOB") < YEAR_START),
        message="Check the first child's date of birth, or amend last year's return.",
        means="She became a mother before this year, but was reported as none last year.",
        why=FIXED,
        cause="The birth became known late.",
    ),
    Rule(
        "NoE",
        "DECOM",
        looks_at("Episodes", "Episodes_last"),
        find=new_to_us,
        message="Put the start date right, or amend last year's return, which has no such child.",
        means="The episode began before the year, and the child is not in last year's return.",
        why=GOES_ON,
        cause="The identifier changed, or the child was left out last year.",
    ),
)
