"""A strategy as a document, and what came of one of its promises."""

from hearth.documents.pledge_report.impact import impact_report, lacks_of
from hearth.documents.pledge_report.pieces import Told
from hearth.documents.pledge_report.strategy import strategy_report

__all__ = ["Told", "impact_report", "lacks_of", "strategy_report"]
