"""Asking for work to be done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hearth_web.jobs.kinds import is_known
from hearth_web.jobs.models import Job

__all__ = ["ask", "enqueue"]


def enqueue(kind: str, *, by: Any, **arguments: Any) -> Job:
    """A job for the worker. It is a row like any other, so nobody sees it before the transaction
    that asked for it is committed, and nobody ever does if it is not.

    `arguments` must be what JSON can hold. Raises LookupError for a kind nobody registered.
    """
    must_be_known(kind)
    return Job.objects.create(kind=kind, by=by, arguments=arguments)


def ask(kind: str, *, pause: timedelta = timedelta(), by: Any = None, **arguments: Any) -> Job:
    """The job that waits to do the same already, or else a new one, begun after a pause.

    For work that follows changes: they come in bursts, and one look is enough for all of them.
    """
    must_be_known(kind)
    same = Job.objects.filter(kind=kind, state=Job.State.WAITING, arguments=arguments).first()
    at = timezone.now() + pause
    return same or Job.objects.create(kind=kind, by=by, arguments=arguments, not_before=at)


def must_be_known(kind: str) -> None:
    """Raises LookupError for a kind nobody registered."""
    if not is_known(kind):
        raise LookupError(f"No work of the kind {kind!r} is registered.")
