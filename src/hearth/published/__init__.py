"""Figures that have left the council in a document, and where documents contradict each other."""

from hearth.published.contradictions import CHECKS, Check, contradictions
from hearth.published.figure import Figure, Kind, Status
from hearth.published.finding import Finding, Severity
from hearth.published.quantities import quantity_called, title_of
from hearth.published.register import (
    COLUMNS,
    Reading,
    figures_in,
    read_figures,
    told,
    write_figures,
)
from hearth.published.when import NEVER, When, when_in

__all__ = [
    "CHECKS",
    "COLUMNS",
    "NEVER",
    "Check",
    "Figure",
    "Finding",
    "Kind",
    "Reading",
    "Severity",
    "Status",
    "When",
    "contradictions",
    "figures_in",
    "quantity_called",
    "read_figures",
    "title_of",
    "told",
    "when_in",
    "write_figures",
]
