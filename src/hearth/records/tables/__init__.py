"""The neutral tables, one file each, registered here once."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from hearth.errors import NotFoundError
from hearth.records.model import Table
from hearth.records.tables.ad1 import AD1
from hearth.records.tables.dolo import DOLO
from hearth.records.tables.episodes import EPISODES
from hearth.records.tables.header import HEADER
from hearth.records.tables.missing import MISSING
from hearth.records.tables.oc2 import OC2
from hearth.records.tables.oc3 import OC3
from hearth.records.tables.placed_adoption import PLACED_ADOPTION
from hearth.records.tables.prev_perm import PREV_PERM
from hearth.records.tables.reviews import REVIEWS
from hearth.records.tables.sw_episodes import SW_EPISODES
from hearth.records.tables.uasc import UASC

__all__ = ["TABLES", "table"]

# In the order of the return.
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            HEADER,
            EPISODES,
            REVIEWS,
            UASC,
            OC2,
            OC3,
            AD1,
            PLACED_ADOPTION,
            PREV_PERM,
            MISSING,
            SW_EPISODES,
            DOLO,
        )
    }
)


def table(name: str) -> Table:
    """The neutral table called `name`; NotFoundError, with the nearest name, when there is none."""
    if name in TABLES:
        return TABLES[name]
    nearest = get_close_matches(name.lower(), TABLES, n=1, cutoff=0.0)[0]
    raise NotFoundError(f"There is no table called {name!r}. The nearest is {nearest!r}.")
