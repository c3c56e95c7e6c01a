"""Where children live, how settled they are there, and how they move."""

from hearth.measures.homes import (
    foster_share,
    in_borough_share,
    in_house_share_cla,
    in_house_share_foster,
    kinship_share,
    long_term_foster_share,
    over_20_miles,
    placement_mix,
    placement_planning_on_time,
    planned_moves,
    reg24_time,
    residential_share,
    stability_2years,
    stability_3plus,
    unregulated_unregistered,
    within_20_miles,
)
from hearth.measures.model import Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    placement_mix.MEASURE,
    foster_share.MEASURE,
    in_house_share_cla.MEASURE,
    in_house_share_foster.MEASURE,
    kinship_share.MEASURE,
    residential_share.MEASURE,
    in_borough_share.MEASURE,
    within_20_miles.MEASURE,
    over_20_miles.MEASURE,
    stability_3plus.MEASURE,
    stability_2years.MEASURE,
    unregulated_unregistered.MEASURE,
    planned_moves.MEASURE,
    long_term_foster_share.MEASURE,
    placement_planning_on_time.MEASURE,
    reg24_time.MEASURE,
)
