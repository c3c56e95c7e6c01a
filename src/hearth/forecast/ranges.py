"""The ranges in which every forecast is told."""

from __future__ import annotations

__all__ = ["EDGES"]

EDGES = (0.1, 0.25, 0.5, 0.75, 0.9)
"""The quantiles that bound the 80% and the 50% range, the middle between them."""
