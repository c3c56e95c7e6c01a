"""A chart on a page, with the table of what it shows, from the report model of `hearth`."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from hearth.documents.model import Figure

__all__ = ["drawn_figure"]


def drawn_figure(figure: Figure) -> SafeString:
    """The figure as HTML: the same SVG and the same table as in the documents."""
    table = figure.table
    numeric = [at in table.numeric for at in range(len(table.columns))]
    return render_to_string(
        "ui/components/figure.html",
        {
            "figure": figure,
            # Made by `hearth.documents.charts`, which escapes every word it draws.
            "svg": mark_safe(figure.chart.svg),
            "columns": list(zip(table.columns, numeric, strict=True)),
            "rows": [list(zip(row, numeric, strict=True)) for row in table.rows],
        },
    )
