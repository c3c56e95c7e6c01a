"""What is owed to children, the council's own rules, and who is reminded how."""

from __future__ import annotations

from hearth_web.worklists.models.obligations import Obligation, Rule
from hearth_web.worklists.models.policy import (
    OwnLimit,
    OwnRelaxation,
    OwnSetting,
    PolicyMark,
    Recorded,
    Set,
)
from hearth_web.worklists.models.reminders import CalendarLink, Digest

__all__ = [
    "CalendarLink",
    "Digest",
    "Obligation",
    "OwnLimit",
    "OwnRelaxation",
    "OwnSetting",
    "PolicyMark",
    "Recorded",
    "Rule",
    "Set",
]
