"""The map of where children live, with its table of how many live within each ring."""

from __future__ import annotations

from hearth.documents import charts
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Figure

__all__ = ["map_blocks"]

SAFE = 6  # the smallest number a public map may draw


def map_blocks(evidence: Evidence) -> list[Block]:
    """A map and its table; [] when nobody's home is known."""
    homes = evidence.homes
    if homes is None or not homes.places:
        return []
    title = "Where children live, by distance from the middle of the council's area"
    least = SAFE if evidence.public else 1
    chart = charts.map_of_homes(
        title, homes.places, homes.centre, unknown=homes.unknown, minimum=least
    )
    table = charts.homes_table(
        homes.places, homes.centre, unknown=homes.unknown, minimum=least, caption=title
    )
    return [Figure(caption=title, chart=chart, table=table)]
