"""Keeping a job's lease while the work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from hearth_web.jobs import lease
from hearth_web.jobs.work import Work

__all__ = ["AWAY", "beating"]

AWAY = (OperationalError, InterfaceError)  # the database is away, or too busy to answer
BEAT = 1.0


@contextmanager
def beating(work: Work) -> Iterator[None]:
    """While this lasts a thread of its own renews the lease and writes down how far the work is."""
    ended = Event()
    thread = Thread(target=_beat, args=(work, ended), name=f"pulse of {work.job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _beat(work: Work, ended: Event) -> None:
    renewed, written = timezone.now(), work.said
    try:
        while not ended.wait(BEAT):
            if work.said == written and timezone.now() - renewed < lease.LEASE / 4:
                continue
            said = work.said
            try:
                work.lost = not lease.renew(work.job, said)
            except AWAY:
                connection.close()
                continue
            renewed, written = timezone.now(), said
            if work.lost:
                return
    finally:
        connection.close()
