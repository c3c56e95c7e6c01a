"""The map as tables: by distance and direction, by cell, by miles from home; and who is where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import dist
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from hearth.documents import charts
from hearth.documents.charts.homes import SECTORS, Point, cell_of
from hearth.documents.sentences import plural
from hearth.records.postcodes import METRES_IN_A_MILE
from hearth_web.insight.asking import Asked
from hearth_web.insight.places import NOT_KNOWN, RINGS, Ground, Home, near, tally
from hearth_web.ui.tables import Column, Table

__all__ = ["address", "by_cell", "by_place", "cell_key", "chosen_homes", "from_home"]

DISTANCE = Column("name", "Distance", link="href", said="said")
FROM_HOME = (
    ("5", "Up to 5 miles", 0.0, 5.0),
    ("10", "5 to 10 miles", 5.0, 10.0),
    ("20", "10 to 20 miles", 10.0, 20.0),
    ("more", "Over 20 miles", 20.0, 1e9),
)


def address(asked: Asked, group: str, **where: str) -> str:
    """The list of the children in a place."""
    more = {**({"group": group} if group else {}), **where}
    return f"{reverse('map-children')}?{asked.query}&{urlencode(more)}"


def by_place(homes: list[Home], ground: Ground, asked: Asked, group: str, *, may: bool) -> Table:
    """Children by distance and direction; for those without exact numbers only about how many."""
    if not asked.exact:
        places = [home.place for home in homes if home.place]
        unknown = len(homes) - len(places)
        rough = charts.homes_table(places, ground.centre, RINGS, unknown, public=True)
        roughly = [dict(zip(("name", "all"), row, strict=True)) for row in rough.rows]
        told = (Column("name", "Distance"), Column("all", "Children"))
        return Table("By distance", told, roughly)
    columns = [
        DISTANCE,
        Column("all", "Children", "number"),
    ]
    columns.extend(Column(sector, sector, "number") for sector in SECTORS)
    rows: list[dict[str, object]] = []
    for key, name, counts in tally(homes, ground.centre):
        every = sum(counts.values())
        href = address(asked, group, band=key) if may and every else ""
        said = "from the middle of our area"
        rows.append({"name": name, "all": every, **counts, "href": href, "said": said})
    return Table("By distance and direction from the middle of our area", columns, rows)


def by_cell(homes: list[Home], ground: Ground, asked: Asked, group: str, *, may: bool) -> Table:
    """Each cell of the map within the rings: how far, which way, how many."""
    places = [home.place for home in homes if home.place and in_rings(home, ground)]
    cells = Counter(cell_of(*place) for place in places)
    rows = [
        {
            "where": in_words(*bearing(cell, ground)),
            "count": count,
            "href": address(asked, group, cell=cell_key(cell)) if may else "",
        }
        for cell, count in sorted(cells.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    columns = (Column("where", "Cell", link="href"), Column("count", "Children", "number"))
    return Table("Cells of the map, about 2 km wide, fullest first", columns, rows, per_page=0)


def in_rings(home: Home, ground: Ground) -> bool:
    """Whether a home is drawn as a cell."""
    return home.place is not None and near(home, ground.centre)[0] in map(str, range(len(RINGS)))


def bearing(cell: Point, ground: Ground) -> tuple[int, str]:
    """How many miles a cell is from the middle, and which way."""
    where = Home("", (round(cell[0]), round(cell[1])), None, "")
    return round(dist(cell, ground.centre) / METRES_IN_A_MILE), near(where, ground.centre)[1]


def in_words(miles: int, sector: str) -> str:
    """A way from the middle: 3 miles north."""
    return f"{plural(miles, 'mile')} {sector}"


def from_home(homes: list[Home], asked: Asked, group: str, *, may: bool) -> Table:
    """Children by how far they live from their own home."""
    rows, said = [], "from their own home"
    for key, name, above, upto in FROM_HOME:
        count = sum(within(home, above, upto) for home in homes)
        href = address(asked, group, miles=key) if may and count else ""
        rows.append({"name": name, "count": count, "href": href, "said": said})
    unknown = sum(home.miles is None for home in homes)
    href = address(asked, group, miles="not-known") if may and unknown else ""
    rows.append({"name": "Not known, or not measured", "count": unknown, "href": href, "said": ""})
    columns = (
        DISTANCE,
        Column("count", "Children", "number"),
    )
    note = "Not measured for unaccompanied children and homes outside England."
    return Table("How far from their own home", columns, rows, notes=(note,))


def within(home: Home, above: float, upto: float) -> bool:
    """Whether a home lies in a band of miles from the child's own."""
    return home.miles is not None and (above < home.miles <= upto or home.miles == above == 0.0)


def cell_key(cell: Point) -> str:
    """A cell as an address holds it."""
    return f"{round(cell[0])},{round(cell[1])}"


def chosen_homes(
    get: Mapping[str, str], homes: list[Home], ground: Ground
) -> tuple[Sequence[Home], str]:
    """The homes in the place the address names, and the place in words."""
    if cell := get.get("cell"):
        return in_cell(cell, homes, ground)
    if band := get.get("band"):
        return in_band(band, homes, ground)
    return in_miles(get.get("miles", ""), homes)


def in_cell(key: str, homes: list[Home], ground: Ground) -> tuple[Sequence[Home], str]:
    """The homes in a cell of the map."""
    cells = [(home, cell_of(*home.place)) for home in homes if home.place]
    at = next((cell for _, cell in cells if cell_key(cell) == key), None)
    if at is None:
        raise Http404("no such cell")
    there = [home for home, cell in cells if cell == at]
    return there, f"about {in_words(*bearing(at, ground))} of the middle of our area"


def in_band(key: str, homes: list[Home], ground: Ground) -> tuple[Sequence[Home], str]:
    """The homes at a distance from the middle of the council's area."""
    names = {key: name for key, name, _ in tally((), ground.centre)}
    if key not in names:
        raise Http404("no such band")
    there = [home for home in homes if near(home, ground.centre)[0] == key]
    words = names[key][0].lower() + names[key][1:]
    return there, words if key == NOT_KNOWN else f"{words} from the middle of our area"


def in_miles(key: str, homes: list[Home]) -> tuple[Sequence[Home], str]:
    """The homes at a distance from the child's own home."""
    if key == "not-known":
        unknown = [home for home in homes if home.miles is None]
        return unknown, "at a distance that is not known"
    bands = {key: (name, above, upto) for key, name, above, upto in FROM_HOME}
    if key not in bands:
        raise Http404("no such distance")
    name, above, upto = bands[key]
    there = [home for home in homes if within(home, above, upto)]
    return there, f"{name[0].lower()}{name[1:]} from their own home"
