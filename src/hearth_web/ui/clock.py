"""What day it is for the record: the one place the site asks.

The invented council's returns stop on a day, and a demonstration in which every review is years
overdue shows nobody anything; so a demonstration may stand still on that day (`HEARTH_TODAY`).
Sessions, locks and the audit log keep the real time.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

__all__ = ["today"]


def today() -> date:
    """Today in England, or the day a demonstration stands still on."""
    return settings.TODAY or timezone.localdate()
