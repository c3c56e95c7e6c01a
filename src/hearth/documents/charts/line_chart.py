"""Lines over time, each named where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearth.documents.charts import svg
from hearth.documents.charts.empty import empty
from hearth.documents.charts.ink import AXIS, GRID, INK, OURS, QUIET, STROKES, Stroke
from hearth.documents.charts.scale import Scale, decimals_of, known, nice_scale, spread, thinned
from hearth.documents.model import Chart
from hearth.documents.words import apart, number, with_unit

__all__ = ["line"]

TOP, BOTTOM = 46.0, 280.0
HEIGHT = 312.0
NAMES = 190.0
MOST_POINTS_MARKED = 13

Values = Sequence[float | None]
Point = tuple[float, float]


@dataclass(frozen=True)
class _Plot:
    """What every part of one line chart needs to know."""

    x_labels: Sequence[str]
    series: Sequence[tuple[str, Values]]
    unit: str
    highlight: str | None
    breaks: frozenset[int]
    scale: Scale
    left: float
    right: float

    def x(self, i: int) -> float:
        if len(self.x_labels) == 1:
            return (self.left + self.right) / 2
        return self.left + 10 + i * self.step

    @property
    def step(self) -> float:
        """Pixels between two neighbouring points."""
        return (self.right - self.left - 20) / max(len(self.x_labels) - 1, 1)

    def stroke(self, i: int) -> Stroke:
        if self.highlight is None:
            return STROKES[i % len(STROKES)]
        if self.series[i][0] == self.highlight:
            return STROKES[0]
        others = [name for name, _ in self.series if name != self.highlight]
        style = STROKES[1 + others.index(self.series[i][0]) % (len(STROKES) - 1)]
        return Stroke(QUIET, style.dash, style.marker)

    def weight(self, i: int) -> float:
        return 3.5 if self.highlight in (None, self.series[i][0]) else 2

    def shown(self, i: int, value: float) -> str:
        """A value of the nth series as text."""
        return _shown(self.series[i][1], value, self.unit)


def line(
    title: str,
    x_labels: Sequence[str],
    series: Sequence[tuple[str, Values]],
    unit: str = "",
    highlight: str | None = None,
    breaks: Sequence[int] = (),
) -> Chart:
    """A line for each series over the same points; ``None`` makes a gap.

    `highlight` names the series to bring forward; the rest are drawn thin and grey. `breaks` are
    positions before which the method changed: the line is cut there and the cut is marked.
    """
    values = [value for _, each in series for value in known(each)]
    if not values:
        return empty(title)
    scale = nice_scale(values, BOTTOM, TOP, zero=False)
    names = [i for i, (_, each) in enumerate(series) if known(each)]
    plot = _Plot(
        x_labels, series, unit, highlight, frozenset(breaks), scale, _room_for_ticks(scale, unit),
        svg.WIDTH - _room_for([series[i] for i in names], unit),
    )  # fmt: skip
    parts = [*_frame(plot), *_breaks(plot)]
    for i in sorted(names, key=plot.weight):
        parts += _drawn(plot, i)
    return svg.chart(title, _alt(title, plot), HEIGHT, [*parts, *_names(plot, names)])


def _room_for(series: Sequence[tuple[str, Values]], unit: str) -> float:
    """Pixels kept at the right for the names of the lines and their last values."""
    words = [f"{name} {_shown(values, known(values)[-1], unit)}" for name, values in series]
    return min(NAMES, max(svg.width_of(each, bold=True) for each in words) + 26)


def _shown(values: Values, value: float, unit: str) -> str:
    """A value as exact as its series is given."""
    return with_unit(number(value, decimals_of(known(values))), unit)


def _room_for_ticks(scale: Scale, unit: str) -> float:
    """Pixels kept at the left for the value axis."""
    return max(svg.width_of(with_unit(scale.shown(tick), unit)) for tick in scale.ticks) + 12


def _frame(plot: _Plot) -> list[str]:
    """Grid, value axis and the labels below."""
    scale, parts = plot.scale, []
    for tick in scale.ticks:
        y = scale.at(tick)
        is_base = tick == scale.low
        parts.append(svg.line(plot.left, y, plot.right, y, stroke=AXIS if is_base else GRID))
        tick_label = with_unit(scale.shown(tick), plot.unit)
        parts.append(svg.text(plot.left - 8, y, tick_label, anchor="end", fill=QUIET))
    parts.append(svg.text(4, 12, _axis_words(plot), fill=QUIET))
    for i in thinned([svg.width_of(label) for label in plot.x_labels], plot.step):
        parts.append(svg.line(plot.x(i), BOTTOM, plot.x(i), BOTTOM + 5))
        parts.append(_x_label(plot, i))
    return parts


def _x_label(plot: _Plot, i: int) -> str:
    """A label under the axis, kept inside the picture."""
    half = svg.width_of(plot.x_labels[i]) / 2
    x = min(max(plot.x(i), half + 2), svg.WIDTH - half - 2)
    return svg.text(x, BOTTOM + 20, plot.x_labels[i], anchor="middle", fill=QUIET)


def _axis_words(plot: _Plot) -> str:
    """The unit, and a warning when the axis does not begin at zero."""
    unit = apart(plot.unit)
    if plot.scale.low <= 0:
        return unit
    start = f"axis starts at {with_unit(plot.scale.shown(plot.scale.low), plot.unit)}"
    return f"{unit} ({start})" if unit else start[0].upper() + start[1:]


def _breaks(plot: _Plot) -> list[str]:
    """An upright broken line wherever the method changed."""
    parts = []
    for i in sorted(plot.breaks):
        x = (plot.x(i - 1) + plot.x(i)) / 2
        parts.append(svg.line(x, TOP - 6, x, BOTTOM, stroke=INK, dash="3 3"))
        parts.append(svg.text(x, TOP - 15, "method changed", anchor="middle", size=13, fill=QUIET))
    return parts


def _stretches(plot: _Plot, values: Values) -> list[list[tuple[int, float]]]:
    """Runs of neighbouring known points, cut at gaps and at breaks of method."""
    found: list[list[tuple[int, float]]] = []
    for i, value in enumerate(values):
        if value is None:
            continue
        joins = found and found[-1][-1][0] == i - 1 and i not in plot.breaks
        if joins:
            found[-1].append((i, value))
        else:
            found.append([(i, value)])
    return found


def _drawn(plot: _Plot, i: int) -> list[str]:
    """One series: its stretches, with markers when points are few or alone."""
    stroke, values, parts = plot.stroke(i), plot.series[i][1], []
    for stretch in _stretches(plot, values):
        points = [(plot.x(at), plot.scale.at(value)) for at, value in stretch]
        if len(points) > 1:
            parts.append(
                svg.polyline(points, stroke=stroke.colour, width=plot.weight(i), dash=stroke.dash)
            )
        if len(plot.x_labels) <= MOST_POINTS_MARKED or len(points) == 1:
            parts += [svg.marker(stroke.marker, x, y, stroke.colour) for x, y in points]
    return parts


def _last(plot: _Plot, i: int) -> tuple[int, float]:
    return [(at, value) for at, value in enumerate(plot.series[i][1]) if value is not None][-1]


def _named(name: str, shown: str, room: float) -> list[str]:
    """A line's name cut to fit with its last value, which is never cut."""
    lines = svg.wrap(name, room, most=2)
    if svg.width_of(f"{lines[-1]} {shown}") <= room:
        return [*lines[:-1], f"{lines[-1]} {shown}"]
    return [*lines, shown]


def _names(plot: _Plot, names: Sequence[int]) -> list[str]:
    """Each line's name and last value, pushed apart, with a thread back to its end."""
    wrapped = []
    for i in names:
        shown = plot.shown(i, _last(plot, i)[1])
        room = (svg.WIDTH - plot.right - 22) / (1.1 if plot.series[i][0] == plot.highlight else 1)
        wrapped.append(_named(plot.series[i][0], shown, room))
    ends = [plot.scale.at(_last(plot, i)[1]) for i in names]
    centres = spread(ends, [18.0 * len(lines) + 3 for lines in wrapped], 0, BOTTOM + 10)
    parts = []
    for i, lines, end, centre in zip(names, wrapped, ends, centres, strict=True):
        stroke, forward = plot.stroke(i), plot.series[i][0] == plot.highlight
        last = _last(plot, i)[0]
        if last < len(plot.x_labels) - 1:  # dotted, so that it is not read as the line going on
            parts.append(svg.line(plot.x(last) + 9, end, plot.right, end, stroke=AXIS, dash="1 5"))
        thread = [(plot.right - 3, end), (plot.right + 4, end), (plot.right + 16, centre)]
        parts.append(svg.polyline(thread, stroke=stroke.colour, width=1))
        fill = OURS if forward else INK
        parts.append(svg.lines_of(plot.right + 20, centre, lines, bold=forward, fill=fill))
    return parts


def _alt(title: str, plot: _Plot) -> str:
    """The chart in words: how each line went, the forward one first."""
    order = sorted(range(len(plot.series)), key=lambda i: plot.series[i][0] != plot.highlight)
    unit = apart(plot.unit)
    words = f" ({unit})" if unit else ""
    return f"Line chart: {title}{words}. " + " ".join(_went(plot, i) for i in order)


def _went(plot: _Plot, i: int) -> str:
    """One sentence on one line: first, last, highest and lowest."""
    name, values = plot.series[i]
    points = [
        (plot.x_labels[at], plot.shown(i, v), v) for at, v in enumerate(values) if v is not None
    ]
    if not points:
        return f"{name}: no figures."
    (first, start, low), (last, end, high) = points[0], points[-1]
    if len(points) == 1:
        return f"{name}: {end} in {last}."
    top, bottom = max(points, key=lambda p: p[2]), min(points, key=lambda p: p[2])
    went = f"{name} {_way(start, end, high > low, first, last)}"
    if {top[2], bottom[2]} <= {low, high}:
        return went + "."
    return f"{went}; highest {top[1]} in {top[0]}, lowest {bottom[1]} in {bottom[0]}."


def _way(start: str, end: str, is_up: bool, first: str, last: str) -> str:
    """From where to where; a change too small to be shown is no change."""
    if start == end:
        return f"was {end} in both {first} and {last}"
    return f"{'rose' if is_up else 'fell'} from {start} in {first} to {end} in {last}"
