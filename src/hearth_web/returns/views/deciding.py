"""Having the return checked now, and saying by when it is to be in."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.returns import work
from hearth_web.returns.actions import set_deadline
from hearth_web.returns.asking import year_of
from hearth_web.returns.forms import DeadlineForm
from hearth_web.returns.years import deadlines, usual_deadline

__all__ = ["check_now", "deadline"]


@page(Verb.IMPORT)
@require_POST
def check_now(request: HttpRequest) -> HttpResponse:
    """Have a year's return checked from the beginning, in the background."""
    year = year_of(request.POST.get("year", ""))
    if year is None:
        return redirect("return")  # which says that nothing is held
    job = work.ask(work.CHECK, pause=timedelta(), by=request.user, year=year)
    return redirect("job", job.pk)


@page(Verb.IMPORT)
def deadline(request: HttpRequest) -> HttpResponse:
    """By when the return of a year is to be in."""
    year = year_of(request.GET.get("year", ""))
    if year is None:
        return redirect("return")
    held = deadlines().get(year) or usual_deadline(year)
    form = DeadlineForm(posted(request), initial={"day": held})
    back = f"{reverse('return')}?year={year}"
    if form.is_bound and form.is_valid():
        set_deadline(by=request.user, year=year, day=form.cleaned_data["day"])
        messages.success(request, "The deadline is saved.")
        return redirect(back)
    return render(request, "returns/deadline.html", {"form": form, "year": year, "back": back})
