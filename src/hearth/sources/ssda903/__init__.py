"""The SSDA903 return, as a set of CSV files or as XML, of any collection year."""

from hearth.sources.ssda903.bundle import bundle_of_return
from hearth.sources.ssda903.looks import is_return
from hearth.sources.ssda903.reading import Reading, read_returns

__all__ = ["Reading", "bundle_of_return", "is_return", "read_returns"]
