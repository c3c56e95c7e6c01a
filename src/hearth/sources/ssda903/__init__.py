"""The SSDA903 return, as a set of CSV files or as XML, of any collection year."""

from hearth.sources.ssda903.reading import Reading, read_returns

__all__ = ["Reading", "read_returns"]
