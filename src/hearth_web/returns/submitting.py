"""Keeping returns as they were given, and which of them counts as what was submitted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearth.dates import CollectionYear
from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.audit.log import Actor
from hearth_web.returns.freezing import frozen
from hearth_web.returns.models import CHECK, Submission, SubmittedTable
from hearth_web.returns.submissions import YEARS, is_whole, standing
from hearth_web.returns.tables import Frames
from hearth_web.returns.years import deadlines, due

__all__ = ["accept", "forget", "hold", "offer", "say_sent"]

OFFERS = 10  # of one year: how many are kept that may be said to be what was sent
State, Way = Submission.State, Submission.Way


def hold(year: int, tables: Frames, *, imported: UUID, page: str) -> None:
    """Keep the rows of an import's files until somebody decides on it."""
    if year in YEARS:
        keep(
            Submission(
                year=year,
                way=Way.FILES,
                origin=imported,
                page=page,
                state=State.WAITING,
                at=timezone.now(),
            ),
            tables,
        )


def offer(year: int, tables: Frames, *, by: Actor, job: UUID | None = None, page: str = "") -> None:
    """Keep the rows of a return that was written here: it may be the one that is sent."""
    person = by if isinstance(by, User) else None
    made = Submission(
        year=year,
        way=Way.WRITTEN,
        origin=job,
        page=page,
        state=State.OFFERED,
        by=person,
        who=str(by)[:200],
        at=timezone.now(),
    )
    with transaction.atomic():
        keep(made, tables)
        prune(year)


def keep(made: Submission, tables: Frames) -> None:
    """Write it down with its rows."""
    rows = [frozen(name, frame) for name, frame in tables.items()]
    with transaction.atomic():
        made.save(force_insert=True)
        for row in rows:
            row.submission = made
        SubmittedTable.objects.bulk_create(rows)


def forget(imported: UUID) -> None:
    """Keep nothing of an import that was not accepted."""
    Submission.objects.filter(origin=imported, state=State.WAITING).delete()


def accept(imported: UUID, *, by: Actor) -> None:
    """An import is brought in: of years that are over its rows are what was submitted.

    Those of a year whose return is still being prepared wait until somebody says so.
    """
    person, being_prepared = by if isinstance(by, User) else None, due(deadlines())
    for made in Submission.objects.filter(origin=imported, state=State.WAITING):
        made.by, made.who, made.state = person, str(by)[:200], State.OFFERED
        made.save()
        if made.year < being_prepared:
            stand(made)
            record(by, "returns.submission.kept", made, {})
        prune(made.year)


def say_sent(*, by: User, submission: Submission, day: date) -> None:
    """This is what was sent, on that day; next year's return is compared with it."""
    with transaction.atomic():
        before = {"sent_on": submission.sent_on} if submission.state == State.STANDS else {}
        submission.sent_on, submission.said_by, submission.said_who = day, by, str(by)[:200]
        stand(submission)
        record(by, "returns.submission.said", submission, before)
        jobs.ask(CHECK, pause=timedelta(), by=by, year=submission.year + 1)


def stand(made: Submission) -> None:
    """Let it count, in place of those before it: all of them, if it is a whole return."""
    if is_whole(made):
        standing(made.year).exclude(pk=made.pk).update(
            state=State.OFFERED, replaced_at=timezone.now()
        )
    made.state, made.since, made.replaced_at = State.STANDS, timezone.now(), None
    made.save()


def prune(year: int) -> None:
    """Keep the rows of the newest that may be said to be what was sent; of those that once counted
    the others stay as history."""
    offered = Submission.objects.filter(year=year, state=State.OFFERED)
    old = list(offered.values_list("pk", flat=True)[OFFERS:])
    offered.filter(pk__in=old, replaced_at=None).delete()
    SubmittedTable.objects.filter(submission__in=old).delete()


def record(by: Actor, action: str, made: Submission, before: Mapping[str, Any]) -> None:
    """Say it in the log."""
    after = {
        "year": CollectionYear(made.year).label,
        "from": made.get_way_display(),
        "sent_on": made.sent_on,
        "tables": sorted(made.tables.values_list("table", flat=True)),
    }
    audit.record(by=by, action=action, subject=made, before=before, after=after)
