"""A line small enough to stand beside a number."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.documents.charts import svg
from hearth.documents.charts.ink import OURS, QUIET
from hearth.documents.charts.scale import decimals_of, known
from hearth.documents.model import Chart
from hearth.documents.words import number

__all__ = ["spark"]

WIDTH, HEIGHT, EDGE = 120.0, 28.0, 5.0


def spark(title: str, values: Sequence[float | None]) -> Chart:
    """A line without axes, its last point marked; ``None`` makes a gap. Shape only, no scale."""
    there = [(i, value) for i, value in enumerate(values) if value is not None]
    if not there:
        dash = svg.text(WIDTH / 2, HEIGHT / 2, "no figures", anchor="middle", fill=QUIET)
        return svg.chart(title, f"{title}: no figures.", HEIGHT, [dash], WIDTH)
    low, high = min(known(values)), max(known(values))
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    points = {
        i: (EDGE + i * step, HEIGHT - EDGE - _share(v, low, high) * (HEIGHT - 2 * EDGE))
        for i, v in there
    }
    lines = [
        svg.line(*points[i], *points[i + 1], stroke=OURS, width=2)
        for i in points
        if i + 1 in points
    ]
    last = svg.marker("circle", *points[there[-1][0]], OURS, r=3.5)
    return svg.chart(title, _alt(title, known(values)), HEIGHT, [*lines, last], WIDTH)


def _share(value: float, low: float, high: float) -> float:
    return 0.5 if high == low else (value - low) / (high - low)


def _alt(title: str, values: Sequence[float]) -> str:
    shown = [number(value, decimals_of(values)) for value in (values[0], values[-1])]
    return f"{title}: from {shown[0]} to {shown[1]}."
