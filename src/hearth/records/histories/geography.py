"""How far from home a child lives, and whether in the council's own area."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import Council, council, upper_tier

__all__ = ["with_geography"]

METRES_IN_A_MILE = 1609.3  # as the return defines it
ENGLAND = "E"  # first letter of its area codes


def with_geography(
    episodes: nw.LazyFrame[Any],
    children: nw.LazyFrame[Any],
    postcodes: Postcodes,
    responsible: Council,
) -> nw.LazyFrame[Any]:
    """Episodes with `distance`, `area`, `east` and `north`; see `Histories`."""
    located = where(episodes, postcodes)
    placed = located.join(areas(located, responsible), on="laua", how="left")
    homes = located.filter(nw.col("laua").str.starts_with(ENGLAND))
    asylum = children.filter("uasc").select("child", "uasc", "uasc_end")
    return (
        episodes.join(
            placed.select("postcode", "area", east="easting", north="northing"),
            left_on="usual_pl_post",
            right_on="postcode",
            how="left",
        )
        .join(
            homes.select("postcode", home_east="easting", home_north="northing"),
            left_on="home_post",
            right_on="postcode",
            how="left",
        )
        .join(asylum, on="child", how="left")
        .with_columns(distance=nw.when(MAIN & ~unaccompanied()).then(miles()))
        .drop("home_east", "home_north", "uasc", "uasc_end")
    )


def where(episodes: nw.LazyFrame[Any], postcodes: Postcodes) -> nw.LazyFrame[Any]:
    """The part of the directory that the episodes name."""
    homes = episodes.select(postcode=nw.col("home_post"))
    placed = episodes.select(postcode=nw.col("usual_pl_post"))
    named = nw.concat([homes, placed]).unique()
    return frames.settle(named.join(postcodes.frame, on="postcode"))


def areas(located: nw.LazyFrame[Any], responsible: Council) -> nw.LazyFrame[Any]:
    """For each local authority (`laua`), whether it is the responsible council's: IN or OUT.

    The area of a council since replaced is that of its successors.
    """
    own = {responsible.ons_code} | {council(each).ons_code for each in responsible.successors}
    found = frames.collect(located.select("laua").unique())["laua"].drop_nulls().to_list()
    tiers = {laua: upper_tier(laua) for laua in found}
    known = {laua: "IN" if tier in own else "OUT" for laua, tier in tiers.items() if tier}
    columns = {"laua": list(known), "area": list(known.values())}
    return frames.from_columns(columns, {"laua": nw.String, "area": nw.String}).lazy()


def unaccompanied() -> nw.Expr:
    """Whether the child was an unaccompanied asylum seeker when the episode started."""
    still = nw.col("uasc_end").is_null() | (nw.col("uasc_end") > nw.col("decom"))
    return (nw.col("uasc") & still).fill_null(value=False)


def miles() -> nw.Expr:
    """The straight line between the two grid references, in miles to 1 decimal, half up."""
    eastward = (nw.col("east") - nw.col("home_east")).cast(nw.Float64)
    northward = (nw.col("north") - nw.col("home_north")).cast(nw.Float64)
    exact = (eastward * eastward + northward * northward).sqrt() / METRES_IN_A_MILE
    return (exact * 10 + 0.5).floor() / 10
