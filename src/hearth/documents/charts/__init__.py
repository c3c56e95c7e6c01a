"""Charts drawn as SVG: vector, readable in grey, each with its main point in words."""

from __future__ import annotations

from hearth.documents.charts.bar_chart import bars, grouped_bars
from hearth.documents.charts.line_chart import line

__all__ = ["bars", "grouped_bars", "line"]
