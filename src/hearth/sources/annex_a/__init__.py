"""Ofsted's Annex A, lists 6 to 11: an Excel workbook, or a CSV file for each list."""

from hearth.sources.annex_a.lists import list_of
from hearth.sources.annex_a.reading import read_annex_a

__all__ = ["list_of", "read_annex_a"]
