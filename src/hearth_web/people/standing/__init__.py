"""How things stand with each child today: one row each, worked out in bulk from their record."""

from __future__ import annotations

from hearth_web.people.standing.refreshing import (
    NIGHTLY,
    at_the_end,
    contribute,
    follow,
    refresh,
)

__all__ = ["NIGHTLY", "at_the_end", "contribute", "follow", "refresh"]
