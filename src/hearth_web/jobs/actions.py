"""Asking for work to be done."""

from __future__ import annotations

from typing import Any

from hearth_web.jobs.kinds import is_known
from hearth_web.jobs.models import Job

__all__ = ["enqueue"]


def enqueue(kind: str, *, by: Any, **arguments: Any) -> Job:
    """A job for the worker. It is a row like any other, so nobody sees it before the transaction
    that asked for it is committed, and nobody ever does if it is not.

    `arguments` must be what JSON can hold. Raises LookupError for a kind nobody registered.
    """
    if not is_known(kind):
        raise LookupError(f"No work of the kind {kind!r} is registered.")
    return Job.objects.create(kind=kind, by=by, arguments=arguments)
