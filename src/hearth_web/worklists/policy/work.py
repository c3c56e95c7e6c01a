"""Background work: everybody's obligations by the rules as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

from django.db import transaction

from hearth.progress import Progress, silent
from hearth_web import audit, jobs
from hearth_web.audit import System
from hearth_web.people.models import Child
from hearth_web.ui import clock
from hearth_web.worklists.keeping import TOGETHER, batched, refresh
from hearth_web.worklists.policy.recorded import bring_up_to_date

__all__ = ["RECOMPUTE", "RECORDED", "ask_what_is_recorded", "recompute", "register_work"]

RECOMPUTE, RECORDED = "worklists.recompute", "worklists.recorded"
NIGHT = time(0, 10)


def register_work() -> None:
    """Called once, when the app is ready."""
    jobs.register(RECOMPUTE, title="Working out what is due by the new rules")(recompute_job)
    jobs.register(
        RECORDED, title="Finding out which duties are recorded here", every_night_at=NIGHT
    )(recorded_job)


def ask_what_is_recorded() -> None:
    """After much was brought in: which duties the record answers for now."""
    jobs.ask(RECORDED)


def recorded_job(work: jobs.Work) -> Mapping[str, Any]:
    """Since when each duty is recorded; if that changed, everybody's obligations are to follow."""
    work.progress("Looking through the record")
    with transaction.atomic():
        changed = bring_up_to_date()
        if changed:
            jobs.ask(RECOMPUTE)
    return {"changed": int(changed)}


def recompute_job(work: jobs.Work) -> Mapping[str, Any]:
    """Everybody's obligations again."""
    children = recompute(work.progress)
    told = {"children": children}
    with transaction.atomic():
        audit.record(by=System("new rules"), action="worklists.recomputed", after=told)
    return told


def recompute(told: Progress = silent) -> int:
    """Have everybody's obligations follow the rules in force; how many children there were.

    Begun anew if it was cut short: what is as it should be is not written again.
    """
    ids = list(Child.objects.order_by("pk").values_list("pk", flat=True))
    done = 0
    for some in batched(ids, TOGETHER):
        told("Working out what is due", done, len(ids))
        done += again(some)
    return done


@transaction.atomic
def again(some: list[UUID]) -> int:
    """Some children's obligations, their records locked meanwhile."""
    locked = Child.objects.select_for_update().filter(pk__in=some).order_by("pk")
    found = [child.pk for child in locked]
    refresh(found, clock.today())
    return len(found)
