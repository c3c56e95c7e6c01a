"""Work that starts by itself once a day, without cron: the database remembers the last time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hearth_web.jobs.actions import enqueue
from hearth_web.jobs.kinds import Kind, nightly_kinds
from hearth_web.jobs.models import Job, Nightly
from hearth_web.jobs.work import Work

__all__ = ["TIDY", "start_nightly", "tidy"]

TIDY = "jobs.tidy"
KEPT = timedelta(days=30)


def start_nightly(now: datetime | None = None) -> int:
    """Enqueue the nightly work whose time has come today; how many jobs that is.

    A day on which no worker ran is not made up for: the work is done once when one runs again.
    """
    here = timezone.localtime(now)
    late = [kind for kind in nightly_kinds() if kind.is_due(here.time())]
    if not late:
        return 0
    done = dict(Nightly.objects.values_list("kind", "last_on"))
    return sum(start(kind, here) for kind in late if done.get(kind.key) != here.date())


def start(kind: Kind, here: datetime) -> bool:
    """Enqueue it, unless another worker just did."""
    with transaction.atomic():
        Nightly.objects.get_or_create(kind=kind.key)
        mine = Nightly.objects.filter(kind=kind.key).exclude(last_on=here.date())
        if not mine.update(last_on=here.date()):
            return False
        enqueue(kind.key, by=None)
    return True


def tidy(work: Work) -> dict[str, int]:
    """Forget jobs that were done a month ago; those that failed are kept to be looked at."""
    work.progress("Clearing away old jobs")
    old = Job.objects.filter(state=Job.State.DONE, finished_at__lt=timezone.now() - KEPT)
    return {"removed": old.delete()[0]}
