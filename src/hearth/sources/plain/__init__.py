"""Tables as councils' own systems give them, read row by row into plain values."""

from hearth.sources.plain.fields import Field, Line, lines_of
from hearth.sources.plain.gathering import Gathered
from hearth.sources.plain.meanings import plain_meaning
from hearth.sources.plain.sheets import Sheet, sheets_at, sheets_in

__all__ = [
    "Field",
    "Gathered",
    "Line",
    "Sheet",
    "lines_of",
    "plain_meaning",
    "sheets_at",
    "sheets_in",
]
