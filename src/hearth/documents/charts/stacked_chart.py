"""Bars that each stand for a whole, divided into parts."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.documents.charts import svg
from hearth.documents.charts.empty import empty
from hearth.documents.charts.ink import FILLS, PAPER, Fill
from hearth.documents.charts.legend import legend
from hearth.documents.charts.scale import decimals_of, known
from hearth.documents.model import Chart
from hearth.documents.words import number

__all__ = ["stacked_bar", "stacked_bars"]

BAR, GAP = 32.0, 12.0
NAMES = 190.0

Values = Sequence[float | None]


def stacked_bar(title: str, parts: Sequence[tuple[str, float]]) -> Chart:
    """One bar divided as the parts are; each part's amount and share stand in the legend."""
    total = sum(value for _, value in parts)
    if total <= 0:
        return empty(title)
    decimals = decimals_of([value for _, value in parts])
    words = [f"{name}: {number(v, decimals)} ({_percent(v, total)})" for name, v in parts]
    swatches, depth = legend(words, FILLS, 0)
    bar = _bar([value for _, value in parts], depth, 2, svg.WIDTH - 2)
    alt = f"Bar divided into parts: {title}. {'; '.join(words)}."
    return svg.chart(title, alt, depth + BAR + 4, [swatches, *bar])


def stacked_bars(title: str, parts: Sequence[str], rows: Sequence[tuple[str, Values]]) -> Chart:
    """One bar for each row, all the same length, divided as that row is.

    A row with a ``None`` among its values is left empty and said to have no figure, since its
    shares cannot be known.
    """
    whole = [row for row in rows if _is_whole(row[1])]
    if not whole:
        return empty(title)
    swatches, y = legend(parts, FILLS, 0)
    left = min(NAMES, max(svg.width_of(label) for label, _ in rows)) + 16
    drawn = [swatches]
    for label, values in rows:
        middle = y + BAR / 2
        drawn.append(
            svg.lines_of(left - 12, middle, svg.wrap(label, left - 16, most=2), anchor="end")
        )
        if _is_whole(values):
            drawn += _bar(known(values), y, left, svg.WIDTH - 2)
        else:
            drawn.append(svg.text(left + 4, middle, "not shown", size=14))
        y += BAR + GAP
    return svg.chart(title, _alt(title, parts, rows), y, drawn)


def _is_whole(values: Values) -> bool:
    return None not in values and sum(known(values)) > 0


def _percent(value: float, total: float) -> str:
    share = 100 * value / total
    return "under 1%" if 0 < share < 0.5 else f"{number(share)}%"


def _bar(values: Sequence[float], y: float, left: float, right: float) -> list[str]:
    """One bar's parts, each with its share in it where there is room."""
    total, x, drawn = sum(values), left, []
    for i, value in enumerate(values):
        width = (right - left) * value / total
        fill = FILLS[i % len(FILLS)]
        drawn.append(svg.rect(x, y, width, BAR, fill=fill.colour, stroke=PAPER))
        drawn.append(svg.hatching(x, y, width, BAR, fill.hatch, fill.on))
        words = _percent(value, total)
        if svg.width_of(words) + 10 <= width:
            drawn.append(_share(x + width / 2, y + BAR / 2, words, fill))
        x += width
    return drawn


def _share(x: float, y: float, words: str, fill: Fill) -> str:
    """A share written on its part, on plain ground if the part is hatched."""
    ground = ""
    if fill.hatch:
        half = svg.width_of(words) / 2 + 3
        ground = svg.rect(x - half, y - 10, 2 * half, 20, fill=fill.colour)
    return ground + svg.text(x, y, words, anchor="middle", fill=fill.on)


def _alt(title: str, parts: Sequence[str], rows: Sequence[tuple[str, Values]]) -> str:
    said = []
    for label, values in rows:
        if not _is_whole(values):
            said.append(f"{label}: not shown.")
            continue
        shares = zip(parts, known(values), strict=True)
        words = "; ".join(f"{part}, {_percent(v, sum(known(values)))}" for part, v in shares)
        said.append(f"{label}: {words}.")
    return f"Bars divided into parts: {title}. {' '.join(said)}"
