"""A small invented council: a handful of episodes in, one figure out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures import VARIANT, Figures, Window, compute
from hearth.records import record_from
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import council

LEWISHAM = council("Lewisham")
MILE = 1609.3
HOME = "SE41AA"
AWAY = {"NEAR": 3.2, "TWENTY": 20.0, "BEYOND": 20.1, "FAR": 45.0}  # postcode: miles from HOME
ALL_YEARS = (2019, 2020, 2021)

POSTCODES = Postcodes(
    frames.from_columns(
        {
            "postcode": [HOME, *AWAY],
            "easting": [500_000, *(500_000 + round(miles * MILE) for miles in AWAY.values())],
            "northing": [200_000] * (1 + len(AWAY)),
            "laua": [LEWISHAM.ons_code, LEWISHAM.ons_code, "E09000001", "E09000001", "E09000001"],
        },
        {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String},
    ).lazy()
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def on(text: str) -> Window:
    return Window(day(text), day(text))


def year(ending: int) -> Window:
    return Window(date(ending - 1, 4, 1), date(ending, 3, 31))


def stay(child: str, decom: str, dec: str | None = None, **more: Any) -> dict[str, Any]:
    """One episode: a foster home of the council's own under a care order, unless said."""
    ended = {} if dec is None else {"dec": dec, "rec": "X1"}
    row = {"child": child, "decom": decom, "rne": "S", "ls": "C2", "cin": "N1", **ended}
    home = {"place": "U6", "place_provider": "PR1", "home_post": HOME, "pl_post": "NEAR"}
    return row | home | more


def council_with(
    episodes: Iterable[Mapping[str, Any]],
    born: Mapping[str, str | None] | None = None,
    years: Iterable[int] = ALL_YEARS,
    **tables: Iterable[Mapping[str, Any]],
) -> Histories:
    """The histories of children with these episodes, all born in 2012 unless said."""
    held = list(episodes)
    births = born or {}
    header = [
        {"child": child, "dob": births.get(child, "2012-06-15"), "sex": "F", "ethnic": "WBRI"}
        for child in dict.fromkeys(row["child"] for row in held)
    ]
    given = {"header": header, "episodes": held, "uasc": [], **tables}
    return derive(record_from({k: list(v) for k, v in given.items()}, years), LEWISHAM, POSTCODES)


def figures(histories: Histories, measure: str, window: Window) -> Figures:
    return compute(histories, LEWISHAM, [window], [measure])


def worked(
    histories: Histories, measure: str, window: Window, variant: str = ""
) -> tuple[Any, ...]:
    """Numerator, denominator, unknown and value as shown."""
    found = figures(histories, measure, window)
    assert not found.lacking, found.lacking
    name = (VARIANT, variant) if variant else ("", "")
    (one,) = [f for f in found.all if (f.breakdown, f.breakdown_value) == name]
    return one.numerator, one.denominator, one.unknown, one.shown


def parts(histories: Histories, measure: str, window: Window, breakdown: str) -> dict[str, Any]:
    """Numerator, denominator and value of each category with anyone in it."""
    found = figures(histories, measure, window).all
    kept = [f for f in found if f.breakdown == breakdown and f.numerator]
    return {f.breakdown_value: (f.numerator, f.denominator, f.shown) for f in kept}
