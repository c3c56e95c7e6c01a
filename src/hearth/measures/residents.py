"""Residents aged 0 to 17, the ground that rates stand on."""

from __future__ import annotations

from datetime import date

from hearth.vocabulary import Council

__all__ = ["residents"]


def residents(council: Council, on: date) -> int | None:
    """The ONS estimate for the June before `on`; None when the council has none for that year.

    31 March 2025 uses mid-2024.
    """
    mid_year = on.year if on > date(on.year, 6, 30) else on.year - 1
    return council.population.get(mid_year)
