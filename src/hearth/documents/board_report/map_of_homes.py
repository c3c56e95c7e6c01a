"""The map of where children live, with its table of how many live within each ring."""

from __future__ import annotations

from hearth.documents import charts
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Figure

__all__ = ["map_blocks"]


def map_blocks(evidence: Evidence) -> list[Block]:
    """A map and its table; [] when nobody's home is known.

    The public map says nothing exact: what the rest of the pack withholds must not follow from it.
    """
    homes = evidence.homes
    if homes is None or not homes.places:
        return []
    title = "Where children live, by distance from the middle of the council's area"
    where = (homes.places, homes.centre)
    chart = charts.map_of_homes(title, *where, unknown=homes.unknown, public=evidence.public)
    table = charts.homes_table(*where, unknown=homes.unknown, public=evidence.public, caption=title)
    return [Figure(caption=title, chart=chart, table=table)]
