"""How far from home a child lives, and whether in the council's own area."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.histories.sequence import MAIN, sure
from hearth.records.postcodes import METRES_IN_A_MILE, Postcodes
from hearth.vocabulary import Council, council, upper_tier

__all__ = ["with_geography"]

ENGLAND = "E"  # first letter of its area codes


def with_geography(
    episodes: nw.DataFrame[Any],
    children: nw.LazyFrame[Any],
    postcodes: Postcodes,
    responsible: Council,
) -> nw.DataFrame[Any]:
    """Episodes with `distance`, `area`, `east` and `north`; see `Histories`."""
    asked = episodes.select("child", "decom", "respite", "home_post", "usual_pl_post")
    lazy = asked.with_row_index("row").lazy()
    located = where(lazy, postcodes)
    asylum = children.filter(nw.col("uasc")).select("child", "uasc", "uasc_end")
    found = (
        lazy.join(placed(located, responsible), on="usual_pl_post", how="left")
        .join(homes(located), on="home_post", how="left")
        .join(asylum, on="child", how="left")
        .with_columns(distance=nw.when(MAIN & ~unaccompanied()).then(miles()))
        .select("row", "distance", "area", "east", "north")
    )
    return nw.concat([episodes, frames.in_order(found, "row").drop("row")], how="horizontal")


def where(episodes: nw.LazyFrame[Any], postcodes: Postcodes) -> nw.LazyFrame[Any]:
    """The part of the directory that the episodes name."""
    named = nw.concat(
        [episodes.select(postcode=nw.col(each)) for each in ("home_post", "usual_pl_post")]
    )
    return frames.settle(postcodes.frame.join(named, on="postcode", how="semi"))


def placed(located: nw.LazyFrame[Any], responsible: Council) -> nw.LazyFrame[Any]:
    """Grid reference and area of each postcode of a placement."""
    beside = located.join(areas(located, responsible), on="laua", how="left")
    return beside.select("area", usual_pl_post="postcode", east="easting", north="northing")


def homes(located: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Grid reference of each postcode of a home; the return measures from England only."""
    english = located.filter(nw.col("laua").str.starts_with(ENGLAND))
    return english.select(home_post="postcode", home_east="easting", home_north="northing")


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
    return sure(nw.col("uasc") & still)


def miles() -> nw.Expr:
    """The straight line between the two grid references, in miles to 1 decimal, half up."""
    eastward = (nw.col("east") - nw.col("home_east")).cast(nw.Float64)
    northward = (nw.col("north") - nw.col("home_north")).cast(nw.Float64)
    exact = (eastward * eastward + northward * northward).sqrt() / METRES_IN_A_MILE
    # The engine divides a whole column by multiplying with 0.1, which makes 3.4 3.4000000000000004,
    # and a single value by dividing: rounded once more, both are 3.4.
    return ((exact * 10 + 0.5).floor() / 10).round(1)
