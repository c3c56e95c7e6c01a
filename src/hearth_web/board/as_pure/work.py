"""Follow-ups, reporting duties and work plans."""

from __future__ import annotations

from hearth import board
from hearth_web.board.models import FollowUp, Plan, Reporting

__all__ = ["duty_of", "follow_up_of", "plan_of"]


def follow_up_of(row: FollowUp) -> board.FollowUp:
    """What a meeting asked for."""
    return board.FollowUp(
        ref=str(row.pk),
        kind=board.FollowUpKind[row.kind.upper()],
        words=row.words,
        raised_on=row.asked_on,
        raised_by=row.asked_by,
        owner=row.owner,
        due=row.due,
        answer=row.answer,
        answered_on=row.answered_on,
        closed_on=row.closed_on,
        part=board.Part.B if row.is_closed_part else board.Part.A,
    )


def duty_of(row: Reporting) -> board.ReportingDuty:
    """A duty to report to another body."""
    return board.ReportingDuty(
        by=row.body.name,
        to=row.to,
        what=row.what,
        rhythm=board.Rhythm[row.rhythm.upper()],
        times=row.times,
        within=row.within,
        source=row.source,
    )


def plan_of(row: Plan) -> board.WorkPlan:
    """A work plan as it was agreed on a day."""
    items = [board.PlannedItem(each.title, each.day, each.theme) for each in row.items.all()]
    return board.WorkPlan(row.agreed_on, items)
