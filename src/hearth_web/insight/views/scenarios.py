"""Scenarios: what might be done differently, put together one change at a time."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hearth.errors import UnreadableError
from hearth.forecast.scenario import CHANGES, COSTS
from hearth.vocabulary import Council
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.bridge.house import council
from hearth_web.insight.asking import NothingYetError
from hearth_web.insight.forecasting import actions
from hearth_web.insight.forecasting.asking import default_day, reach_now
from hearth_web.insight.forecasting.forms import NameForm, ScenariosForm
from hearth_web.insight.forecasting.part_form import PartForm
from hearth_web.insight.forecasting.parts import KINDS, Part, kind_of, parts_of
from hearth_web.insight.forecasting.queries import base_scenario, scenario_for, scenarios
from hearth_web.insight.forecasting.questions import QUESTIONS
from hearth_web.insight.forecasting.said import as_yaml, read_yaml, together
from hearth_web.insight.models import Scenario

__all__ = [
    "anyway",
    "as_file",
    "bring",
    "change",
    "drop",
    "listing",
    "name",
    "new",
    "one",
    "remove",
]


def today_of() -> date | None:
    """The day from which scenarios run: that of a forecast made now; None before there is data."""
    try:
        return default_day(reach_now()[1])
    except NothingYetError:
        return None


@page(Verb.PLAN_HOMES)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every scenario, and what each says."""
    today, area = today_of(), council()
    listed = [(each, in_words(each, today, area)) for each in scenarios()]
    base = base_scenario()
    anyway = in_words(base, today, area) if base else []
    words = "Change what happens anyway" if anyway else "Say what happens anyway"
    context = {"listed": listed, "anyway": anyway, "anyway_words": words}
    return render(request, "insight/forecast/scenarios.html", context)


def in_words(scenario: Scenario, today: date | None, area: Council | None) -> list[Part]:
    """All that a scenario says."""
    return [*parts_of(scenario.changes, today, area), *parts_of(scenario.costs, today, area)]


@page(Verb.PLAN_HOMES)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a scenario with its name."""
    form = NameForm(posted(request))
    if form.is_valid():
        made = actions.name_scenario(by=request.user, name=form.cleaned_data["name"])
        return redirect("scenario", made.pk)
    return render(request, "insight/forecast/name.html", {"form": form})


@page(Verb.PLAN_HOMES)
@require_POST
def anyway(request: HttpRequest) -> HttpResponse:
    """The page of what happens anyway, made when first asked for."""
    return redirect("scenario", actions.make_base(by=request.user).pk)


@page(Verb.PLAN_HOMES)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """What a scenario says, part by part, and what may be added."""
    found = scenario_for(id)
    today, area = today_of(), council()
    kinds = [("changes", CHANGES)] if found.is_base else [("changes", CHANGES), ("costs", COSTS)]
    lists = [
        {
            "key": key,
            "parts": parts_of(getattr(found, key), today, area),
            "kinds": [(kind, QUESTIONS[kind]) for kind in offered],
        }
        for key, offered in kinds
    ]
    return render(request, "insight/forecast/scenario.html", {"found": found, "lists": lists})


@page(Verb.PLAN_HOMES)
def name(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another name."""
    found = not_base(id)
    form = NameForm(posted(request), initial={"name": found.name}, scenario=found)
    if form.is_valid():
        actions.name_scenario(by=request.user, name=form.cleaned_data["name"], scenario=found)
        return redirect("scenario", found.pk)
    return render(request, "insight/forecast/name.html", {"form": form, "found": found})


@page(Verb.PLAN_HOMES)
def remove(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a scenario away, once one is sure."""
    found = not_base(id)
    if request.method == "POST":
        actions.remove_scenario(by=request.user, scenario=found)
        messages.success(request, f"“{found.name}” is removed.")
        return redirect("scenarios")
    return render(request, "insight/forecast/remove.html", {"found": found})


def not_base(id: UUID) -> Scenario:
    """A scenario with a name of its own; Http404 for what happens anyway."""
    found = scenario_for(id)
    if found.is_base:
        raise Http404("what happens anyway has no name to change")
    return found


@page(Verb.PLAN_HOMES)
def change(request: HttpRequest, id: UUID, kind: str, place: int | None = None) -> HttpResponse:
    """Add a change or cost of a kind, or change the one that stands at a place."""
    found, today = scenario_for(id), today_of()
    where = list_of(found, kind)
    entry = entry_at(found, where, kind, place)
    if today is None:
        return redirect("picture")
    form = PartForm(
        posted(request), kind=kind, scenario=found, today=today, area=council(), entry=entry
    )
    if form.is_valid():
        actions.put_part(
            by=request.user, scenario=found, where=where, entry=form.entry, place=place
        )
        return redirect("scenario", found.pk)
    context = {"form": form, "found": found, "asked": QUESTIONS[kind], "is_new": place is None,
               "today": today}  # fmt: skip
    return render(request, "insight/forecast/part.html", context)


def list_of(found: Scenario, kind: str) -> str:
    """The list a kind belongs to; Http404 for a kind there is not, or not here."""
    if kind not in KINDS or (found.is_base and kind in COSTS):
        raise Http404("no such kind of change")
    return "costs" if kind in COSTS else "changes"


def entry_at(found: Scenario, where: str, kind: str, place: int | None) -> dict[str, Any] | None:
    """The entry that is changed; None for a new one, Http404 where there is none of the kind."""
    if place is None:
        return None
    entries = getattr(found, where)
    if place >= len(entries) or kind_of(entries[place]) != kind:
        raise Http404("no such change")
    held: dict[str, Any] = entries[place]
    return held


@page(Verb.PLAN_HOMES)
@require_POST
def drop(request: HttpRequest, id: UUID, kind: str, place: int) -> HttpResponse:
    """Take a change or cost out."""
    found = scenario_for(id)
    where = list_of(found, kind)
    entry_at(found, where, kind, place)
    actions.drop_part(by=request.user, scenario=found, where=where, place=place)
    return redirect("scenario", found.pk)


@page(Verb.PLAN_HOMES)
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """Every scenario as a file of scenarios."""
    text = as_yaml(together(base_scenario(), scenarios()))
    response = HttpResponse(text or "scenarios: []\n", content_type="text/yaml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="scenarios.yaml"'
    return response


@page(Verb.PLAN_HOMES)
def bring(request: HttpRequest) -> HttpResponse:
    """Bring a file of scenarios in: the good ones are kept, what is wrong is listed."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ScenariosForm(*given)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            said, found = read_yaml(file.read(), file.name, council())
        except UnreadableError as error:
            form.add_error("file", str(error))
        else:
            taken = actions.take_scenarios(by=request.user, said=said, file=found)
            context |= {"taken": taken, "faults": [str(fault) for fault in found.faults]}
    return render(request, "insight/forecast/bring.html", context)
