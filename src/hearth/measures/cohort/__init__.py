"""Who is looked after, who comes in, and why."""

from hearth.measures.cohort import (
    age_sex_mix,
    cla_entrants,
    cla_entrants_first_time,
    cla_number,
    cla_rate_10k,
    entrants_forecast,
    legal_status_mix,
    need_mix,
    nts_headroom,
    uasc_share,
)
from hearth.measures.model import Derived, Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure | Derived, ...] = (
    cla_number.MEASURE,
    cla_rate_10k.MEASURE,
    cla_entrants.MEASURE,
    cla_entrants_first_time.MEASURE,
    entrants_forecast.MEASURE,
    legal_status_mix.MEASURE,
    need_mix.MEASURE,
    age_sex_mix.MEASURE,
    uasc_share.MEASURE,
    nts_headroom.MEASURE,
)
