"""What is drawn when there is nothing to draw: the words, in a frame, never a blank."""

from __future__ import annotations

from hearth.documents.charts import svg
from hearth.documents.charts.ink import AXIS, QUIET
from hearth.documents.model import Chart

__all__ = ["empty"]


def empty(title: str, height: float = 72) -> Chart:
    """A framed sentence in place of a chart that has no figures."""
    frame = svg.rect(0.5, 0.5, svg.WIDTH - 1, height - 1, fill="none", stroke=AXIS)
    words = svg.text(svg.WIDTH / 2, height / 2, "No figures to show", anchor="middle", fill=QUIET)
    return svg.chart(title, f"{title}: there are no figures to show.", height, [frame, words])
