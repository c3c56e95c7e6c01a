"""How things stand with each child today: one row each, worked out in bulk from their record."""

from __future__ import annotations

from hearth_web.people.standing.refreshing import NIGHTLY, contribute, follow, refresh

__all__ = ["NIGHTLY", "contribute", "follow", "refresh"]
