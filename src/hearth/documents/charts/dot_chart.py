"""Our value against others' on one line for each measure."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.documents.charts import svg
from hearth.documents.charts.empty import empty
from hearth.documents.charts.ink import AXIS, GRID, OURS, QUIET, STROKES
from hearth.documents.charts.scale import Scale, decimals_of, known, nice_scale, thinned
from hearth.documents.model import Chart
from hearth.documents.words import apart, number, with_unit

__all__ = ["dots"]

NAMES = 230.0
ROW, VALUE = 40.0, 70.0
OTHERS = ("#f46a25", "#801650", "#28a197", "#3d3d3d", "#a285d1")

Values = Sequence[float | None]


def dots(
    title: str, labels: Sequence[str], series: Sequence[tuple[str, Values]], unit: str = ""
) -> Chart:
    """A row for each label with a mark for each series, all on one scale.

    The first series is ours: drawn largest, on top, its value written at the end of the row.
    """
    values = [value for _, each in series for value in known(each)]
    if not values:
        return empty(title)
    left = min(NAMES, max(svg.width_of(label) for label in labels)) + 16
    scale = nice_scale(values, left + 8, svg.WIDTH - VALUE, zero=False)
    legend, top = _legend([name for name, _ in series], apart(unit))
    bottom = top + ROW * len(labels)
    parts = [legend, *_axis(scale, top, bottom, unit)]
    for i, label in enumerate(labels):
        row = [each[i] for _, each in series]
        ours = _shown(series[0][1], i, unit)
        parts += _row(label, row, scale, top + ROW * (i + 0.5), left, ours)
    return svg.chart(title, _alt(title, labels, series, unit), bottom + 30, parts)


def _shown(values: Values, i: int, unit: str) -> str:
    """One value in words, as exact as its series is given."""
    value = values[i]
    return (
        "not shown" if value is None else with_unit(number(value, decimals_of(known(values))), unit)
    )


def _mark(i: int, x: float, y: float) -> str:
    """The mark of the nth series; ours is a large open ring, which hides nothing inside it."""
    if i == 0:
        return svg.halo(x, y, OURS, r=8)
    shapes = [stroke.marker for stroke in STROKES[1:]]
    return svg.marker(shapes[(i - 1) % len(shapes)], x, y, OTHERS[(i - 1) % len(OTHERS)], r=5.5)


def _legend(names: Sequence[str], unit: str) -> tuple[str, float]:
    """What each mark stands for, and the unit; returns the drawing and its depth."""
    parts, x, y = [], 12.0, 12.0
    for i, whole in enumerate(names):
        name = svg.wrap(whole, (svg.WIDTH - 40) / 1.1, most=1)[0]
        width = svg.width_of(name, bold=i == 0) + 44
        if x > 12 and x + width > svg.WIDTH:
            x, y = 12.0, y + 24
        parts.append(_mark(i, x, y) + svg.text(x + 14, y, name, bold=i == 0))
        x += width
    if unit:
        y += 24
        parts.append(svg.text(4, y, unit, fill=QUIET))
    return "".join(parts), y + 16


def _axis(scale: Scale, top: float, bottom: float, unit: str) -> list[str]:
    parts = []
    words = [with_unit(scale.shown(tick), unit) for tick in scale.ticks]
    kept = thinned([svg.width_of(each) for each in words], scale.at(scale.step) - scale.at(0))
    for i, tick in enumerate(scale.ticks):
        x = scale.at(tick)
        parts.append(svg.line(x, top, x, bottom, stroke=GRID))
        if i in kept:
            parts.append(svg.text(x, bottom + 14, words[i], anchor="middle", fill=QUIET))
    return parts


def _row(label: str, row: Values, scale: Scale, y: float, left: float, ours: str) -> list[str]:
    """One label, its line and its marks, ours drawn last so that it is never hidden."""
    lines = svg.wrap(label, left - 16, most=2)
    parts = [
        svg.lines_of(left - 10, y, lines, anchor="end"),
        svg.line(scale.start, y, scale.end, y, stroke=AXIS),
    ]
    marks = [_mark(i, scale.at(value), y) for i, value in enumerate(row) if value is not None]
    shown = svg.text(svg.WIDTH - 2, y, ours, anchor="end", bold=row[0] is not None, size=14)
    return [*parts, *reversed(marks), shown]


def _alt(
    title: str,
    labels: Sequence[str],
    series: Sequence[tuple[str, Values]],
    unit: str,
) -> str:
    """Each row in words, ours first."""
    said = []
    for i, label in enumerate(labels):
        words = [f"{name} {_shown(values, i, unit)}" for name, values in series]
        said.append(f"{label}: {', '.join(words)}.")
    beside = f" ({apart(unit)})" if apart(unit) else ""
    return f"Dot chart: {title}{beside}. {' '.join(said)}"
