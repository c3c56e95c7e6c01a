"""Every duty, one file for each group, registered here once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hearth.duties.catalogue import (
    alone,
    care,
    care_leavers,
    education,
    health,
    homes,
    leaving,
    permanence,
    reviews,
    safety,
    short_breaks,
    visits,
    voice,
)
from hearth.duties.model import Duty

__all__ = ["CATALOGUE"]

# In the order in which they meet a child.
GROUPS = (
    care,
    homes,
    visits,
    reviews,
    short_breaks,
    health,
    education,
    permanence,
    safety,
    leaving,
    care_leavers,
    alone,
    voice,
)

CATALOGUE: Mapping[str, Duty] = MappingProxyType(
    {duty.id: duty for group in GROUPS for duty in group.DUTIES}
)
