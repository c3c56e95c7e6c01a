"""What we count: one file per measure, one catalogue, figures and the children behind them."""

from hearth.measures.behind import breakdowns_behind, rows
from hearth.measures.catalogue import (
    CATALOGUE,
    LACKING,
    catalogue,
    measure_called,
    version_of,
)
from hearth.measures.compute import compute
from hearth.measures.figures import KNOWN_ONLY, NOT_APPLICABLE, VARIANT, Figure, Figures
from hearth.measures.model import (
    Better,
    Breakdown,
    Category,
    Derived,
    Lacking,
    Measure,
    Population,
    Timing,
    Unit,
    Variant,
    Window,
)

__all__ = [
    "CATALOGUE",
    "KNOWN_ONLY",
    "LACKING",
    "NOT_APPLICABLE",
    "VARIANT",
    "Better",
    "Breakdown",
    "Category",
    "Derived",
    "Figure",
    "Figures",
    "Lacking",
    "Measure",
    "Population",
    "Timing",
    "Unit",
    "Variant",
    "Window",
    "breakdowns_behind",
    "catalogue",
    "compute",
    "measure_called",
    "rows",
    "version_of",
]
