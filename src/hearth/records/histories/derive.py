"""From a record to the histories of every child in it."""

from __future__ import annotations

from dataclasses import replace

from hearth import frames
from hearth.progress import Progress, silent
from hearth.records.histories.children import children
from hearth.records.histories.geography import with_geography
from hearth.records.histories.legal_statuses import legal_statuses
from hearth.records.histories.model import Histories
from hearth.records.histories.periods import periods, with_periods
from hearth.records.histories.placements import placements, with_placements
from hearth.records.histories.sequence import episodes_in_order
from hearth.records.histories.usual_home import with_usual_home
from hearth.records.model import Record
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import Council

__all__ = ["derive"]

WORKINGS = ("first", "new_period", "away", "new_placement")


def derive(
    record: Record, council: Council, postcodes: Postcodes, progress: Progress = silent
) -> Histories:
    """Periods of care, placements, legal statuses and distances, from a record's episodes.

    `council` is the one whose return it is; its area decides `area`. What starts a period or a
    placement is said in the module of each.
    """
    progress("Putting episodes in order", 0, 3)
    record = replace(record, tables=frames.held_as_numbers(record.tables, "child"))
    who = frames.settle(children(record))
    in_care = with_periods(episodes_in_order(record))
    progress("Telling placements apart", 1, 3)
    chained = with_placements(with_usual_home(in_care))
    spells = (
        periods(chained).lazy(),
        placements(chained).lazy(),
        legal_statuses(chained).lazy(),
    )
    progress("Finding where children live", 2, 3)
    episodes = with_geography(chained.drop(*WORKINGS), who, postcodes, council)
    progress("Finding where children live", 3, 3)
    return Histories(record, council.ons_code, who, episodes.lazy(), *spells)
