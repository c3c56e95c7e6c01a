"""What the two postcodes of an episode say: whose area the placement is in, and how far from home.

`PL_LA` is the ONS code of the council with children's services where the placement is, or WAL,
SCO or NIR. `PL_LOCATION` is IN for the return's own council, else OUT. `PL_DISTANCE` is in miles.
"""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.postcodes import METRES_IN_A_MILE
from hearth.returns.ssda903.model import View
from hearth.returns.ssda903.returned import Returned
from hearth.vocabulary import upper_tier

__all__ = ["PLACED_EPISODES", "PLACED_EPISODES_OF_COUNCIL", "areas_of", "with_geography"]

OUTSIDE_ENGLAND = {"S": "SCO", "N": "NIR", "W": "WAL"}
# So few postcodes are looked for in those parts of the directory's file that can have them; of
# more, every part has some, and joining is quicker.
FEW = 20_000
# Councils that the collection's own district list, of 2021, does not have: Cumberland,
# Westmorland and Furness, North Yorkshire, Somerset, and the new codes of Barnsley and Sheffield.
NOT_LISTED = frozenset(
    {"E06000063", "E06000064", "E06000065", "E06000066", "E08000038", "E08000039"}
)


def with_geography(returned: Returned, table: str) -> nw.DataFrame[Any]:
    """Episodes of this year or last with the three derived columns, and which postcodes exist.

    Columns that were given are kept as they are.
    """
    episodes = returned[table]
    wanted: list[str] = [name for name in ("HOME_POST", "PL_POST") if name in episodes.columns]
    for name in wanted:
        names = {column: f"{name} {column}" for column in ("easting", "northing", "laua", "known")}
        found = located(returned).rename({"postcode": "key", **names})
        keyed = episodes.with_columns(key=squeezed(name))
        episodes = keyed.join(found, on="key", how="left").drop("key")
    given = set(returned[table].columns)
    made = {name: made for name, made in derived(returned, wanted).items() if name not in given}
    if "PL_DISTANCE" in given:
        made["PL_DISTANCE"] = nw.col("PL_DISTANCE").cast(nw.Float64)
    return episodes.with_columns(**made)


def derived(returned: Returned, wanted: list[str]) -> dict[str, nw.Expr]:
    """The derived columns the postcodes there are can give."""
    made: dict[str, nw.Expr] = {}
    if "PL_POST" in wanted:
        council_there = nw.col("PL_POST laua").replace_strict(
            *lists(tiers(located(returned))), default=None, return_dtype=nw.String
        )
        made["PL_LA"] = council_there
        if returned.authority is not None:
            own = (council_there == returned.authority.ons_code).fill_null(value=False)
            location = nw.when(own).then(nw.lit("IN")).otherwise(nw.lit("OUT"))
            made["PL_LOCATION"] = nw.when(~nw.col("PL_POST known").is_null()).then(location)
    if len(wanted) == 2:
        made["PL_DISTANCE"] = miles()
    return made


def lists(mapping: dict[str, str]) -> tuple[list[str], list[str]]:
    """A mapping as what to replace and by what; never empty."""
    return list(mapping) or [""], list(mapping.values()) or [""]


def squeezed(column: str) -> nw.Expr:
    """A postcode without its spaces."""
    return nw.col(column).str.replace_all(" ", "", literal=True)


def located(returned: Returned) -> nw.DataFrame[Any]:
    """The part of the directory that this return and last year's name."""
    return returned.once(look_up)


def look_up(returned: Returned) -> nw.DataFrame[Any]:
    """See `located`."""
    named = [
        returned[table].select(postcode=squeezed(column))
        for table in ("Episodes", "Episodes_last")
        if returned.has(table)
        for column in ("HOME_POST", "PL_POST")
        if column in returned[table].columns
    ]
    return of_directory(returned, nw.concat(named)).with_columns(nw.lit(value=True).alias("known"))


def of_directory(returned: Returned, named: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """The directory's rows for some postcodes, each once."""
    asked = named.drop_nulls().unique()
    directory = returned.postcodes.frame.select("postcode", "easting", "northing", "laua")
    if len(asked) <= FEW:
        found = directory.filter(nw.col("postcode").is_in(asked["postcode"].to_list()))
    else:
        found = directory.join(asked.lazy(), on="postcode", how="semi")
    return frames.collect(found).unique("postcode")


def areas_of(returned: Returned, postcodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """For each `postcode` that exists, the `area` it is in, as `PL_LA` says it."""
    found = of_directory(returned, postcodes)
    area = nw.col("laua").replace_strict(*lists(tiers(found)), default=None, return_dtype=nw.String)
    return found.select("postcode", area=area)


def tiers(found: nw.DataFrame[Any]) -> dict[str, str]:
    """For each district found, what `PL_LA` says of it; a district not listed is left out."""
    districts = found["laua"].drop_nulls().unique().to_list()
    named = {district: tier_of(district) for district in districts}
    return {district: tier for district, tier in named.items() if tier}


def tier_of(district: str) -> str | None:
    """What `PL_LA` says of a district."""
    if district[0] in OUTSIDE_ENGLAND:
        return OUTSIDE_ENGLAND[district[0]]
    tier = upper_tier(district)
    return tier if tier and tier.startswith("E") and tier not in NOT_LISTED else None


def miles() -> nw.Expr:
    """The straight line between the two postcodes, in miles to one decimal."""
    east = (nw.col("PL_POST easting") - nw.col("HOME_POST easting")).cast(nw.Float64)
    north = (nw.col("PL_POST northing") - nw.col("HOME_POST northing")).cast(nw.Float64)
    return ((east * east + north * north).sqrt() / METRES_IN_A_MILE).round(1)


def placed(name: str, *needs: str) -> View:
    """Episodes with geography."""
    return View(
        name,
        ("Episodes", *needs),
        {"Episodes": "row"},
        lambda returned: returned.once(with_geography, "Episodes"),
    )


PLACED_EPISODES = placed("Episodes with geography")
PLACED_EPISODES_OF_COUNCIL = placed("Episodes with geography of the council", "authority")
