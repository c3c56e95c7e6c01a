"""Inspections with what was found and done, and file audits with their grades."""

from hearth_web.quality.models.audits import (
    AuditAction,
    AuditAnswer,
    AuditQuestion,
    AuditRound,
    FileAudit,
)
from hearth_web.quality.models.inspections import (
    Evidence,
    Finding,
    Improvement,
    Inspection,
    Judgement,
    Step,
)

__all__ = [
    "AuditAction",
    "AuditAnswer",
    "AuditQuestion",
    "AuditRound",
    "Evidence",
    "FileAudit",
    "Finding",
    "Improvement",
    "Inspection",
    "Judgement",
    "Step",
]
