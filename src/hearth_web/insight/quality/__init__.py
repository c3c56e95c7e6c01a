"""What is missing or contradictory in the record: one small function for each thing."""

from __future__ import annotations

from hearth_web.insight.quality import care, who  # noqa: F401  (each registers its checks)
from hearth_web.insight.quality.model import Check, Found, checks, register

__all__ = ["Check", "Found", "checks", "register"]
