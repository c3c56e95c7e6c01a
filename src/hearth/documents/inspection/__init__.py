"""What came of an inspection as documents: the feedback, and how far the improvement plan is."""

from __future__ import annotations

from hearth.documents.inspection.feedback import feedback_report
from hearth.documents.inspection.plan import plan_report

__all__ = ["feedback_report", "plan_report"]
