"""Which function answers which measure, and over which dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from oracle import care_leavers, cohort, health, homes, leaving, missing, reviews, workforce
from oracle.answer import Line
from oracle.care import Council
from oracle.days import year_reached

Function = Callable[[Council, date, date], dict[str, list[Line]]]


def named(*functions: Function) -> dict[str, Function]:
    return {function.__name__.replace("_", "-"): function for function in functions}


YEARLY = named(
    care_leavers.cl_eet,
    care_leavers.cl_in_touch,
    care_leavers.cl_number,
    care_leavers.cl_staying_put,
    care_leavers.cl_suitable,
    care_leavers.higher_education,
    health.dental,
    health.immunisations,
    health.offending,
    health.rha_up_to_date,
    health.sdq_completed,
    health.sdq_concern,
    health.sdq_mean,
    health.substance_misuse,
    workforce.sw_changes,
)

MIXES = named(
    cohort.age_sex_mix,
    cohort.legal_status_mix,
    cohort.need_mix,
    homes.placement_mix,
    leaving.leavers_by_destination,
    missing.missing_length,
)

ORACLE = (
    YEARLY
    | MIXES
    | named(
        cohort.cla_entrants,
        cohort.cla_entrants_first_time,
        cohort.cla_number,
        cohort.uasc_share,
        homes.foster_share,
        homes.in_borough_share,
        homes.in_house_share_cla,
        homes.in_house_share_foster,
        homes.kinship_share,
        homes.long_term_foster_share,
        homes.over_20_miles,
        homes.planned_moves,
        homes.residential_share,
        homes.stability_2years,
        homes.stability_3plus,
        homes.unregulated_unregistered,
        homes.within_20_miles,
        leaving.adoption_a1,
        leaving.adoption_a10,
        leaving.adoption_a2,
        leaving.adoption_a3,
        leaving.adoption_waiting,
        leaving.care_length,
        leaving.cla_leavers,
        leaving.exits_under_6m,
        missing.missing_any,
        missing.missing_repeat,
        reviews.review_attendance,
        reviews.review_participation,
        reviews.reviews_all_on_time,
        reviews.reviews_in_timescale,
    )
)


def answers(council: Council, measure: str, start: date, end: date) -> dict[str, list[Line]]:
    """The lines of the whole under "", and of each second figure or mix under its id."""
    if measure in YEARLY:
        start, end = year_reached(end)
    return ORACLE[measure](council, start, end)
