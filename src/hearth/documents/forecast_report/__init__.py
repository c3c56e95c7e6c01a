"""The forecast as a report: how many homes, where, for how much, and how far to trust it."""

from hearth.documents.forecast_report.evidence import Evidence, Known, Priced
from hearth.documents.forecast_report.pack import (
    Asked,
    Pack,
    evidence_from,
    write_evidence,
    write_forecast,
    write_rows,
    write_trial,
)
from hearth.documents.forecast_report.public import made_public
from hearth.documents.forecast_report.reading import known_from, read_known
from hearth.documents.forecast_report.report import forecast_report

__all__ = [
    "Asked",
    "Evidence",
    "Known",
    "Pack",
    "Priced",
    "evidence_from",
    "forecast_report",
    "known_from",
    "made_public",
    "read_known",
    "write_evidence",
    "write_forecast",
    "write_rows",
    "write_trial",
]
