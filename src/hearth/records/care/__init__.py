"""A child's care as practice keeps it, and as the return asks for it; one is made of the other."""

from hearth.records.care.joining import join
from hearth.records.care.merging import merge
from hearth.records.care.model import (
    WHERE_ITEMS,
    Care,
    Episode,
    Fault,
    LegalStatus,
    OddCell,
    Period,
    Placement,
    Spell,
)
from hearth.records.care.problems import problems, problems_of, worse
from hearth.records.care.splitting import split

__all__ = [
    "WHERE_ITEMS",
    "Care",
    "Episode",
    "Fault",
    "LegalStatus",
    "OddCell",
    "Period",
    "Placement",
    "Spell",
    "join",
    "merge",
    "problems",
    "problems_of",
    "split",
    "worse",
]
