"""All of a worker's children given to another in one step, for good or while they are away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearth.documents.sentences import day, plural
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import DisagreementError
from hearth_web.people.models import Worker
from hearth_web.worklists import actions, queries
from hearth_web.worklists.asking import id_of
from hearth_web.worklists.forms import CoverForm

__all__ = ["cover"]


@page(Verb.ALLOCATE)
def cover(request: HttpRequest) -> HttpResponse:
    """Who takes over whose children; saved, it is done for all of them or for none."""
    led, here = queries.workers_led(request.user), queries.workers_here()
    asked = str(id_of(request.GET.get("worker", "")) or "")
    form = CoverForm(posted(request), led=led, here=here, initial={"worker": asked})
    workers = {str(each.pk): each for each in (*led, *here)}
    if form.is_bound and form.is_valid() and done(request, form, workers):
        return redirect("team-work")
    return render(request, "worklists/cover.html", {"form": form})


def done(request: HttpRequest, form: CoverForm, workers: Mapping[str, Worker]) -> bool:
    """Do it, and say what was done; False, with an error on the form, where it cannot be."""
    told: dict[str, Any] = form.cleaned_data
    worker, other = workers[told["worker"]], workers[told["other"]]
    try:
        count = actions.cover(
            by=request.user,
            worker=worker,
            other=other,
            start=told["start"],
            until=told["until"],
            reason=told["reason"],
            words=told["words"],
        )
    except DisagreementError as refused:
        for sentence in refused.sentences:
            form.add_error(None, sentence)
        return False
    if not count:
        form.add_error("worker", f"{worker} holds no child on that day whom you may give a worker")
        return False
    back = f", and back on {day(told['until'])}" if told["until"] else ""
    children = plural(count, "child", "children")
    messages.success(
        request, f"{children} of {worker} go to {other} on {day(told['start'])}{back}."
    )
    return True
