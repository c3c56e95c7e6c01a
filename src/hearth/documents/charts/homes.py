"""Where homes are, counted coarsely enough that no child's home can be found."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearth.documents.model import Table
from hearth.documents.words import number
from hearth.measures.disclosure import FEWEST
from hearth.records.postcodes import METRES_IN_A_MILE

__all__ = [
    "CELL",
    "SECTORS",
    "Point",
    "Spread",
    "band_names",
    "cell_of",
    "coarse",
    "homes_table",
    "place_of",
    "spread_of",
]

# Width of one cell in metres, flat side to flat side. Cells are fixed to the national grid: moving
# the centre does not move them, so two maps laid over one another narrow no home.
CELL = 2000.0
SIDE = CELL / math.sqrt(3)
SECTORS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")

Point = tuple[float, float]


@dataclass(frozen=True)
class Spread:
    """Homes counted three ways: by cell inside the outer ring, by band, by band and direction.

    `cells` are keyed by the cell's middle (east, north, in metres); `bands` and `sectors` run from
    the innermost band to that beyond the outer ring; `unknown` have no known place.
    """

    cells: Mapping[Point, int]
    names: Sequence[str]
    bands: Sequence[int]
    sectors: Sequence[Mapping[str, int]]
    unknown: int


def spread_of(
    homes: Sequence[tuple[int, int]],
    centre: tuple[int, int],
    rings: Sequence[int] = (5, 10, 20),
    unknown: int = 0,
) -> Spread:
    """Count homes by cell, by band of miles from the centre, and by compass direction."""
    cells: Counter[Point] = Counter()
    sectors: list[Counter[str]] = [Counter() for _ in range(len(rings) + 1)]
    for home in homes:
        band, sector = place_of(home, centre, rings)
        sectors[band][sector] += 1
        if band < len(rings):
            cells[cell_of(*home)] += 1
    bands = [sum(each.values()) for each in sectors]
    return Spread(cells, band_names(rings), bands, sectors, unknown)


def place_of(
    home: Point, centre: tuple[int, int], rings: Sequence[int] = (5, 10, 20)
) -> tuple[int, str]:
    """The band of miles a place is in, counted from the innermost, and its compass direction."""
    east, north = home[0] - centre[0], home[1] - centre[1]
    return _band(math.hypot(east, north) / METRES_IN_A_MILE, rings), _sector(east, north)


def band_names(rings: Sequence[int]) -> list[str]:
    """The bands between the rings in words."""
    pairs = pairwise(rings)
    between = [f"{inner} to {outer} miles" for inner, outer in pairs]
    return [f"Up to {rings[0]} miles", *between, f"Over {rings[-1]} miles"]


def _band(miles: float, rings: Sequence[int]) -> int:
    """Which band: a home exactly on a ring lies inside it."""
    return next((i for i, ring in enumerate(rings) if miles <= ring), len(rings))


def _sector(east: float, north: float) -> str:
    """The nearest of eight compass directions; the centre itself counts as north."""
    turn = math.degrees(math.atan2(east, north)) % 360
    return SECTORS[int((turn + 22.5) // 45) % 8]


def cell_of(east: float, north: float) -> Point:
    """The middle of the hexagon that holds a place (metres on the national grid)."""
    r = 2 / 3 * north / SIDE
    q = east / CELL - r / 2
    x, z = round(q), round(r)
    y = round(-q - r)
    off_x, off_y, off_z = abs(x - q), abs(y + q + r), abs(z - r)
    if off_x > off_y and off_x > off_z:
        x = -y - z
    elif off_z > off_y:
        z = -x - y
    return (CELL * (x + z / 2), SIDE * 1.5 * z)


def coarse(count: int) -> str:
    """A count as the public may see it: "under 6", or about so many to the nearest ten.

    Nothing exact is said, so no count withheld elsewhere in a pack can be worked out from it.
    """
    if count < FEWEST:
        return f"under {FEWEST}"
    return f"about {number(max(10, (count + 5) // 10 * 10))}"


def homes_table(
    homes: Sequence[tuple[int, int]],
    centre: tuple[int, int],
    rings: Sequence[int] = (5, 10, 20),
    unknown: int = 0,
    public: bool = False,
    caption: str = "Homes by distance and direction from the centre of our homes",
) -> Table:
    """The map as a table: distance down, direction across.

    For the `public` only the totals by distance are given, and those roughly.
    """
    spread = spread_of(homes, centre, rings, unknown)
    names = [*spread.names, "Not known"]
    if public:
        bands = zip(names, [*spread.bands, unknown], strict=True)
        rough = [[name, coarse(count)] for name, count in bands]
        return Table(caption, ["Distance", "Children"], rough, frozenset({1}))
    counts = [[each[sector] for sector in SECTORS] for each in spread.sectors]
    rows = [
        [name, *map(number, row), number(sum(row))]
        for name, row in zip(spread.names, counts, strict=True)
    ]
    rows.append(["Not known", *[""] * len(SECTORS), number(unknown)])
    rows.append(["Total", *(number(sum(c)) for c in zip(*counts, strict=True)),
                 number(len(homes) + unknown)])  # fmt: skip
    return Table(caption, ["Distance", *SECTORS, "All"], rows, frozenset(range(1, 10)))
