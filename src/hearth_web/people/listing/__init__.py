"""Lists of children: what they may be filtered by, what columns they have, how they are sorted."""

from __future__ import annotations

from hearth_web.people.listing.columns import COLUMNS, columns_for
from hearth_web.people.listing.filters import FILTERS, Filter, filters_for
from hearth_web.people.listing.listing import Listing, listing

__all__ = [
    "COLUMNS",
    "FILTERS",
    "Filter",
    "Listing",
    "columns_for",
    "filters_for",
    "listing",
]
