"""Where children live on a day: each child's place, kind of home and distance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.documents.board_report.homes import areas_of, centre_of
from hearth.documents.charts.homes import SECTORS, Point, band_names, cell_of, place_of
from hearth.measures import Window
from hearth.measures.breakdowns import PLACEMENT_GROUP
from hearth.measures.whose import counted
from hearth.records.postcodes import directory
from hearth.vocabulary import Council
from hearth_web.insight.asking import Asked
from hearth_web.insight.scopes import narrowed

__all__ = ["NOT_KNOWN", "RINGS", "Ground", "Home", "ground_of", "homes_of", "near", "tally"]

RINGS = (5, 10, 20)
NOT_KNOWN = "not-known"


@dataclass(frozen=True)
class Home:
    """Where one child lives. `place` is a grid reference in metres, `miles` from their own home;
    both None when not known. `group` is the id of the kind of home.
    """

    child: str
    place: tuple[int, int] | None
    miles: float | None
    group: str


@dataclass(frozen=True)
class Ground:
    """What the map is drawn on: its middle, and the cells of the council's own area."""

    centre: tuple[int, int]
    cells: frozenset[Point]


@lru_cache(maxsize=2)
def ground_of(council: Council) -> Ground | None:
    """The ground of a council, from the postcodes within it; None when there are none.

    No shapes of areas are shipped. A cell is the council's where any of its postcodes is in it.
    """
    postcodes = directory()
    centre = centre_of(council, postcodes)
    if centre is None:
        return None
    own = frames.collect(areas_of(council, postcodes).select("easting", "northing").drop_nulls())
    points = zip(own["easting"].to_list(), own["northing"].to_list(), strict=True)
    return Ground(centre, frozenset(cell_of(*point) for point in set(points)))


def homes_of(asked: Asked) -> list[Home]:
    """Every child in care on the day, short breaks apart, of the scope asked for."""
    assert asked.held.histories is not None
    histories = narrowed(asked.held.histories, asked.scope)
    on = asked.on
    there = histories.episodes.filter(
        ~nw.col("respite"),
        nw.col("decom") <= nw.lit(on),
        nw.col("end").is_null() | (nw.col("end") > nw.lit(on)),
    )
    if histories.held is not None:
        there = there.join(counted(histories, (Window(on, on),)), on="child", how="semi")
    lived = there.select(
        "child", "east", "north", "distance", PLACEMENT_GROUP.position_of(nw.col("usual_place"))
    )
    ids = [category.id for category in PLACEMENT_GROUP.categories]
    return [
        Home(str(child), None if east is None else (east, north), miles, ids[group])
        for child, east, north, miles, group in frames.collect(lived.unique("child")).iter_rows()
    ]


def near(home: Home, centre: tuple[int, int]) -> tuple[str, str]:
    """A home's band of distance from the middle (as text) and direction; "not-known" when so."""
    if home.place is None:
        return NOT_KNOWN, ""
    band, sector = place_of(home.place, centre, RINGS)
    return str(band), sector


def tally(homes: Iterable[Home], centre: tuple[int, int]) -> list[tuple[str, str, dict[str, int]]]:
    """Children by band (its key and name) and direction."""
    found: dict[str, Counter[str]] = {}
    for home in homes:
        band, sector = near(home, centre)
        found.setdefault(band, Counter())[sector] += 1
    names: Sequence[str] = band_names(RINGS)
    keys = [*(str(at) for at in range(len(names))), NOT_KNOWN]
    return [
        (key, name, {sector: found.get(key, Counter())[sector] for sector in (*SECTORS, "")})
        for key, name in zip(keys, (*names, "Place not known"), strict=True)
    ]
