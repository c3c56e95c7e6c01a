"""Episodes beside Ofsted's register of homes."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.geography import areas_of
from hearth.returns.ssda903.model import (
    FROM_2025,
    ONLY_2023,
    ONLY_2024,
    Finder,
    Found,
    Rule,
    View,
)
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.rules.placements import NO_URN
from hearth.returns.ssda903.views import looks_at
from hearth.returns.ssda903.words import (
    AUTHORITY,
    YEAR_END,
    day,
    differs,
    filled,
    no_date,
    none_of,
    one_of,
    respite,
    sure,
    text,
)

__all__ = ["RULES"]

REGISTERED = (
    "Ofsted's number joins a placement to the home's inspections; it has to be the right one."
)
ANOTHER_HOME = "The number of another home of the same provider was entered."
CLOSED = "The home closed or was registered anew, and got another number."

NAMED = none_of("URN", NO_URN)  # a number that the register should have


def beside_register(returned: Returned) -> nw.DataFrame[Any]:
    """Episodes with what the register says of the home, under ``register.``."""
    register = returned.providers
    assert register is not None
    one_each = register.filter(filled("URN")).unique("URN", keep="first", maintain_order=True)
    known = one_each.with_columns(nw.lit(value=True).alias("there"))
    named = known.rename({name: f"register.{name}" for name in known.columns})
    return returned["Episodes"].join(named, left_on="URN", right_on="register.URN", how="left")


REGISTER = View(
    "Episodes beside the register of homes",
    ("Episodes", "providers"),
    {"Episodes": "row"},
    lambda returned: returned.once(beside_register),
)


def with_area(returned: Returned) -> nw.DataFrame[Any]:
    """Episodes beside the register with the council in whose area the home is."""
    episodes = returned.once(beside_register)
    postcodes = episodes.select(postcode=nw.col("register.POSTCODE"))
    areas = areas_of(returned, postcodes).rename(
        {"postcode": "register.POSTCODE", "area": "home in"}
    )
    return episodes.join(areas, on="register.POSTCODE", how="left")


REGISTER_AREAS = View(
    "Episodes beside the register of homes and their areas",
    ("Episodes", "providers", "authority"),
    {"Episodes": "row"},
    with_area,
)


def not_listed(field: str, codes: str) -> Finder:
    """Episodes whose code is not among those the register has for the home; unknown homes fail."""

    def find(returned: Returned) -> Found:
        register = returned.providers
        assert register is not None
        urns, listed = register["URN"].to_list(), register[codes].to_list()
        pairs = {
            (urn, code.strip())
            for urn, several in zip(urns, listed, strict=True)
            for code in (several or "").split(",")
            if urn and code.strip()
        }
        known = nw.from_dict(
            {"URN": [urn for urn, _ in pairs], "code": [code for _, code in pairs]},
            schema={"URN": nw.String, "code": nw.String},
            backend="polars",
        )
        episodes = returned["Episodes"].filter(NAMED).select("row", "URN", code=text(field))
        return {"Episodes": episodes.join(known, on=["URN", "code"], how="anti")}

    return find


def another_postcode(*places: str) -> nw.Expr:
    """The placement is not where the register has the home."""
    postcode = text("PL_POST").str.replace_all(" ", "", literal=True)
    elsewhere = ~sure(postcode == nw.col("register.POSTCODE"))
    return NAMED & ~respite() & one_of("PLACE", *places) & filled("PL_POST") & elsewhere


RULES = (
    Rule(
        "219",
        "URN PLACE",
        looks_at("Episodes", "providers"),
        find=not_listed("PLACE", "PLACE_CODES"),
        message="Put right the Ofsted number or the placement code: the home is of another kind.",
        means="The register does not have this home for this kind of placement.",
        why=REGISTERED,
        cause=ANOTHER_HOME,
    ),
    Rule(
        "221",
        "PL_POST URN",
        REGISTER,
        fails={
            ONLY_2023: another_postcode("K1", "K2", "R3", "S1"),
            ONLY_2024: another_postcode("H5", "K1", "K2", "R3", "S1"),
            FROM_2025: another_postcode("K1", "K2", "K3", "R3", "S1"),
        },
        message="Put right the Ofsted number or the postcode: the home is at another address.",
        means="The placement's postcode is not the one the register has for the home.",
        why=REGISTERED,
        cause="The provider's office was entered instead of the home, or another of its homes.",
    ),
    Rule(
        "224",
        "URN PLACE_PROVIDER",
        looks_at("Episodes", "providers"),
        find=not_listed("PLACE_PROVIDER", "PROVIDER_CODES"),
        message="Put right the Ofsted number or the provider: the home is run by another kind.",
        means="The register does not have this home under this kind of provider.",
        why=REGISTERED,
        cause=ANOTHER_HOME,
    ),
    Rule(
        "227",
        "URN DECOM",
        REGISTER,
        fails=NAMED & (day("DECOM") >= nw.col("register.REG_END day")),
        message="Put right the Ofsted number or the start date: the home had closed.",
        means="The child was placed in a home on or after the day it closed.",
        why=REGISTERED,
        cause=CLOSED,
    ),
    Rule(
        "228",
        "URN DEC",
        REGISTER,
        fails=NAMED
        & (
            sure(day("DEC") > nw.col("register.REG_END day"))
            | (no_date("DEC") & sure(nw.col("register.REG_END day") < YEAR_END))
        ),
        message="End the episode, or enter the home's new number: the home has closed.",
        means="The child still lived in the home after it closed.",
        why=REGISTERED,
        cause=CLOSED,
    ),
    Rule(
        "229",
        "URN PLACE_PROVIDER",
        REGISTER_AREAS,
        fails=NAMED
        & (
            (one_of("PLACE_PROVIDER", "PR1") & differs(nw.col("home in"), AUTHORITY))
            | (one_of("PLACE_PROVIDER", "PR2") & sure(nw.col("home in") == AUTHORITY))
        ),
        message="Put right number or provider: PR1 homes are in your area, PR2 homes are not.",
        means=(
            "The home is said to be the council's own and lies elsewhere, or the other way round."
        ),
        why=REGISTERED,
        cause="PR1 and PR2 were mixed up.",
    ),
    Rule(
        "1008",
        "URN",
        REGISTER,
        fails=NAMED & nw.col("register.there").is_null(),
        message="Enter the home's number from Ofsted's register, or XXXXXXX if it has none.",
        means="The number is not in Ofsted's register.",
        why=REGISTERED,
        cause="A digit was mistyped, or the home is newer than the register given.",
    ),
)
