"""A number as it was and as it may become: a line, then a fan of ranges that opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.documents.charts import svg
from hearth.documents.charts.empty import empty
from hearth.documents.charts.ink import AXIS, GRID, INK, OURS, QUIET, STROKES
from hearth.documents.charts.scale import Scale, known, nice_scale, spread, thinned
from hearth.documents.model import Chart
from hearth.documents.words import number

__all__ = ["Fan", "fan"]

TOP = 52.0
HEIGHT, LOW_HEIGHT = 312.0, 232.0
BELOW = 34.0
WIDE, NARROW = "#dfe6ee", "#9fb6cc"  # the 80% and the 50% range; their edges differ too
LIMIT = STROKES[1]

Values = Sequence[float | None]


@dataclass(frozen=True)
class Fan:
    """The forecast half of a fan chart: a value on each day for the middle and the four edges."""

    days: Sequence[date]
    low_80: Sequence[float]
    low_50: Sequence[float]
    median: Sequence[float]
    high_50: Sequence[float]
    high_80: Sequence[float]


@dataclass(frozen=True)
class Limit:
    """A level drawn across, such as a threshold, and its name."""

    name: str
    value: float


@dataclass(frozen=True)
class _Plot:
    days: Sequence[date]
    now: int
    scale: Scale
    left: float
    right: float

    def x(self, at: float) -> float:
        return self.left + 6 + at * self.step

    @property
    def step(self) -> float:
        """Pixels between two neighbouring days."""
        return (self.right - self.left - 6) / max(len(self.days) - 1, 1)


def fan(
    title: str,
    back: Sequence[date],
    was: Values,
    coming: Fan,
    unit: str = "children",
    limit: tuple[str, float] | None = None,
    low: bool = False,
) -> Chart:
    """The past as a line, then the median and the 50% and 80% ranges, the forecast day marked.

    The last of the days `back` is the forecast day; those of `coming` follow at the same distance.
    `limit` is a named level drawn across. `low` draws it less high, for one of many.
    """
    if not known(was) or not coming.days:
        return empty(title)
    line = Limit(*limit) if limit else None
    values = [*known(was), *coming.low_80, *coming.high_80, *([line.value] if line else [])]
    height = LOW_HEIGHT if low else HEIGHT
    scale = nice_scale(values, height - BELOW, TOP, zero=False, most=4 if low else 6)
    names = _names(coming)
    plot = _Plot(
        [*back, *coming.days], len(back) - 1, scale,
        max(svg.width_of(scale.shown(tick)) for tick in scale.ticks) + 12,
        svg.WIDTH - max(svg.width_of(words, bold=True) for words, _ in names) - 26,
    )  # fmt: skip
    parts = [
        *_bands(plot, was, coming), *_frame(plot, unit), *_limit(plot, line),
        *_lines(plot, was, coming), *_labels(plot, names),
    ]  # fmt: skip
    return svg.chart(title, _alt(title, back, was, coming, unit, line), height, parts)


def _names(coming: Fan) -> list[tuple[str, float]]:
    """What is written at the right, and at which value: the middle and the ends of the ranges."""
    last = {name: values[-1] for name, values in vars(coming).items() if name != "days"}
    return [
        (f"8 in 10: up to {number(last['high_80'])}", last["high_80"]),
        (f"5 in 10: up to {number(last['high_50'])}", last["high_50"]),
        (f"Middle: {number(last['median'])}", last["median"]),
        (f"5 in 10: from {number(last['low_50'])}", last["low_50"]),
        (f"8 in 10: from {number(last['low_80'])}", last["low_80"]),
    ]


def _bands(plot: _Plot, was: Values, coming: Fan) -> list[str]:
    """The two ranges, both beginning at what is known today."""
    return [
        _band(plot, was, coming.low_80, coming.high_80, WIDE, "2 3"),
        _band(plot, was, coming.low_50, coming.high_50, NARROW, "6 3"),
    ]


def _band(
    plot: _Plot, was: Values, low: Sequence[float], high: Sequence[float], fill: str, dash: str
) -> str:
    """One range as a shape with its edges drawn, so that it shows on a grey copy too."""
    bottom, top = _ahead(plot, was, low), _ahead(plot, was, high)
    outline = "L".join(f"{x:.1f} {y:.1f}" for x, y in [*bottom, *reversed(top)])
    edges = [svg.polyline(each, stroke=QUIET, width=1, dash=dash) for each in (bottom, top)]
    return svg.path(f"M{outline}z", fill=fill) + "".join(edges)


def _ahead(plot: _Plot, was: Values, values: Sequence[float]) -> list[tuple[float, float]]:
    """Values to come as points, from today's on."""
    today = was[-1] if was[-1] is not None else values[0]
    return [
        (plot.x(plot.now + at), plot.scale.at(value)) for at, value in enumerate([today, *values])
    ]


def _frame(plot: _Plot, unit: str) -> list[str]:
    """Grid, value axis, the years below, and the day the forecast is made on."""
    scale, parts = plot.scale, []
    for tick in scale.ticks:
        y = scale.at(tick)
        stroke = AXIS if tick == scale.low else GRID
        parts.append(svg.line(plot.left, y, plot.right, y, stroke=stroke))
        parts.append(svg.text(plot.left - 8, y, scale.shown(tick), anchor="end", fill=QUIET))
    start = f" (axis starts at {scale.shown(scale.low)})" if scale.low > 0 else ""
    parts.append(svg.text(4, 12, f"{unit[0].upper()}{unit[1:]}{start}", fill=QUIET))
    base = scale.at(scale.low)
    marked = [at for at in range(len(plot.days)) if (at - plot.now) % 12 == 0]
    words = [f"{plot.days[at]:%b %Y}" for at in marked]
    for i in thinned([svg.width_of(each) for each in words], 12 * plot.step):
        x, half = plot.x(marked[i]), svg.width_of(words[i]) / 2
        parts.append(svg.line(x, base, x, base + 5))
        inside = min(max(x, half + 2), svg.WIDTH - half - 2)
        parts.append(svg.text(inside, base + 20, words[i], anchor="middle", fill=QUIET))
    return [*parts, *_today(plot, base)]


def _today(plot: _Plot, base: float) -> list[str]:
    """The day forecast from: known to the left of it, forecast to the right."""
    x, y = plot.x(plot.now), TOP - 14
    parts = [svg.line(x, TOP - 22, x, base, stroke=INK, dash="3 3")]
    known_room = x - 8 > svg.width_of("known")
    parts += [svg.text(x - 6, y, "known", anchor="end", fill=QUIET)] if known_room else []
    return [*parts, svg.text(x + 6, y, "forecast", fill=QUIET)]


def _limit(plot: _Plot, limit: Limit | None) -> list[str]:
    """The level across, its name above it at the left."""
    if limit is None:
        return []
    y = plot.scale.at(limit.value)
    return [
        svg.line(plot.left, y, plot.right, y, stroke=LIMIT.colour, width=2, dash=LIMIT.dash),
        svg.text(plot.left + 6, y - 11, f"{limit.name}: {number(limit.value)}", fill=INK),
    ]


def _lines(plot: _Plot, was: Values, coming: Fan) -> list[str]:
    """The past as a whole line, the median as a broken one."""
    parts, stretch = [], []
    for at, value in enumerate([*was, None]):
        if value is not None:
            stretch.append((plot.x(at), plot.scale.at(value)))
        elif stretch:
            parts.append(svg.polyline(stretch, stroke=OURS, width=3))
            stretch = []
    middle = _ahead(plot, was, coming.median)
    parts.append(svg.polyline(middle, stroke=OURS, width=3, dash="7 4"))
    today = was[-1]
    if today is not None:
        parts.append(svg.marker("circle", plot.x(plot.now), plot.scale.at(today), OURS))
    return parts


def _labels(plot: _Plot, names: Sequence[tuple[str, float]]) -> list[str]:
    """What is written at the right, pushed apart, each with a thread to where it belongs."""
    ends = [plot.scale.at(value) for _, value in names]
    centres = spread(ends, [21.0] * len(names), TOP - 24, plot.scale.at(plot.scale.low) + 12)
    parts = []
    for i, ((words, _), end, centre) in enumerate(zip(names, ends, centres, strict=True)):
        bold = i == len(names) // 2
        thread = [(plot.right + 1, end), (plot.right + 5, end), (plot.right + 15, centre)]
        parts.append(svg.polyline(thread, stroke=OURS if bold else QUIET, width=1))
        fill = OURS if bold else INK
        parts.append(svg.text(plot.right + 19, centre, words, bold=bold, fill=fill))
    return parts


def _alt(
    title: str, back: Sequence[date], was: Values, coming: Fan, unit: str, limit: Limit | None
) -> str:
    """The chart in words: where it came from, where it stands, where it may go."""
    told = [(day, value) for day, value in zip(back, was, strict=True) if value is not None]
    (first, start), (last, now) = told[0], told[-1]
    went = f"From {number(start)} in {first:%B %Y} to {number(now)} in {last:%B %Y}. "
    end = {name: number(values[-1]) for name, values in vars(coming).items() if name != "days"}
    level = f" {limit.name}: {number(limit.value)}." if limit else ""
    return (
        f"Fan chart: {title} ({unit}). {went}Forecast for {coming.days[-1]:%B %Y}: middle"
        f" {end['median']}; in 5 of 10 futures {end['low_50']} to {end['high_50']}, in 8 of 10"
        f" {end['low_80']} to {end['high_80']}.{level}"
    )
