"""Changing the rules, so that who changed what and why is kept, and everybody's work follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearth.duties.changing import why_refused
from hearth.duties.model import Owner
from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.worklists.models import OwnLimit, OwnSetting, Set
from hearth_web.worklists.policy.changes import Change
from hearth_web.worklists.policy.marking import changing
from hearth_web.worklists.policy.said import said_of
from hearth_web.worklists.policy.work import RECOMPUTE

__all__ = ["change_rules"]


def change_rules(*, by: User, change: Callable[[], Change], why: str) -> Change:
    """Make a change, worked out anew from the rules as they are now; what was changed.

    ValidationError where a council may not set it. Everybody's obligations follow in the
    background.
    """
    with transaction.atomic(), changing():
        wanted = change()
        must_be_allowed(wanted.made)
        for row in wanted.undone:
            row.undone_at, row.undone_by, row.undone_why = timezone.now(), by, why
            row.save(update_fields=["undone_at", "undone_by", "undone_why"])
        for row in wanted.made:
            row.made_by, row.why = by, row.why or why
            row.save()
        log(by, wanted, why)
        jobs.ask(RECOMPUTE)
    return wanted


def must_be_allowed(rows: Iterable[Set]) -> None:
    """ValidationError for the first that a council may not set."""
    for row in rows:
        refused = why_refused(row.limit) if isinstance(row, OwnLimit) else None
        if isinstance(row, OwnSetting) and row.kind == OwnSetting.Kind.OWNER:
            refused = None if row.value in set(Owner) else "Choose who owes it from the list."
        if refused:
            raise ValidationError(refused)


def log(by: User, wanted: Change, why: str) -> None:
    """One line of the log for each duty."""
    for duty in wanted.duties:
        undone, made = (
            [said_of(row) for row in rows if row.duty == duty]
            for rows in (wanted.undone, wanted.made)
        )
        subject = next((row for row in (*wanted.made, *wanted.undone) if row.duty == duty), None)
        audit.record(
            by=by,
            action="worklists.policy.changed",
            subject=subject,
            before={"duty": duty, "rules": undone},
            after={"duty": duty, "rules": made},
            why=why,
        )
