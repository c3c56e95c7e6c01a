"""To the form of what is recorded already and only wants its end: an alert, proceedings, a stay."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.forms.events.fields import day_or_none
from hearth_web.people.life import Life
from hearth_web.people.models import Event, Fact, PeriodOfCare
from hearth_web.people.views.record.facts import child_at, opened
from hearth_web.people.views.record.kinds import FINISH, Kind, kind
from hearth_web.ui import clock

__all__ = ["finish"]

BEGINS = ("date", "date_placed", "decom")  # the column of the day each kind begins on


@page(Verb.RECORD)
@require_safe
def finish(request: HttpRequest, id: UUID, slug: str, day: str) -> HttpResponse:
    """The form that fills in what began on that day; a new one where nothing did."""
    what, on = kind(slug), day_or_none(day)
    desk = opened(request, id, what)
    if on is None:
        raise Http404("no such day")
    life = Life(child_at(desk), desk.user, clock.today())
    form = form_of(what, begun(life, what, on), id)
    asked = request.GET.copy()
    asked[FINISH] = "yes"
    return HttpResponseRedirect(f"{form}?{asked.urlencode()}")


def begun(life: Life, what: Kind, on: date) -> Fact | None:
    """The child's fact of a kind that began on a day."""
    code = getattr(getattr(what.correct, "kind", None), "code", "")
    for row in life.facts(what.model):
        column = next(name for name in BEGINS if hasattr(row, name))
        if getattr(row, column) == on and (not isinstance(row, Event) or row.event == code):
            return row
    return None


def form_of(what: Kind, row: Fact | None, child: UUID) -> str:
    """Where it is filled in."""
    if row is None:
        return reverse("add-fact", args=[child, what.slug])
    if isinstance(row, PeriodOfCare) and row.dec is None:
        return reverse("end-care", args=[child, row.pk])
    return reverse("correct-fact", args=[child, what.slug, row.pk])
