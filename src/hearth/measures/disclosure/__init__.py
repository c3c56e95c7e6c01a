"""Small numbers withheld, over a whole pack at once, before anything of it is drawn."""

from hearth.measures.disclosure.pack import FEWEST
from hearth.measures.disclosure.public import protect

__all__ = ["FEWEST", "protect"]
