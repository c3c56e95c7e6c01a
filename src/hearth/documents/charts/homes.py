"""Where homes are, counted coarsely enough that no child's home can be found."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearth.documents.model import Table
from hearth.documents.words import number

__all__ = ["CELL", "METRES_IN_A_MILE", "SECTORS", "Spread", "homes_table", "spread_of", "withheld"]

METRES_IN_A_MILE = 1609.344
# Width of one cell in metres, flat side to flat side. Cells are fixed to the national grid: moving
# the centre does not move them, so two maps laid over one another narrow no home.
CELL = 2000.0
SIDE = CELL / math.sqrt(3)
SECTORS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
WITHHELD = "c"

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
        east, north = home[0] - centre[0], home[1] - centre[1]
        band = _band(math.hypot(east, north) / METRES_IN_A_MILE, rings)
        sectors[band][_sector(east, north)] += 1
        if band < len(rings):
            cells[cell_of(*home)] += 1
    bands = [sum(each.values()) for each in sectors]
    return Spread(cells, band_names(rings), bands, sectors, unknown)


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


def withheld(counts: Sequence[int], minimum: int) -> list[str]:
    """Counts of one total as they may be shown: those from 1 to `minimum` - 1 are withheld.

    So that none can be found by taking the rest from a total known elsewhere, the next smallest
    are withheld too until at least two are, and together they are at least `minimum` and not all
    of them 1.
    """
    hidden = {i for i, count in enumerate(counts) if 0 < count < minimum}
    others = sorted((count, i) for i, count in enumerate(counts) if count >= minimum)
    while hidden and others and not _is_safe([counts[i] for i in hidden], minimum):
        hidden.add(others.pop(0)[1])
    return [WITHHELD if i in hidden else number(count) for i, count in enumerate(counts)]


def _is_safe(hidden: Sequence[int], minimum: int) -> bool:
    return len(hidden) > 1 and sum(hidden) >= max(minimum, len(hidden) + 1)


def homes_table(
    homes: Sequence[tuple[int, int]],
    centre: tuple[int, int],
    rings: Sequence[int] = (5, 10, 20),
    unknown: int = 0,
    minimum: int = 1,
    caption: str = "Homes by distance and direction from the centre of our homes",
) -> Table:
    """The map as a table: distance down, direction across.

    With a `minimum` above 1 only the totals by distance are given, small ones withheld.
    """
    spread = spread_of(homes, centre, rings, unknown)
    names = [*spread.names, "Not known"]
    if minimum > 1:
        shown = withheld([*spread.bands, unknown], minimum)
        rows = [[name, count] for name, count in zip(names, shown, strict=True)]
        note = f"{WITHHELD}: withheld, because the number is small or would give away one that is."
        notes = [note] if WITHHELD in shown else []
        return Table(caption, ["Distance", "Children"], rows, frozenset({1}), notes)
    counts = [[each[sector] for sector in SECTORS] for each in spread.sectors]
    rows = [
        [name, *map(number, row), number(sum(row))]
        for name, row in zip(spread.names, counts, strict=True)
    ]
    rows.append(["Not known", *[""] * len(SECTORS), number(unknown)])
    rows.append(["Total", *(number(sum(c)) for c in zip(*counts, strict=True)),
                 number(len(homes) + unknown)])  # fmt: skip
    return Table(caption, ["Distance", *SECTORS, "All"], rows, frozenset(range(1, 10)))
