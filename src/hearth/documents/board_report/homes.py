"""Where children lived on a day, as grid references for the map."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.documents.board_report.evidence import Homes
from hearth.records import Record
from hearth.records.histories import Histories
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import Council, council, upper_tier

__all__ = ["areas_of", "centre_of", "council_of_homes", "homes_on"]


def homes_on(
    histories: Histories, council: Council, postcodes: Postcodes, on: date
) -> Homes | None:
    """The homes of children looked after on a day; None when the council's area is not known."""
    centre = centre_of(council, postcodes)
    if centre is None:
        return None
    open_episodes = histories.episodes.filter(
        ~nw.col("respite"),
        nw.col("decom") <= nw.lit(on),
        nw.col("end").is_null() | (nw.col("end") > nw.lit(on)),
    )
    lived = frames.collect(open_episodes.select("child", "east", "north").unique("child"))
    known = lived.filter(~nw.col("east").is_null())
    places = list(zip(known["east"].to_list(), known["north"].to_list(), strict=True))
    return Homes(places=sorted(places), centre=centre, unknown=len(lived) - len(known))


def centre_of(council: Council, postcodes: Postcodes) -> tuple[int, int] | None:
    """The middle of the council's area: the mean of its postcodes' grid references, in metres."""
    within = areas_of(council, postcodes)
    middle = frames.collect(within.select(nw.col("easting", "northing").mean()))
    east, north = middle["easting"][0], middle["northing"][0]
    return None if east is None else (round(east), round(north))


def areas_of(council: Council, postcodes: Postcodes) -> nw.LazyFrame[Any]:
    """The postcodes within the council's area."""
    areas = frames.collect(postcodes.frame.select("laua").unique())["laua"].to_list()
    own = [area for area in areas if area and upper_tier(area) == council.ons_code]
    return postcodes.frame.filter(nw.col("laua").is_in(own))


def council_of_homes(record: Record, postcodes: Postcodes) -> Council | None:
    """The English council in whose area most children's home postcodes are; None without any."""
    homes = record["episodes"].select(nw.col("home_post").alias("postcode")).drop_nulls()
    found = frames.collect(homes.join(postcodes.frame, on="postcode", how="inner"))
    areas = Counter(upper_tier(area) for area in found["laua"].drop_nulls().to_list())
    codes = [code for code, _ in areas.most_common() if code and code.startswith("E")]
    return council(codes[0]) if codes else None
