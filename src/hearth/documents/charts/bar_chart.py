"""Bars lying on their side, each with its value; one set, or several sets side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearth.documents.charts import svg
from hearth.documents.charts.empty import empty
from hearth.documents.charts.ink import AXIS, FILLS, INK, PAPER, QUIET, Fill
from hearth.documents.charts.legend import legend
from hearth.documents.charts.scale import Scale, decimals_of, full_scale, known, spread
from hearth.documents.model import Chart
from hearth.documents.words import apart, number, with_unit

__all__ = ["bars", "grouped_bars"]

NAMES = 220.0
BAR, GAP = 20.0, 12.0
NOT_SHOWN = "not shown"

Values = Sequence[float | None]


@dataclass(frozen=True)
class _Row:
    """One label with its bars, and where it lies."""

    label: Sequence[str]
    values: Values
    top: float
    height: float


def bars(
    title: str,
    labels: Sequence[str],
    values: Values,
    unit: str = "",
    marks: Sequence[tuple[str, float]] = (),
) -> Chart:
    """One bar for each label, in the order given; ``None`` is said to be not shown.

    The axis always holds zero. `marks` are values to compare with, such as England's, drawn as
    upright lines through all bars.
    """
    if not known(values):
        return empty(title)
    return _drawn(title, labels, [("", values)], unit, marks)


def grouped_bars(
    title: str, labels: Sequence[str], series: Sequence[tuple[str, Values]], unit: str = ""
) -> Chart:
    """For each label one bar for each series, told apart by shade, hatching and a legend."""
    if not any(known(values) for _, values in series):
        return empty(title)
    return _drawn(title, labels, series, unit, ())


def _drawn(
    title: str,
    labels: Sequence[str],
    series: Sequence[tuple[str, Values]],
    unit: str,
    marks: Sequence[tuple[str, float]],
) -> Chart:
    drawn = [value for _, values in series for value in known(values)]
    decimals = decimals_of(drawn)
    left = min(NAMES, max(svg.width_of(label) for label in labels)) + 16
    end = svg.WIDTH - max(svg.width_of(_shown(value, decimals, unit)) for value in drawn) - 12
    scale = full_scale([*drawn, *(value for _, value in marks)], left, end)
    head, top = _head(series, marks, scale, unit)
    rows = _rows(labels, series, top, left - 12)
    bottom = rows[-1].top + rows[-1].height
    parts = head
    for row in rows:
        parts += _row(row, scale, decimals, unit)
    parts += [_mark(scale.at(value), top, bottom) for _, value in marks]
    parts.append(svg.line(scale.at(0), top, scale.at(0), bottom, stroke=INK))
    return svg.chart(title, _alt(title, labels, series, unit, marks), bottom + 6, parts)


def _shown(value: float, decimals: int, unit: str) -> str:
    return with_unit(number(value, decimals), unit)


def _head(
    series: Sequence[tuple[str, Values]],
    marks: Sequence[tuple[str, float]],
    scale: Scale,
    unit: str,
) -> tuple[list[str], float]:
    """What stands above the bars (unit, legend, names of marks) and how deep it is."""
    parts, y = [], 4.0
    if apart(unit):
        parts.append(svg.text(4, y + 8, apart(unit), fill=QUIET))
        y += 24
    if len(series) > 1:
        swatches, depth = legend([name for name, _ in series], FILLS, y)
        parts.append(swatches)
        y += depth
    if marks:
        parts += _mark_names(marks, scale, y + 8, unit)
        y += 28
    return parts, y


def _mark(x: float, top: float, bottom: float) -> str:
    """A broken upright line, edged in white so that it shows on a dark bar."""
    edge = svg.line(x, top, x, bottom, stroke=PAPER, width=5)
    return edge + svg.line(x, top - 6, x, bottom, stroke=INK, width=2, dash="6 3")


def _mark_names(marks: Sequence[tuple[str, float]], scale: Scale, y: float, unit: str) -> list[str]:
    """The name and value of each mark above its line, pushed apart."""
    words = [f"{name} {_shown(value, decimals_of([value]), unit)}" for name, value in marks]
    sizes = [svg.width_of(each, bold=True) + 10 for each in words]
    centres = spread([scale.at(value) for _, value in marks], sizes, 0, svg.WIDTH)
    parts = []
    for (_, value), each, centre in zip(marks, words, centres, strict=True):
        parts.append(svg.text(centre, y, each, anchor="middle", bold=True))
        parts.append(svg.line(centre, y + 8, scale.at(value), y + 14, stroke=INK))
    return parts


def _rows(
    labels: Sequence[str], series: Sequence[tuple[str, Values]], top: float, room: float
) -> list[_Row]:
    """Each label's place, as tall as its bars or its words need."""
    rows, y = [], top
    bar = BAR if len(series) == 1 else BAR - 3
    for i, label in enumerate(labels):
        words = svg.wrap(label, room)
        height = max(len(series) * bar, len(words) * svg.SIZE * svg.LEADING) + GAP
        rows.append(_Row(words, [values[i] for _, values in series], y, height))
        y += height
    return rows


def _row(row: _Row, scale: Scale, decimals: int, unit: str) -> list[str]:
    """A label and its bars."""
    middle = row.top + row.height / 2
    parts = [svg.lines_of(scale.start - 12, middle, row.label, anchor="end")]
    bar = BAR if len(row.values) == 1 else BAR - 3
    top = middle - len(row.values) * bar / 2
    for i, value in enumerate(row.values):
        parts.append(_bar(value, scale, top + i * bar, bar, FILLS[i % len(FILLS)], decimals, unit))
    return parts


def _bar(
    value: float | None,
    scale: Scale,
    top: float,
    height: float,
    fill: Fill,
    decimals: int,
    unit: str,
) -> str:
    """One bar from zero, with its value beyond its end."""
    zero, middle = scale.at(0), top + height / 2
    if value is None:
        return svg.text(zero + 6, middle, NOT_SHOWN, size=14, fill=QUIET)
    x, width = min(zero, scale.at(value)), abs(scale.at(value) - zero)
    drawn = svg.rect(x, top, width, height - 1, fill=fill.colour, stroke=AXIS)
    drawn += svg.hatching(x, top, width, height - 1, fill.hatch, fill.on)
    words = _shown(value, decimals, unit)
    ground = svg.rect(x + width + 3, middle - 9, svg.width_of(words) + 4, 18, fill=PAPER)
    return drawn + ground + svg.text(x + width + 6, middle, words)


def _alt(
    title: str,
    labels: Sequence[str],
    series: Sequence[tuple[str, Values]],
    unit: str,
    marks: Sequence[tuple[str, float]],
) -> str:
    """The chart in words: most, least and what is missing of each series; then the marks."""
    said = " ".join(_said(name, labels, values, unit) for name, values in series)
    beside = " ".join(f"{name}: {_shown(v, decimals_of([v]), unit)}." for name, v in marks)
    words = f" ({apart(unit)})" if apart(unit) else ""
    return f"Bar chart: {title}{words}. {said} {beside}".rstrip()


def _said(name: str, labels: Sequence[str], values: Values, unit: str) -> str:
    there = [(label, v) for label, v in zip(labels, values, strict=True) if v is not None]
    start = f"{name}: " if name else ""
    if not there:
        return f"{start}no figures."
    decimals = decimals_of([v for _, v in there])
    if len(there) <= 6:
        each = "; ".join(f"{label}, {_shown(v, decimals, unit)}" for label, v in there)
        said = f"{start}{each}."
    else:
        top, bottom = max(there, key=lambda p: p[1]), min(there, key=lambda p: p[1])
        most, least = (f"{label} with {_shown(v, decimals, unit)}" for label, v in (top, bottom))
        said = f"{start}{'the' if name else 'The'} most is {most}; the least is {least}."
    missing = [label for label, v in zip(labels, values, strict=True) if v is None]
    return said + (f" Not shown: {', '.join(missing)}." if missing else "")
