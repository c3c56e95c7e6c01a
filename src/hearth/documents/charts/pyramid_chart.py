"""Two sets of bars back to back, such as age by sex."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.documents.charts import svg
from hearth.documents.charts.empty import empty
from hearth.documents.charts.ink import AXIS, FILLS, INK, QUIET
from hearth.documents.charts.scale import decimals_of, known
from hearth.documents.model import Chart
from hearth.documents.words import number, with_unit

__all__ = ["pyramid"]

BAR, ROW, HEAD = 20.0, 28.0, 28.0

Side = tuple[str, Sequence[float | None]]


def pyramid(title: str, labels: Sequence[str], left: Side, right: Side, unit: str = "") -> Chart:
    """Bars to the left and to the right of the labels, both from zero and to one scale."""
    values = [*known(left[1]), *known(right[1])]
    if not values:
        return empty(title)
    decimals = decimals_of(values)
    half = max(svg.width_of(label) for label in labels) / 2 + 10
    room = svg.WIDTH / 2 - half - max(_room(value, decimals, unit) for value in values)
    longest = max(values) or 1
    parts = [_heading(left[0], -half), _heading(right[0], half)]
    for i, label in enumerate(labels):
        y = HEAD + ROW * (i + 0.5)
        parts.append(svg.text(svg.WIDTH / 2, y, label, anchor="middle"))
        for way, (_, each), fill in ((-1, left, FILLS[0]), (1, right, FILLS[1])):
            words = "not shown" if (v := each[i]) is None else with_unit(number(v, decimals), unit)
            width = room * (each[i] or 0) / longest
            parts.append(_bar(way, half, width, y, fill.colour, words))
    bottom = HEAD + ROW * len(labels)
    return svg.chart(title, _alt(title, labels, (left, right), decimals, unit), bottom + 4, parts)


def _room(value: float, decimals: int, unit: str) -> float:
    return (
        max(svg.width_of(with_unit(number(value, decimals), unit)), svg.width_of("not shown")) + 10
    )


def _heading(name: str, offset: float) -> str:
    anchor = "end" if offset < 0 else "start"
    return svg.text(svg.WIDTH / 2 + offset, 12, name, anchor=anchor, bold=True)


def _bar(way: int, half: float, width: float, y: float, colour: str, words: str) -> str:
    """One bar from the labels outwards, its value beyond it; `way` is -1 for left, 1 for right."""
    inner = svg.WIDTH / 2 + way * half
    x = inner if way > 0 else inner - width
    drawn = svg.rect(x, y - BAR / 2, width, BAR, fill=colour, stroke=AXIS if width else "none")
    base = svg.line(inner, y - ROW / 2, inner, y + ROW / 2, stroke=INK)
    fill = QUIET if words == "not shown" else INK
    anchor = "start" if way > 0 else "end"
    return drawn + base + svg.text(inner + way * (width + 6), y, words, anchor=anchor, fill=fill)


def _alt(title: str, labels: Sequence[str], sides: Sequence[Side], decimals: int, unit: str) -> str:
    said = []
    for name, values in sides:
        words = "; ".join(
            f"{label}, " + ("not shown" if v is None else with_unit(number(v, decimals), unit))
            for label, v in zip(labels, values, strict=True)
        )
        said.append(f"{name}: {words}.")
    return f"Bars back to back: {title}. {' '.join(said)}"
