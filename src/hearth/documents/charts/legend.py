"""A row of named swatches above a chart."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.documents.charts import svg
from hearth.documents.charts.ink import AXIS, Fill

__all__ = ["legend", "swatch"]

ROW = 24.0


def swatch(x: float, y: float, fill: Fill, size: float = 15) -> str:
    """A small filled square whose middle is at height `y`."""
    top = y - size / 2
    return svg.rect(x, top, size, size, fill=fill.colour, stroke=AXIS) + svg.hatching(
        x, top, size, size, fill.hatch, fill.on, gap=5
    )


def legend(names: Sequence[str], fills: Sequence[Fill], top: float) -> tuple[str, float]:
    """Swatches with names, running on to further rows; returns the drawing and its depth."""
    parts, x, row = [], 4.0, 0
    for i, whole in enumerate(names):
        name = svg.wrap(whole, svg.WIDTH - 40, most=1)[0]
        width = svg.width_of(name) + 44
        if x > 4 and x + width > svg.WIDTH:
            x, row = 4.0, row + 1
        y = top + row * ROW + ROW / 2
        parts.append(swatch(x, y, fills[i % len(fills)]) + svg.text(x + 22, y, name))
        x += width
    return "".join(parts), (row + 1) * ROW + 6
