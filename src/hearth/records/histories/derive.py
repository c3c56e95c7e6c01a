"""From a record to the histories of every child in it."""

from __future__ import annotations

from hearth import frames
from hearth.progress import Progress, silent
from hearth.records.histories.children import children
from hearth.records.histories.geography import with_geography
from hearth.records.histories.legal_statuses import legal_statuses, with_legal_statuses
from hearth.records.histories.model import Histories
from hearth.records.histories.periods import periods, with_periods
from hearth.records.histories.placements import placements, with_placements
from hearth.records.histories.sequence import GIVEN, episodes_in_order
from hearth.records.histories.usual_home import USUAL, with_usual_home
from hearth.records.model import Record
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import Council

__all__ = ["derive"]

EPISODES = (
    *GIVEN,
    "end",
    "respite",
    "period",
    "placement",
    *USUAL,
    "distance",
    "area",
    "east",
    "north",
)


def derive(
    record: Record, council: Council, postcodes: Postcodes, progress: Progress = silent
) -> Histories:
    """Periods of care, placements, legal statuses and distances, from a record's episodes.

    `council` is the one whose return it is; its area decides `area`. The rules are those of the
    return: what makes a new period, placement or carer is said in the module of each.
    """
    steps = ("Putting episodes in order", "Finding where children live", "Telling placements apart")
    progress(steps[0], 0, len(steps))
    ordered = with_periods(episodes_in_order(record))
    chained = frames.settle(with_legal_statuses(with_placements(with_usual_home(ordered))))
    progress(steps[1], 1, len(steps))
    who = frames.settle(children(record))
    placed = with_geography(chained, who, postcodes, council).sort("row").select(*EPISODES)
    progress(steps[2], 2, len(steps))
    made = frames.collect_all(
        [placed, periods(chained), placements(chained), legal_statuses(chained)]
    )
    episodes, spells, homes, orders = (frame.lazy() for frame in made)
    progress(steps[2], 3, len(steps))
    return Histories(
        record=record,
        la_code=council.ons_code,
        children=who,
        episodes=episodes,
        periods=spells,
        placements=homes,
        legal_statuses=orders,
    )
