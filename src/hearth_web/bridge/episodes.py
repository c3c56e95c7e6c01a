"""The return's episodes, put together again from periods of care, legal statuses and placements."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth_web.bridge.tables import Only, columns_of, of_children
from hearth_web.people.models import LegalStatus, PeriodOfCare, Placement, Spell

__all__ = ["episodes"]

SPELL = {"child": nw.String, "respite": nw.Boolean, "decom": nw.Date, "dec": nw.Date}
CARER = ["child", "respite"]
