"""What a piece of work is given: its arguments, who asked, and a way to say how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Event
from typing import Any

from hearth_web.jobs.models import Job

__all__ = ["HandedBack", "Lost", "Work"]

Said = tuple[str, int, int]


class HandedBack(BaseException):
    """The worker was told to stop: the job goes back to wait. Not to be caught on the way."""


class Lost(BaseException):
    """The lease ran out and another worker has the job. Not to be caught on the way."""


class Work:
    """One job in a worker's hands."""

    def __init__(self, job: Job, stop: Event | None = None) -> None:
        self.job = job
        self.said: Said = (job.doing, job.done, job.total)
        self.lost = False
        self._stop = stop or Event()

    @property
    def arguments(self) -> Mapping[str, Any]:
        """What it was enqueued with."""
        return self.job.arguments

    @property
    def by(self) -> Any:
        """Who asked for it; None for nightly work."""
        return self.job.by

    def progress(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is; leaves the work by an exception when it must not go on.

        Call it often, at places where the work may stop: between transactions.
        """
        self.said = (doing[:200], done, total)
        if self.lost:
            raise Lost
        if self._stop.is_set():
            raise HandedBack
