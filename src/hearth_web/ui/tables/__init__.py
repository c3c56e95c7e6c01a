"""One table drawn three ways: on the screen, as CSV and as Excel; the download is the screen."""

from __future__ import annotations

from hearth_web.ui.tables.model import Column, Table, chosen_sort, sorted_rows
from hearth_web.ui.tables.respond import respond

__all__ = ["Column", "Table", "chosen_sort", "respond", "sorted_rows"]
