"""Reading jobs: one's own, or any for those who may see imports."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from hearth_web.access.verbs import Verb
from hearth_web.jobs.models import Job

__all__ = ["job_for"]


def job_for(user: Any, id: UUID) -> Job:
    """The job, for whoever asked for it and for those who may see imports; else Http404."""
    job = Job.objects.select_related("by").filter(pk=id).first()
    if job is None or (job.by_id != user.pk and not user.may(Verb.SEE_IMPORTS)):
        raise Http404("job")
    return job
