"""The forecast, section by section."""

from __future__ import annotations

from hearth.documents.forecast_report import (
    method,
    money,
    opening,
    scenarios,
    sections,
    trust,
    year_end,
)
from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.printed import printed
from hearth.documents.model import Block, Report
from hearth.documents.sentences import day

__all__ = ["forecast_report"]

TITLE = "How many homes will we need?"
SECTIONS = (
    opening.blocks,
    sections.everyone,
    sections.together,
    year_end.blocks,
    sections.ages,
    sections.homes,
    sections.where,
    sections.leaving_care,
    sections.alone,
    money.blocks,
    scenarios.blocks,
    trust.blocks,
    method.blocks,
)


def forecast_report(evidence: Evidence) -> Report:
    """The whole report, ready for any writer."""
    blocks: list[Block] = [block for section in SECTIONS for block in section(evidence)]
    return Report(
        title=TITLE,
        subtitle=f"Forecast of children in care to {day(evidence.results.ahead[-1])}",
        council=evidence.subject.name,
        on=evidence.results.as_at,
        blocks=blocks,
        public=evidence.public,
        printed=printed(evidence, TITLE),
        keywords=("forecast", "sufficiency", "children looked after", evidence.subject.name),
    )
