"""The journey as a drawing: lanes on one axis of time, no label over another."""

from __future__ import annotations

from hearth_web.people.drawing.draw import Drawing, draw

__all__ = ["Drawing", "draw"]
