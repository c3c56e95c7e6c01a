"""What everyone else counted: published figures with year, source and licence."""

from hearth.benchmarks.cautions import better, cautions
from hearth.benchmarks.compare import NEIGHBOUR_VERSIONS, compare, neighbour_list
from hearth.benchmarks.model import (
    ALL,
    WITHHELD_WORDS,
    Area,
    Caution,
    Comparison,
    Counterpart,
    Indicator,
    NeighbourFigures,
    Published,
    Rank,
    Superseded,
    Travel,
)
from hearth.benchmarks.register import (
    beside,
    counterpart,
    counterparts,
    indicator_for,
    latest_year,
    register,
)
from hearth.benchmarks.series import area, series, trace
from hearth.benchmarks.store import breakdown_values, indicator, indicators

__all__ = [
    "ALL",
    "LICENCE",
    "NEIGHBOUR_VERSIONS",
    "WITHHELD_WORDS",
    "Area",
    "Caution",
    "Comparison",
    "Counterpart",
    "Indicator",
    "NeighbourFigures",
    "Published",
    "Rank",
    "Superseded",
    "Travel",
    "area",
    "beside",
    "better",
    "breakdown_values",
    "cautions",
    "compare",
    "counterpart",
    "counterparts",
    "indicator",
    "indicator_for",
    "indicators",
    "latest_year",
    "neighbour_list",
    "register",
    "series",
    "trace",
]

LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Sources: Department for Education; Office for National Statistics; Ofsted."
)
