"""Taking a job so that only one worker has it, keeping it, and giving it up again.

Every statement here is one conditional update, which SQLite and PostgreSQL alike let only one
worker win. The number of the attempt tells a worker that was slow from the one that replaced it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hearth_web.jobs.kinds import kind_of
from hearth_web.jobs.models import Job
from hearth_web.jobs.work import Said

__all__ = ["LEASE", "MOST_ATTEMPTS", "claim", "fail", "finish", "hand_back", "put_off", "renew"]

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 5
WAITING, RUNNING = Job.State.WAITING, Job.State.RUNNING
KEPT_STOPPING = (
    f"Hearth tried {MOST_ATTEMPTS} times, and each time it was stopped before the end. Nothing is "
    "half-written. Tell whoever looks after Hearth: its log says when it stopped."
)


def claim() -> Job | None:
    """The job that has waited longest, now this worker's; None when there is nothing to do."""
    now = timezone.now()
    while job := due(now).first():
        mine = Job.objects.filter(
            pk=job.pk, state=job.state, attempts=job.attempts, leased_until=job.leased_until
        )
        if job.attempts >= MOST_ATTEMPTS:
            _give_up(mine, job, KEPT_STOPPING)
            continue
        if mine.update(
            state=RUNNING,
            attempts=job.attempts + 1,
            leased_until=now + LEASE,
            started_at=job.started_at or now,
        ):
            job.refresh_from_db()
            return job
    return None


def due(now: datetime) -> QuerySet[Job]:
    """Jobs that wait, and those whose worker has died."""
    waits = Q(state=WAITING, not_before__lte=now)
    orphaned = Q(state=RUNNING, leased_until__lt=now)
    return Job.objects.filter(waits | orphaned).order_by("not_before", "created_at")


def renew(job: Job, said: Said) -> bool:
    """Keep the job for longer and say how far it is; False when another worker has it."""
    doing, done, total = said
    until = timezone.now() + LEASE
    return bool(_held(job).update(leased_until=until, doing=doing, done=done, total=total))


def finish(job: Job, result: Mapping[str, Any] | None) -> bool:
    """Done; False when another worker had taken it over."""
    now = timezone.now()
    return bool(
        _held(job).update(
            state=Job.State.DONE, result=result, finished_at=now, leased_until=None, error=""
        )
    )


def hand_back(job: Job) -> bool:
    """Let another worker go on at once. It does not count as an attempt."""
    return bool(
        _held(job).update(state=WAITING, leased_until=None, attempts=max(0, job.attempts - 1))
    )


def put_off(job: Job, why: str) -> bool:
    """Try again a little later, or give up after the last attempt."""
    if job.attempts >= MOST_ATTEMPTS:
        return fail(job, why)
    later = timezone.now() + timedelta(seconds=5 * 2**job.attempts)
    return bool(_held(job).update(state=WAITING, leased_until=None, not_before=later))


def fail(job: Job, why: str) -> bool:
    """Given up, with a sentence that says what to do and holds nothing personal."""
    return _give_up(_held(job), job, why)


def _held(job: Job) -> QuerySet[Job]:
    """The job while this attempt has it."""
    return Job.objects.filter(pk=job.pk, state=RUNNING, attempts=job.attempts)


def _give_up(mine: QuerySet[Job], job: Job, why: str) -> bool:
    """Failed, and the app that asked is told in the same transaction."""
    with transaction.atomic():
        if not mine.update(
            state=Job.State.FAILED, error=why, finished_at=timezone.now(), leased_until=None
        ):
            return False
        job.error = why
        kind = kind_of(job)
        if kind and kind.on_failure:
            kind.on_failure(job)
    return True
