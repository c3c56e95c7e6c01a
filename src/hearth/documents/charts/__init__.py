"""Charts drawn as SVG: vector, readable in grey, each with its main point in words."""

from __future__ import annotations

from hearth.documents.charts.bar_chart import bars, grouped_bars
from hearth.documents.charts.dot_chart import dots
from hearth.documents.charts.fan_chart import Fan, fan
from hearth.documents.charts.homes import homes_table
from hearth.documents.charts.homes_map import map_of_homes
from hearth.documents.charts.line_chart import line
from hearth.documents.charts.pyramid_chart import pyramid
from hearth.documents.charts.spark_line import spark
from hearth.documents.charts.stacked_chart import stacked_bar, stacked_bars

__all__ = [
    "Fan",
    "bars",
    "dots",
    "fan",
    "grouped_bars",
    "homes_table",
    "line",
    "map_of_homes",
    "pyramid",
    "spark",
    "stacked_bar",
    "stacked_bars",
]
