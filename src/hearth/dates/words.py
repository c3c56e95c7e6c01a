"""A day in a sentence."""

from __future__ import annotations

from datetime import date

__all__ = ["day"]


def day(on: date) -> str:
    """A date in prose: 31 March 2025."""
    return f"{on.day} {on:%B %Y}"
