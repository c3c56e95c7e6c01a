"""The Standard Safeguarding Dataset: a CSV file for each table, in a folder or a zip."""

from hearth.sources.ssd.layout import table_of
from hearth.sources.ssd.reading import read_ssd

__all__ = ["read_ssd", "table_of"]
