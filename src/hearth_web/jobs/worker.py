"""The worker: takes one job after another until it is told to stop."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from django.db import close_old_connections, connection

from hearth.errors import HearthError
from hearth_web.jobs import lease
from hearth_web.jobs.kinds import kind_of
from hearth_web.jobs.models import Job
from hearth_web.jobs.nightly import start_nightly
from hearth_web.jobs.pulse import AWAY, beating
from hearth_web.jobs.work import HandedBack, Lost, Work
from hearth_web.ui.room import is_disk_full

__all__ = ["perform", "run", "run_due"]

T = TypeVar("T")

log = logging.getLogger("hearth.jobs")

IDLE = 1.0  # seconds between looks for work
LONGEST_WAIT = 10.0  # seconds between tries while the database is away
DATABASE_AWAY = (
    f"The database could not be reached {lease.MOST_ATTEMPTS} times. Nothing is half-written. Try "
    "again when it is back; if it happens again, tell whoever looks after Hearth."
)
DISK_FULL = "The disk is full. Make room on it, then try again. Nothing is half-written."


def run(stop: Event | None = None) -> None:
    """Work until `stop` is set. One job at a time; what is running then is handed back.

    While the database is away it waits and goes on. Several workers may run side by side.
    """
    stop = stop or Event()
    log.info("worker started")
    while not stop.is_set():
        job = insist(take, stop)
        if job is not None:
            perform(job, stop)
        else:
            stop.wait(IDLE)
    log.info("worker stopped")


def run_due(stop: Event | None = None) -> int:
    """Do everything that is due in this thread and return how many jobs that was: for tests."""
    stop, count = stop or Event(), 0
    while not stop.is_set() and (job := lease.claim()):
        perform(job, stop, with_pulse=False)
        count += 1
    return count


def take() -> Job | None:
    """The next job, nightly ones that are due included."""
    start_nightly()
    return lease.claim()


def perform(job: Job, stop: Event, *, with_pulse: bool = True) -> None:
    """Do one job this worker holds, and write down how it went."""
    work = Work(job, stop)
    try:
        with beating(work) if with_pulse else nullcontext():
            result = function_of(job)(work)
    except HandedBack:
        # Told to stop, so tried once only: if the database is away the lease runs out by itself.
        insist(lambda: lease.hand_back(job), stop)
    except Lost:
        log.warning("job %s was taken over by another worker", job.pk)
    except AWAY as error:
        why = DISK_FULL if is_disk_full(error) else DATABASE_AWAY
        log.warning("job %s is put off: %s", job.pk, why)
        insist(lambda: lease.put_off(job, why), stop)
    except Exception as error:
        why = in_words(error)
        log.error("job %s (%s) failed: %s", job.pk, job.kind, where(error))
        insist(lambda: lease.fail(job, why), stop)
    else:
        insist(lambda: lease.finish(job, result), stop)


def function_of(job: Job) -> Callable[[Work], Mapping[str, Any] | None]:
    """What does the job. Raises HearthError for a kind this version does not know."""
    kind = kind_of(job)
    if kind is None:
        raise HearthError(
            f"This version of Hearth knows no work called {job.kind}. Ask for it again."
        )
    return kind.function


def insist(write: Callable[[], T], stop: Event) -> T | None:
    """Read or write however long the database is away; None when told to stop meanwhile."""
    wait = IDLE
    while True:
        try:
            if not connection.in_atomic_block:  # as a test is
                close_old_connections()
            return write()
        except AWAY as error:
            what = "the disk is full" if is_disk_full(error) else "the database is away"
            log.warning("%s; trying again in %.0f seconds", what, wait)
        if stop.wait(wait):
            return None
        wait = min(2 * wait, LONGEST_WAIT)


def in_words(error: Exception) -> str:
    """What a person is told. The error's own words are left out: they may name a child."""
    if isinstance(error, HearthError):
        return str(error)
    if is_disk_full(error):
        return DISK_FULL
    return (
        f"Something went wrong in Hearth itself ({where(error)}). Nothing is half-written. Tell "
        "whoever looks after Hearth what stands in these brackets."
    )


def where(error: BaseException) -> str:
    """The kind of error and the place, without its words or anybody's values."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f", {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
