"""The page of one piece of long work. Leave it and come back: nothing is lost."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from hearth_web.access.pages import page
from hearth_web.jobs.kinds import kind_of
from hearth_web.jobs.models import Job
from hearth_web.jobs.queries import job_for

__all__ = ["job", "progress"]


@page(anyone_signed_in=True)
def job(request: HttpRequest, id: UUID) -> HttpResponse:
    """How far it is, or how it ended and where to go on."""
    found = job_for(request.user, id)
    context = {"job": found, "title": title_of(found), "leads_to": leads_to(found)}
    return render(request, "jobs/job.html", context)


@page(anyone_signed_in=True)
def progress(request: HttpRequest, id: UUID) -> HttpResponse:
    """The same for the page's script."""
    found = job_for(request.user, id)
    said = {name: getattr(found, name) for name in ("state", "doing", "done", "total")}
    if found.state == Job.State.DONE and (address := leads_to(found)):
        said["html_url"] = address
    return JsonResponse(said)


def title_of(found: Job) -> str:
    """The heading of its page."""
    kind = kind_of(found)
    return kind.title if kind else "Work in the background"


def leads_to(found: Job) -> str:
    """Where to go on to from here, if anywhere."""
    kind = kind_of(found)
    return kind.leads_to(found) if kind and kind.leads_to else ""
