"""Everything that changes what a board holds: checked, done and logged in one transaction."""

from __future__ import annotations

from hearth_web.board.actions.rows import StaleError, add, change, remove

__all__ = ["StaleError", "add", "change", "remove"]
