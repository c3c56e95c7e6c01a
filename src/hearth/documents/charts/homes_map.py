"""A map of where children live: rings and cells, no place names, no tiles, no exact homes."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hearth.documents.charts import svg
from hearth.documents.charts.empty import empty
from hearth.documents.charts.homes import (
    CELL,
    SECTORS,
    Point,
    Spread,
    coarse,
    spread_of,
)
from hearth.documents.charts.ink import AXIS, INK, OURS, PAPER
from hearth.documents.model import Chart
from hearth.documents.words import number
from hearth.records.postcodes import METRES_IN_A_MILE

__all__ = ["map_of_homes"]

RADIUS = 236.0
MIDDLE = (320.0, 290.0)
HEIGHT = 656.0
SMALLEST = 3.0
AS_GROUP = ('role="img"', 'role="group"')
GROUND = "#e6ecf2"  # the council's own area


@dataclass(frozen=True)
class _Ground:
    """How grid references become pixels."""

    centre: tuple[int, int]
    rings: Sequence[int]

    @property
    def pixels_a_mile(self) -> float:
        return RADIUS / self.rings[-1]

    def at(self, east: float, north: float) -> tuple[float, float]:
        scale = self.pixels_a_mile / METRES_IN_A_MILE
        return (
            MIDDLE[0] + (east - self.centre[0]) * scale,
            MIDDLE[1] - (north - self.centre[1]) * scale,
        )

    @property
    def cell_radius(self) -> float:
        return CELL / math.sqrt(3) * self.pixels_a_mile / METRES_IN_A_MILE


def map_of_homes(
    title: str,
    homes: Sequence[tuple[int, int]],
    centre: tuple[int, int],
    rings: Sequence[int] = (5, 10, 20),
    unknown: int = 0,
    public: bool = False,
    area: Collection[Point] = (),
    href: Callable[[Point], str] | None = None,
) -> Chart:
    """Rings of miles round a centre with homes counted in cells about 2 km wide.

    `homes` and `centre` are national grid references in metres. A cell's hexagon grows with the
    children in it. Homes beyond the outer ring are counted by direction round the edge; `unknown`
    is how many have no known place. For the `public` no cells and no directions are drawn: only
    each ring's total, and that roughly. `area` are the middles of the cells of the council's own
    area, drawn pale beneath. `href` gives each cell's address, for a pointer; whoever uses a
    keyboard needs the same addresses in a list beside the map.
    """
    if not homes and not unknown:
        return empty(title)
    spread, ground = spread_of(homes, centre, rings, unknown), _Ground(centre, rings)
    totals = [(coarse if public else number)(count) for count in (*spread.bands, unknown)]
    parts = [*_area(ground, area), *_rings(ground), *_north()]
    if public:
        parts += _ring_totals(ground, totals)
    else:
        parts += [*_cells(ground, spread, href), *_edge(spread), *_sizes(ground, spread)]
    parts += [*_ring_names(ground), *_scale_bar(ground), *_words(spread, totals, public)]
    chart = svg.chart(title, _alt(title, spread, totals, public), HEIGHT, parts)
    # An image is one thing to a screen reader; with links in it, it is a group of them.
    return chart if href is None else replace(chart, svg=chart.svg.replace(*AS_GROUP, 1))


def _rings(ground: _Ground) -> list[str]:
    x, y = MIDDLE
    circles = [
        f'<circle cx="{x:g}" cy="{y:g}" r="{ring * ground.pixels_a_mile:.1f}" fill="none" '
        f'stroke="{AXIS}" stroke-width="1.2"/>'
        for ring in ground.rings
    ]
    return [
        *circles,
        svg.line(x - 5, y, x + 5, y, stroke=INK),
        svg.line(x, y - 5, x, y + 5, stroke=INK),
    ]


def _ring_names(ground: _Ground) -> list[str]:
    """Each ring's miles, where the ring crosses south."""
    parts = []
    for ring in ground.rings:
        y = MIDDLE[1] + ring * ground.pixels_a_mile
        parts.append(svg.outlined(MIDDLE[0], y, f"{ring} miles", size=13, fill=INK))
    return parts


def _hexagon(x: float, y: float, radius: float, fill: str = OURS, edge: str = PAPER) -> str:
    corners = [
        (x + radius * math.sin(math.pi / 3 * i), y - radius * math.cos(math.pi / 3 * i))
        for i in range(6)
    ]
    joined = " ".join(f"{cx:.1f},{cy:.1f}" for cx, cy in corners)
    return f'<polygon points="{joined}" fill="{fill}" stroke="{edge}" stroke-width="0.8"/>'


def _size(ground: _Ground, count: int, most: int) -> float:
    """A hexagon's radius: its area goes with the count, and one child still shows."""
    return max(SMALLEST, ground.cell_radius * math.sqrt(count / most))


def _cells(ground: _Ground, spread: Spread, href: Callable[[Point], str] | None) -> list[str]:
    most = max(spread.cells.values(), default=1)
    drawn = {
        cell: _hexagon(*ground.at(*cell), _size(ground, count, most))
        for cell, count in sorted(spread.cells.items())
    }
    if href is None:
        return list(drawn.values())
    return [
        f'<a href="{svg.escape(href(cell))}" tabindex="-1" '
        f'aria-label="{svg.escape(_children(spread.cells[cell]))}">{hexagon}</a>'
        for cell, hexagon in drawn.items()
    ]


def _children(count: int) -> str:
    return f"{number(count)} {'child' if count == 1 else 'children'}"


def _area(ground: _Ground, area: Collection[Point]) -> list[str]:
    """The council's own area: the cells any of its postcodes is in, those within the map."""
    reach = ground.rings[-1] * METRES_IN_A_MILE
    near = [cell for cell in area if math.dist(cell, ground.centre) <= reach]
    return [_hexagon(*ground.at(*cell), ground.cell_radius, GROUND, GROUND) for cell in near]


def _edge(spread: Spread) -> list[str]:
    """How many live beyond the outer ring, by direction."""
    parts = []
    for i, sector in enumerate(SECTORS):
        if count := spread.sectors[-1].get(sector, 0):
            turn = math.radians(45 * i)
            x = MIDDLE[0] + (RADIUS + 30) * math.sin(turn)
            y = MIDDLE[1] - (RADIUS + 24) * math.cos(turn)
            anchor = "middle" if sector in "NS" else "start" if "E" in sector else "end"
            x += {"start": -14, "end": 14, "middle": 0}[anchor]
            words = f"{sector}: {number(count)}"
            parts.append(svg.text(x, y, words, anchor=anchor, bold=True))
    return parts


def _north() -> list[str]:
    x = svg.WIDTH - 24
    arrow = svg.path(f"M{x} 12l7 24l-7 -6l-7 6z", fill=INK)
    return [arrow, svg.text(x, 48, "North", anchor="middle", size=13)]


def _ring_totals(ground: _Ground, totals: Sequence[str]) -> list[str]:
    """Each band's total, above the centre and between its rings; beyond the outer, above it."""
    shown = [*totals[: len(ground.rings)], f"{totals[len(ground.rings)]} further away"]
    edges = [0.0, *(ring * ground.pixels_a_mile for ring in ground.rings), RADIUS + 44]
    parts = []
    for (inner, outer), words in zip(pairwise(edges), shown, strict=True):
        y = MIDDLE[1] - (inner + outer) / 2
        parts.append(svg.text(MIDDLE[0], y, words, anchor="middle", bold=True, size=17))
    return parts


def _sizes(ground: _Ground, spread: Spread) -> list[str]:
    """What the hexagons' sizes stand for."""
    most = max(spread.cells.values(), default=0)
    if not most:
        return []
    steps = sorted({1, max(1, round(most / 3)), most})
    parts, x, y = [], 250.0, HEIGHT - 62
    for count in steps:
        words = f"{number(count)} in one cell" if count == steps[-1] else number(count)
        parts.append(_hexagon(x, y, _size(ground, count, most)))
        parts.append(svg.text(x + 16, y, words, size=14))
        x += svg.width_of(words, 14) + 44
    return parts


def _scale_bar(ground: _Ground) -> list[str]:
    miles = ground.rings[0]
    width, y = miles * ground.pixels_a_mile, HEIGHT - 58
    bar = [svg.line(20, y, 20 + width, y, stroke=INK, width=2)]
    bar += [svg.line(x, y - 5, x, y + 5, stroke=INK, width=2) for x in (20, 20 + width)]
    return [*bar, svg.text(20, y - 14, f"{miles} miles", size=14)]


def _words(spread: Spread, totals: Sequence[str], public: bool) -> list[str]:
    """What the numbers mean, beneath."""
    outer = spread.names[-1].lower()
    whole = "Numbers are children in each ring"
    cells = f"Hexagons: children in a cell about 2 km wide. Round the edge: {outer}"
    words = f"{whole if public else cells}. Place not known: {totals[-1]}."
    lines = svg.wrap(words, svg.WIDTH - 40, 14)
    return [svg.lines_of(20, HEIGHT - 4 - 9 * len(lines), lines, size=14)]


def _alt(title: str, spread: Spread, totals: Sequence[str], public: bool) -> str:
    said = "; ".join(f"{name.lower()}, {total}" for name, total in zip(
        [*spread.names, "place not known"], totals, strict=True))  # fmt: skip
    alt = f"Map: {title}. Children by distance from the centre of our homes: {said}."
    if public or not spread.bands[-1]:
        return alt
    most = max(SECTORS, key=lambda sector: spread.sectors[-1].get(sector, 0))
    count = spread.sectors[-1][most]
    return f"{alt} Of those beyond the outer ring most, {number(count)}, live to the {_name(most)}."


def _name(sector: str) -> str:
    names = {"N": "north", "E": "east", "S": "south", "W": "west"}
    return " ".join(names[letter] for letter in sector)
