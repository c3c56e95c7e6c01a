"""The day and the year these tests ask about."""

from __future__ import annotations

from datetime import date

from hearth.measures import Window

ON = date(2025, 3, 31)
YEAR = Window(date(2024, 4, 1), ON)
