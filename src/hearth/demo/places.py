"""Real postcodes, chosen at random by how far they are from the borrowed council."""

from __future__ import annotations

from random import Random
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import Council

__all__ = ["Places"]

METRES_IN_A_MILE = 1609.3
# Miles from the middle of the council's area. The gap keeps every "near" placement within
# 20 miles of home and every "far" one beyond it, wherever in the area home is.
RINGS = {"near": (0.0, 15.0), "far": (24.0, 90.0)}
POOL = 20_000  # more than enough to choose from, and cheap to hold


class Places:
    """Postcodes inside the council's boundary, near it and far from it."""

    def __init__(self, rng: Random, council: Council, postcodes: Postcodes) -> None:
        england = postcodes.frame.filter(
            nw.col("laua").str.starts_with("E") & ~nw.col("easting").is_null()
        )
        own = nw.col("laua") == council.ons_code
        inside = frames.collect(england.filter(own))
        miles = _miles_from(inside["easting"].mean(), inside["northing"].mean())
        outside = frames.collect(
            england.filter(~own).select("postcode", miles=miles).filter(nw.col("miles") < 90)
        )
        self._pools = {"inside": _sample(rng, inside)}
        for name, (least, most) in RINGS.items():
            ring = outside.filter(nw.col("miles").is_between(least, most))
            self._pools[name] = _sample(rng, ring)

    def pick(self, rng: Random, band: str) -> str:
        """A postcode in this band: `inside`, `near` or `far`."""
        return rng.choice(self._pools[band])


def _miles_from(easting: float, northing: float) -> nw.Expr:
    east, north = nw.col("easting") - easting, nw.col("northing") - northing
    return (east * east + north * north).sqrt() / METRES_IN_A_MILE


def _sample(rng: Random, frame: nw.DataFrame[Any]) -> list[str]:
    """Some of the postcodes, written as people write them."""
    every = frame["postcode"].sort()
    chosen = rng.sample(range(len(every)), min(POOL, len(every)))
    return [f"{post[:-3]} {post[-3:]}" for post in every[chosen].to_list()]
