"""The annual board report: the same shape every year, every sentence made from the figures."""

from hearth.documents.board_report.aspirations import read_aspirations
from hearth.documents.board_report.evidence import Evidence, Homes, Subject
from hearth.documents.board_report.homes import council_of_homes
from hearth.documents.board_report.pack import (
    Pack,
    evidence_from,
    months_before,
    write_measures,
    write_pack,
    write_report,
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
    "evidence_from",
    "months_before",
    "read_aspirations",
    "write_measures",
    "write_pack",
    "write_report",
    "year_to",
    "year_windows",
]
