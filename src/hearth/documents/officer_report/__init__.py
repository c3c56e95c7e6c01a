"""An officer's report in the council's template, by itself or under its banner in a pack."""

from __future__ import annotations

from hearth.documents.officer_report.blocks import plain_words_blocks, report_blocks
from hearth.documents.officer_report.report import (
    banner_of,
    officer_report,
    plain_words_report,
    write_officer_report,
)

__all__ = [
    "banner_of",
    "officer_report",
    "plain_words_blocks",
    "plain_words_report",
    "report_blocks",
    "write_officer_report",
]
