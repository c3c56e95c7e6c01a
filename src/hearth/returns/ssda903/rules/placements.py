"""Episodes: where the child lives, whose area that is, and what Ofsted's number has to be there."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.geography import (
    PLACED_EPISODES,
    PLACED_EPISODES_OF_COUNCIL,
    with_geography,
)
from hearth.returns.ssda903.model import (
    FROM_2026,
    ONLY_2023,
    ONLY_2024,
    ONLY_2025,
    UNTIL_2024,
    Found,
    Rule,
    View,
)
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.episodes_codes import (
    FOR_ADOPTION,
    FOSTER,
    OTHER,
    TEMPORARY,
)
from hearth.returns.ssda903.views import EPISODES, looks_at, marked
from hearth.returns.ssda903.words import (
    AUTHORITY,
    YEAR_START,
    blank,
    cell,
    day,
    differs,
    filled,
    no_date,
    none_of,
    one_of,
    respite,
    sure,
)
from hearth.vocabulary import code_set

__all__ = ["NO_URN", "RULES"]

(NO_URN,) = code_set("URN_SPECIAL").in_group("no-urn")  # inspected by another body than Ofsted
UNACCOMPANIED = nw.col("unaccompanied")
PL_LA, PL_LOCATION, PL_DISTANCE = (nw.col(n) for n in ("PL_LA", "PL_LOCATION", "PL_DISTANCE"))
FROM_OFSTED = date(2023, 10, 29)  # semi-independent homes have to be registered

HOW_FAR = "How far from home children live is published, and worked out from two postcodes."
WHOSE_AREA = "It tells whether a child lives in the council's own area."
REGISTERED = "Ofsted's number joins a placement to the home's inspections."
POSTCODE_WRONG = "A digit was mistyped, the postcode is new, or it was left empty."
BREAKS = "Nothing is asked of where short breaks are spent."
NO_HOME = "A child who arrived alone has no home address to measure from."


def with_unaccompanied(returned: Returned) -> nw.DataFrame[Any]:
    """Episodes with geography and whether the child is or was an unaccompanied asylum seeker."""
    episodes = returned.once(with_geography, "Episodes")
    children = returned.unaccompanied
    if children is None:
        return episodes.with_columns(nw.lit(value=False).alias("unaccompanied"))
    return marked(episodes, children, "unaccompanied")


PLACED_AND_FLAGGED = View(
    "Episodes with geography and flag",
    ("Episodes", "uasc flag"),
    {"Episodes": "row"},
    with_unaccompanied,
)
PLACED_AND_MAYBE_FLAGGED = View(
    "Episodes with geography and flag if there is one",
    ("Episodes",),
    {"Episodes": "row"},
    with_unaccompanied,
)


def outside_england() -> nw.Expr:
    """The placement is outside England or confidential, or its council is not known."""
    return PL_LA.is_null() | sure(PL_LA.str.contains("^[NWSC]"))


def urn_lacking(*exempt: str) -> nw.Expr:
    """No number for a home that needs one, in an episode of this year."""
    this_year = blank("DEC") | sure(day("DEC") >= YEAR_START)
    return blank("URN") & this_year & ~one_of("PLACE", *exempt)


def urn_too_many(*exempt: str) -> nw.Expr:
    """A number for a home that Ofsted does not register."""
    return one_of("PLACE", *exempt) & none_of("URN", NO_URN)


def third_holiday(returned: Returned) -> Found:
    """377: all T3 episodes of children who have more than two."""
    holidays = returned["Episodes"].filter(one_of("PLACE", "T3") & filled("CHILD"))
    counted = holidays.group_by("CHILD").agg(nw.len().alias("times"))
    many = counted.filter(nw.col("times") > 2)
    return {"Episodes": holidays.join(many, on="CHILD", how="semi")}


UNREGISTERED = ("P1", "P3", "R1", "R2", "R5", *TEMPORARY)

RULES = (
    Rule(
        "164",
        "PL_POST HOME_POST",
        PLACED_AND_FLAGGED,
        fails=~UNACCOMPANIED & ((PL_DISTANCE < 0) | (PL_DISTANCE > 999.9)),
        message="Check both postcodes: the distance between them is impossible.",
        means="The distance from home to placement is not between 0 and 999.9 miles.",
        why=HOW_FAR,
        cause="One of the postcodes is not in Great Britain.",
    ),
    Rule(
        "169",
        "PL_POST",
        PLACED_EPISODES,
        fails=~respite() & PL_LA.is_null(),
        message="Enter the placement's full postcode: nothing says whose area it is in.",
        means="The council in whose area the child lives cannot be worked out.",
        why=WHOSE_AREA,
        cause=POSTCODE_WRONG,
    ),
    Rule(
        "179",
        "PL_POST",
        PLACED_EPISODES_OF_COUNCIL,
        fails=~respite() & PL_LOCATION.is_null(),
        message="Enter the placement's full postcode: nothing says whether it is in your area.",
        means="Whether the child lives inside the council's area cannot be worked out.",
        why=WHOSE_AREA,
        cause=POSTCODE_WRONG,
    ),
    Rule(
        "217",
        "PLACE DECOM RNE",
        EPISODES,
        fails=one_of("PLACE", "A3", "A5")
        & (day("DECOM") >= date(2015, 4, 1))
        & ~one_of("RNE", "S", "T", "U"),
        message="Enter T or U as the reason: in A3 and A5 the child stays with the same carers.",
        means="A placement for adoption with the foster carers began as if the child had moved.",
        why="The child stays where it is, and this is not counted as a move.",
        cause="P is what the case system enters for every new placement.",
    ),
    Rule(
        "218",
        "URN PLACE",
        PLACED_EPISODES,
        fails={
            UNTIL_2024: urn_lacking("H5", "P2", "Z1", *UNREGISTERED) & ~outside_england(),
            ONLY_2025: urn_lacking("Z1", *UNREGISTERED) & ~outside_england(),
            FROM_2026: urn_lacking(*OTHER, *UNREGISTERED)
            & ~sure(PL_LA.is_in(["CON", "NIR", "SCO", "WAL", "NUK"])),
        },
        message="Enter the home's Ofsted number, or XXXXXXX if another body inspects it.",
        means="A home in England that Ofsted registers has no number.",
        why=REGISTERED,
        cause="The home is not linked to a provider in the case system.",
    ),
    Rule(
        "222",
        "URN PLACE",
        EPISODES,
        fails={
            ONLY_2023: urn_too_many("H5", "P2", "Z1", *UNREGISTERED),
            ONLY_2024: urn_too_many("P2", "Z1", *UNREGISTERED),
            ONLY_2025: urn_too_many("Z1", *UNREGISTERED),
            FROM_2026: urn_too_many(*OTHER, *UNREGISTERED),
        },
        message="Take the Ofsted number out, or put the placement code right.",
        means="A placement of a kind that Ofsted does not register has a number.",
        why=REGISTERED,
        cause="The number of an earlier placement was kept.",
    ),
    Rule(
        "230",
        "PLACE DEC URN",
        PLACED_EPISODES,
        years=ONLY_2024,
        fails=one_of("PLACE", "H5")
        & (sure(day("DEC") >= FROM_OFSTED) | no_date("DEC"))
        & (blank("URN") | one_of("URN", NO_URN))
        & ~(PL_LA.is_null() | sure(PL_LA.str.contains("^[NWS]"))),
        message=(
            "Enter the home's Ofsted number: semi-independent homes need one since 28 October 2023."
        ),
        means="A semi-independent home (H5) in England has no Ofsted number.",
        why=REGISTERED,
        cause="The provider had applied, but the number was not asked for.",
    ),
    Rule(
        "377",
        "PLACE",
        looks_at("Episodes"),
        find=third_holiday,
        message="Enter another placement code: holidays of carers (T3) count twice a year at most.",
        means="The child was placed elsewhere during carers' holidays more than twice.",
        why="A stay that comes back too often is respite that has to be planned.",
        cause="Regular respite was coded as carers' holidays.",
    ),
    Rule(
        "392a",
        "HOME_POST PL_POST",
        PLACED_AND_FLAGGED,
        fails=~respite() & ~UNACCOMPANIED & PL_DISTANCE.is_null(),
        message="Enter both postcodes in full: the distance from home cannot be worked out.",
        means="One of the two postcodes is missing or unknown.",
        why=HOW_FAR,
        cause=POSTCODE_WRONG,
    ),
    Rule(
        "392b",
        "HOME_POST PL_POST",
        PLACED_AND_MAYBE_FLAGGED,
        fails=~respite() & (blank("HOME_POST") | blank("PL_POST")) & ~UNACCOMPANIED,
        message="Enter the postcodes of the child's home and of the placement.",
        means="One of the two postcodes is missing.",
        why=HOW_FAR,
        cause="The home address was not known when the child came into care.",
    ),
    Rule(
        "392c",
        "HOME_POST PL_POST",
        PLACED_EPISODES,
        fails=(filled("HOME_POST") & nw.col("HOME_POST known").is_null())
        | (filled("PL_POST") & nw.col("PL_POST known").is_null()),
        message="Put the postcode right: there is none like this.",
        means="A postcode is not in the national list.",
        why=HOW_FAR,
        cause="A digit was mistyped (0 for O), or the postcode is very new.",
    ),
    Rule(
        "392d",
        "HOME_POST PL_POST PLACE",
        EPISODES,
        fails=(cell("HOME_POST") == cell("PL_POST")) & ~one_of("PLACE", "P1"),
        message="Put one postcode right: home and placement are the same, and it is not P1.",
        means="A child not placed with parents lives at the home address.",
        why=HOW_FAR,
        cause="The placement's address was entered for the child's home as well.",
    ),
    Rule(
        "406",
        "HOME_POST PL_POST",
        PLACED_AND_FLAGGED,
        fails=UNACCOMPANIED & ~PL_DISTANCE.is_null(),
        message="Take the home postcode out: the child is an unaccompanied asylum seeker.",
        means="A distance from home is given for a child who came without a home here.",
        why=NO_HOME,
        cause="The first address in this country was entered as home.",
    ),
    Rule(
        "411",
        "PL_POST",
        PLACED_EPISODES_OF_COUNCIL,
        fails=sure(PL_LOCATION == "IN") & differs(PL_LA, AUTHORITY),
        message="Put the placement postcode right: it is said to be in your area and is not.",
        means="The placement is said to be inside the council's area, but is in another's.",
        why=WHOSE_AREA,
        cause="Location and council of the placement were typed instead of worked out.",
    ),
    Rule(
        "420",
        "LS PL_POST",
        PLACED_EPISODES,
        fails=respite() & ~PL_LA.is_null(),
        message="Take the placement postcode out: it is not asked for short breaks (V3, V4).",
        means="A short break says in whose area it was spent.",
        why=BREAKS,
        cause="The case system fills in the address of the carer.",
    ),
    Rule(
        "454",
        "HOME_POST PL_POST",
        PLACED_EPISODES,
        years=FROM_2026,
        fails=(PL_DISTANCE > 350) & (PL_DISTANCE != 999.9),
        message="Check both postcodes: the child lives more than 350 miles from home.",
        means="The distance is longer than nearly any in the country.",
        why=HOW_FAR,
        cause="A mistyped postcode that belongs to the other end of the country.",
    ),
    Rule(
        "1015",
        "PLACE_PROVIDER PL_POST",
        PLACED_EPISODES_OF_COUNCIL,
        fails=one_of("PLACE_PROVIDER", "PR1")
        & filled("LS")
        & ~respite()
        & none_of("PLACE", *FOR_ADOPTION, *FOSTER)
        & differs(PL_LA, AUTHORITY),
        message="Check provider and postcode: your own home (PR1) is in another council's area.",
        means="A home of the council's own is said to lie outside its area.",
        why="Councils seldom run homes elsewhere, so one of the two is likely wrong.",
        cause="The provider was left at the council's own, or the postcode is mistyped.",
    ),
)
