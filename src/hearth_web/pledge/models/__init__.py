"""Strategies as trees, what stands beside them, and the files and versions they came by."""

from hearth_web.pledge.models.beside import Champion, Commitment, Consultation, Link, Principle
from hearth_web.pledge.models.figures import FigureAnswer, FigureDocument, PrintedFigure
from hearth_web.pledge.models.strategy import Brought, Strategy, Version
from hearth_web.pledge.models.tree import (
    Action,
    Evidence,
    Measure,
    Progress,
    Promise,
    Reading,
)

__all__ = [
    "Action",
    "Brought",
    "Champion",
    "Commitment",
    "Consultation",
    "Evidence",
    "FigureAnswer",
    "FigureDocument",
    "Link",
    "Measure",
    "Principle",
    "PrintedFigure",
    "Progress",
    "Promise",
    "Reading",
    "Strategy",
    "Version",
]
