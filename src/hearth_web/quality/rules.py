"""Who may do what with findings and with a file that is audited."""

from __future__ import annotations

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.quality.models import AuditAction, FileAudit, Improvement

__all__ = ["may_finish", "may_tell", "why_not_grade", "why_not_moderate"]

CLOSED = "This round is closed. Open it again before a grade is changed."


def may_tell(user: User, improvement: Improvement) -> bool:
    """Whether somebody may say how an improvement stands: its owner, or who keeps the plan."""
    return user.may(Verb.MANAGE_FINDINGS) or improvement.owner_id == user.pk


def why_not_grade(user: User, audit: FileAudit, *, works_with_child: bool) -> str:
    """Why somebody may not grade this file; nothing where they may."""
    if audit.round.closed_on:
        return CLOSED
    if works_with_child:
        return "You work with this child. Somebody else grades the file."
    if audit.auditor_id and audit.auditor_id != user.pk:
        return f"{audit.auditor} has graded this file. You may moderate the grade."
    if audit.moderator_id:
        return "The grade has been moderated, and both are kept as they are."
    return ""


def why_not_moderate(user: User, audit: FileAudit, *, works_with_child: bool) -> str:
    """Why somebody may not moderate this file's grade; nothing where they may."""
    if audit.round.closed_on:
        return CLOSED
    if audit.grade is None:
        return "The file has no grade yet."
    if audit.auditor_id == user.pk:
        return "You gave the grade. Somebody else moderates it."
    if works_with_child:
        return "You work with this child. Somebody else moderates the grade."
    if audit.moderator_id and audit.moderator_id != user.pk:
        return f"{audit.moderator} has moderated this grade."
    return ""


def may_finish(user: User, action: AuditAction) -> bool:
    """Whether somebody may say that an action of a file audit is done: its owner, or the auditor.

    Whether they may open the child's record at all is asked before.
    """
    return user.pk in {action.owner_id, action.audit.auditor_id, action.audit.moderator_id}
