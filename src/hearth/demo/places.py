"""Real postcodes by how far they are from the borrowed council, from which to choose at random."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.postcodes import METRES_IN_A_MILE, directory
from hearth.vocabulary import council

__all__ = ["Places", "places_around"]

# Miles from the middle of the council's area. The gap keeps every "near" placement within
# 20 miles of home and every "far" one beyond it, wherever in the area home is.
RINGS = {"near": (0.0, 15.0), "far": (24.0, 90.0)}
ENOUGH = 20_000  # postcodes kept of each band


class Places:
    """Postcodes of families' homes, and of placements inside the boundary, near it and far.

    All are in England, and none is both a family's home and a placement: the return allows that
    only where a child is placed with parents (check 392d).
    """

    def __init__(self, bands: dict[str, list[str]]) -> None:
        self._bands = bands

    def pick(self, rng: Random, band: str) -> str:
        """A postcode in this band: `family`, `inside`, `near` or `far`."""
        return rng.choice(self._bands[band])


@cache
def places_around(name: str) -> Places:
    """The postcodes around a council, the same every time; NotFoundError for no such council."""
    england = directory().frame.filter(
        nw.col("laua").str.starts_with("E") & ~nw.col("easting").is_null()
    )
    own = nw.col("laua") == council(name).ons_code
    inside = frames.collect(england.filter(own))
    miles = _miles_from(inside["easting"].mean(), inside["northing"].mean())
    furthest = max(most for _, most in RINGS.values())
    around = england.filter(~own).select("postcode", miles=miles)
    outside = frames.collect(around.filter(nw.col("miles") < furthest))
    within = _evenly(inside)
    bands = {"family": within[::2], "inside": within[1::2]}
    for band, (least, most) in RINGS.items():
        bands[band] = _evenly(outside.filter(nw.col("miles").is_between(least, most)))
    return Places(bands)


def _miles_from(easting: float, northing: float) -> nw.Expr:
    east, north = nw.col("easting") - easting, nw.col("northing") - northing
    return (east * east + north * north).sqrt() / METRES_IN_A_MILE


def _evenly(frame: nw.DataFrame[Any]) -> list[str]:
    """Up to `ENOUGH` postcodes spread over the frame, written as people write them."""
    every = frame["postcode"].sort().to_list()
    step = -(-len(every) // ENOUGH)
    return [f"{post[:-3]} {post[-3:]}" for post in every[::step]]
