"""Inspections, file audits and what came of them: the rules, without pages or storage."""

from hearth.quality.before import Echo, Echoes
from hearth.quality.frameworks import Framework, frameworks, services, themes
from hearth.quality.grading import (
    Aspiration,
    Graded,
    Scale,
    Share,
    agreement,
    share_of,
    withheld,
)
from hearth.quality.inspections import (
    Finding,
    FindingKind,
    Improvement,
    Inspection,
    Judgement,
    State,
)
from hearth.quality.lacking import lacking
from hearth.quality.panel_rules import RULES, Hit, PanelRule, RecordOfChild
from hearth.quality.sampling import Candidate, draw
from hearth.quality.standing import Answered, Progress, answered, is_late, progress

__all__ = [
    "RULES",
    "Answered",
    "Aspiration",
    "Candidate",
    "Echo",
    "Echoes",
    "Finding",
    "FindingKind",
    "Framework",
    "Graded",
    "Hit",
    "Improvement",
    "Inspection",
    "Judgement",
    "PanelRule",
    "Progress",
    "RecordOfChild",
    "Scale",
    "Share",
    "State",
    "agreement",
    "answered",
    "draw",
    "frameworks",
    "is_late",
    "lacking",
    "progress",
    "services",
    "share_of",
    "themes",
    "withheld",
]
