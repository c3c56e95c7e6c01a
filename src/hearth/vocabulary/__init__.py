"""Codes, councils and groupings: the one place a code or a label is written."""

from hearth.vocabulary.areas import upper_tier
from hearth.vocabulary.bands import bands
from hearth.vocabulary.codes import Code, CodeSet, code_set, code_sets
from hearth.vocabulary.councils import Council, council, councils
from hearth.vocabulary.descriptions import descriptions, squeezed
from hearth.vocabulary.groupings import Grouping, grouping, groupings
from hearth.vocabulary.nearest import not_found
from hearth.vocabulary.neighbours import Neighbour, neighbours
from hearth.vocabulary.successions import in_year, successors

__all__ = [
    "Code",
    "CodeSet",
    "Council",
    "Grouping",
    "Neighbour",
    "bands",
    "code_set",
    "code_sets",
    "council",
    "councils",
    "descriptions",
    "grouping",
    "groupings",
    "in_year",
    "neighbours",
    "not_found",
    "squeezed",
    "successors",
    "upper_tier",
]
