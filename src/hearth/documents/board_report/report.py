"""The board report, section by section."""

from __future__ import annotations

from dataclasses import replace

from hearth.documents.board_report import gaps, method, scorecard, sections, summary
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.board_report.printed import Prints
from hearth.documents.model import Block, Report

__all__ = ["board_report"]

SECTIONS = (
    summary.blocks,
    sections.profile,
    sections.coming_and_going,
    sections.where_children_live,
    sections.stability,
    sections.visits,
    sections.permanence,
    sections.health,
    sections.school,
    sections.missing,
    sections.care_leavers,
    scorecard.blocks,
    gaps.blocks,
    method.blocks,
)


TITLE = "Corporate parenting report"


def board_report(evidence: Evidence) -> Report:
    """The whole report, ready for any writer."""
    prints = Prints()
    watched = replace(evidence, prints=prints.add)
    blocks: list[Block] = []
    for section in SECTIONS:
        said = section(watched)
        prints.end(said)
        blocks += said
    return Report(
        title=TITLE,
        subtitle="Children in care and care leavers",
        council=evidence.subject.name,
        on=evidence.as_at,
        blocks=blocks,
        keywords=("corporate parenting", "children looked after", "care leavers"),
        public=evidence.public,
        printed=prints.frozen(evidence, TITLE),
    )
