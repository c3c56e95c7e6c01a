"""The drifting rates of the monthly forecast, tried on what really happened to every council.

Who came and who left, as published year by year, are followed apart by `hearth.forecast.drift` and
walked on; the total is what was there, and who comes, less who leaves. It is not what Hearth
forecasts yearly totals by: it shows whether the drift of the monthly forecast, made for months and
tuned on invented councils, holds on real ones. `python -m bench.forecast_flows` prints the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.forecast_councils import table
from hearth.forecast.annual_quality import ORIGINS, Tried, try_councils
from hearth.forecast.annual_totals import totals
from hearth.forecast.drift import Restless
from hearth.forecast.following import follow
from hearth.forecast.ranges import EDGES

Array = NDArray[Any]

YEARS = 3
LEAST = 4  # totals in the past
FUTURES = 1_000
YEARLY = Restless((0.04, 0.5), (0.0005, 0.5), (0.03, 0.6), (0.5, 0.9), (0.02, 0.2), 0.01)


def main() -> None:
    for origins in (ORIGINS, (2014, 2015, 2016, 2017)):
        tried, _ = try_councils(origins, YEARS)
        table(f"From {', '.join(map(str, origins))}: years on", followed(tried), lambda o: o.ahead)


def followed(tried: Sequence[Tried]) -> list[Tried]:
    """The same forecasts with ranges by drift, where enough years are known."""
    known: dict[tuple[str, int], Array | None] = {}
    found = []
    for one in tried:
        key = (one.la_number, one.origin)
        if key not in known:
            known[key] = edges(*key)
        if (of := known[key]) is not None:
            names = ("low_80", "low_50", "median", "high_50", "high_80")
            found.append(replace(one, **dict(zip(names, of[:, one.ahead - 1], strict=True))))
    return found


def edges(la_number: str, origin: int) -> Array | None:
    """Middle and ranges of the total for each year to come; None where too little is known."""
    known = totals().upto(origin)
    row = known.row(la_number)
    there, started, ceased = known.there[row], known.started[row], known.ceased[row]
    before = np.concatenate([[np.nan], there[:-1]])
    other = (there - before - started + ceased) / before  # corrections, and who came twice
    told = np.isfinite(other)
    if told.sum() < LEAST:
        return None
    rng = np.random.default_rng([int(la_number), origin])
    exposed = np.where(told, before + started / 2, 0)
    came = follow(np.where(told, started, 0), told * 1.0, YEARLY, rng).some(FUTURES, rng)
    left = follow(np.where(told, ceased, 0), exposed, YEARLY, rng).some(FUTURES, rng)
    level = np.full(FUTURES, there[-1])
    paths = []
    for arrive, leave in zip(came.onward(YEARS, rng).T, left.onward(YEARS, rng).T, strict=True):
        coming = rng.poisson(arrive)
        leaving = rng.poisson(np.minimum(leave, 2.0) * (level + coming / 2))
        level = np.maximum(level * (1 + other[told].mean()) + coming - leaving, 0.0)
        paths.append(level)
    return np.asarray(np.rint(np.quantile(paths, EDGES, axis=1)))


if __name__ == "__main__":
    main()
