"""The first steps of an empty installation: which council it is, and its published picture."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.documents.council_profile import profile_report
from hearth.documents.model import Report
from hearth.vocabulary import Council
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.bridge.house import council
from hearth_web.insight.actions import choose_council, open_numbers
from hearth_web.insight.forms import CouncilForm, OpennessForm
from hearth_web.insight.models import Openness
from hearth_web.insight.pages import parts_of
from hearth_web.people.queries import holds_care
from hearth_web.ui.models import House
from hearth_web.ui.navigation import Link

__all__ = ["choose", "openness", "picture"]


@page(Verb.MANAGE_HOUSE)
def choose(request: HttpRequest) -> HttpResponse:
    """Pick the council from the list."""
    form = CouncilForm(request.POST or None, initial={"council": House.now().code})
    if request.method == "POST" and form.is_valid():
        choose_council(by=request.user, council=form.cleaned_data["council"])
        return redirect("picture")
    return render(request, "insight/choose_council.html", {"form": form})


@page(anyone_signed_in=True)
@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """What is published about this council, section by section; it needs no data of its own."""
    home = council()
    if home is None:
        if request.user.may(Verb.MANAGE_HOUSE):
            return redirect("choose-council")
        return render(request, "insight/no_council.html")
    report = published(home)
    parts = parts_of(report)
    key = request.GET.get("part", "start")
    here = next((part for part in parts if part.key == key), None)
    if here is None:
        raise Http404("no such part")
    links = [
        Link(part.title, f"{reverse('picture')}?part={part.key}", "page" if part is here else "")
        for part in parts
    ]
    context = {
        "report": report,
        "part": here,
        "links": links,
        "has_data": holds_care(),
        "may_import": request.user.may(Verb.IMPORT),
    }
    return render(request, "insight/picture.html", context)


@lru_cache(maxsize=4)
def published(home: Council) -> Report:
    """The profile of a council; it changes only with Hearth itself."""
    return profile_report(home)


@page(Verb.MANAGE_HOUSE)
def openness(request: HttpRequest) -> HttpResponse:
    """Whether everyone may see the numbers."""
    now = Openness.now()
    form = OpennessForm(request.POST or None, initial={"public": now.public_numbers})
    if request.method == "POST" and form.is_valid():
        open_numbers(by=request.user, public=form.cleaned_data["public"])
        return redirect("openness")
    return render(request, "insight/openness.html", {"form": form, "now": now})
