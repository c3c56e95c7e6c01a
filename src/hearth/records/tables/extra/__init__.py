"""Tables of practice that the return has no place for: what Annex A and the SSD say beyond it.

They are no part of the return, so they are registered here and not in `TABLES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hearth.records.model import Table
from hearth.records.tables.extra.adoption import ADOPTERS, ADOPTION
from hearth.records.tables.extra.care import (
    COUNTS,
    LEGAL_STATUSES,
    MISSING_INTERVIEWS,
    PERIODS,
    PERMANENCE_PLANS,
    PLACEMENTS,
    VISITS,
)
from hearth.records.tables.extra.education import SPECIAL_NEEDS
from hearth.records.tables.extra.events import EVENTS
from hearth.records.tables.extra.health import (
    CONVICTIONS,
    HEALTH_CHECKS,
    IMMUNISATIONS,
    SDQ,
    SUBSTANCE_MISUSE,
)
from hearth.records.tables.extra.leaving import CARE_LEAVERS
from hearth.records.tables.extra.people import (
    ADDRESSES,
    DISABILITIES,
    FAMILY,
    IDENTIFIERS,
    IMMIGRATION,
    PERSONS,
)
from hearth.records.tables.extra.safeguarding import CHILD_PROTECTION, CHILDREN_IN_NEED
from hearth.records.tables.extra.workers import ALLOCATIONS, TEAMS, WORKERS

__all__ = ["EXTRA_TABLES"]

# A row may name only what rows before it can have brought: people, then teams, then the rest.
EXTRA_TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            PERSONS,
            IDENTIFIERS,
            ADDRESSES,
            DISABILITIES,
            FAMILY,
            IMMIGRATION,
            TEAMS,
            WORKERS,
            ALLOCATIONS,
            PERIODS,
            LEGAL_STATUSES,
            PLACEMENTS,
            VISITS,
            PERMANENCE_PLANS,
            EVENTS,
            MISSING_INTERVIEWS,
            HEALTH_CHECKS,
            IMMUNISATIONS,
            SDQ,
            SUBSTANCE_MISUSE,
            CONVICTIONS,
            SPECIAL_NEEDS,
            CARE_LEAVERS,
            ADOPTION,
            ADOPTERS,
            CHILDREN_IN_NEED,
            CHILD_PROTECTION,
            COUNTS,
        )
    }
)
