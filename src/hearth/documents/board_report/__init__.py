"""The annual board report: the same shape every year, every sentence made from the figures."""

from hearth.documents.board_report.aspirations import read_aspirations
from hearth.documents.board_report.evidence import Evidence, Homes, Subject
from hearth.documents.board_report.homes import council_of_homes
from hearth.documents.board_report.pack import (
    Pack,
    months_before,
    write_pack,
    year_to,
    year_windows,
)
from hearth.documents.board_report.report import board_report

__all__ = [
    "Evidence",
    "Homes",
    "Pack",
    "Subject",
    "board_report",
    "council_of_homes",
    "months_before",
    "read_aspirations",
    "write_pack",
    "year_to",
    "year_windows",
]
