"""The forecast: what it says, made in the background, taken away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web import audit
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.bridge.versions import version
from hearth_web.insight.asking import NothingYetError
from hearth_web.insight.forecasting.actions import Ask, ask_for_forecast
from hearth_web.insight.forecasting.asking import FUTURES, MONTHS, SEED, default_day, reach_now
from hearth_web.insight.forecasting.forms import AskForm
from hearth_web.insight.forecasting.queries import (
    base_scenario,
    file_for,
    forecast_for,
    in_the_making,
    made_for,
    page_for,
    scenarios,
)
from hearth_web.insight.models import Forecast
from hearth_web.insight.pages import parts_of
from hearth_web.ui.beside import shown_beside
from hearth_web.ui.navigation import Link

__all__ = ["download", "forecast", "make", "one"]

SHOWN = 12
BEFORE = "This forecast was made before, and nothing it rests on has changed since."
WORDS = {
    "forecast.html": "Web page",
    "forecast.docx": "Word, to edit",
    "forecast.pdf": "PDF, to print",
    "forecast.csv": "Every number, month by month, as CSV",
    "figures.csv": "The figures it prints, for the register of figures, as CSV",
    "backtest.csv": "How it would have done on our own past, as CSV",
    "backtest-points.csv": "Each forecast of our own past, as CSV",
    "cost.csv": "Cost by year, as CSV",
    "scenarios.csv": "Scenarios, month by month, as CSV",
    "beds.csv": "Beds there are and beds needed, as CSV",
}


@page(Verb.SEE_NUMBERS)
@require_safe
def forecast(request: HttpRequest) -> HttpResponse:
    """The newest forecast this person may see, or how to come by one."""
    newest = made_for(request.user).first()
    if newest is not None:
        return shown(request, newest)
    plans = request.user.may(Verb.PLAN_HOMES)
    context = {"plans": plans, "waiting": in_the_making() if plans else []}
    return render(request, "insight/forecast/none.html", context)


@page(Verb.SEE_NUMBERS)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One forecast, a part at a time."""
    return shown(request, forecast_for(request.user, id))


def shown(request: SignedInRequest, found: Forecast) -> HttpResponse:
    """A part of a forecast."""
    report = page_for(request.user, found)
    if report is None:
        return render(request, "insight/forecast/gone.html", {"found": found})
    parts = parts_of(report)
    key = request.GET.get("part", "start")
    here = next((part for part in parts if part.key == key), None)
    if here is None:
        raise Http404("no such part")
    address = reverse("forecast-one", args=[found.pk])
    links = [
        Link(part.title, f"{address}?part={part.key}", "page" if part is here else "")
        for part in parts
    ]
    context: dict[str, Any] = {
        "found": found,
        "report": report,
        "part": here,
        "links": links,
        "is_start": here is parts[0],
        "is_old": found.version != version(),
        "exact": request.user.may(Verb.SEE_EXACT_NUMBERS),
        "plans": request.user.may(Verb.PLAN_HOMES),
        "files": files_of(request, found) if here is parts[0] else [],
        "beside": shown_beside(request, found) if here is parts[0] else [],
        "others": [each for each in made_for(request.user)[:SHOWN] if each != found],
    }
    return render(request, "insight/forecast/one.html", context)


def files_of(request: SignedInRequest, found: Forecast) -> list[tuple[str, str]]:
    """The files of a forecast this person may have, in words."""
    listed = []
    for name in (name for name in WORDS if name in found.files):
        try:
            file_for(request.user, found, name)
        except Http404:  # the version without small numbers has not all
            continue
        listed.append((name, WORDS[name]))
    return listed


@page(Verb.SEE_NUMBERS)
@require_safe
def download(request: HttpRequest, id: UUID, name: str) -> FileResponse:
    """One file, always as a file to keep: nothing of it runs on this site."""
    found = forecast_for(request.user, id)
    path, kind = file_for(request.user, found, name)
    exact = request.user.may(Verb.SEE_EXACT_NUMBERS)
    with transaction.atomic():
        audit.record(
            by=request.user,
            action="insight.forecast.downloaded",
            subject=found,
            after={"file": name, "exact": exact},
        )
    response = FileResponse(path.open("rb"), content_type=kind, as_attachment=True,
                            filename=f"{path.stem}-{found.as_at}{path.suffix}")  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


@page(Verb.PLAN_HOMES)
def make(request: HttpRequest) -> HttpResponse:
    """Ask for a forecast."""
    try:
        held, reach = reach_now()
    except NothingYetError:
        return redirect("picture")
    saved = scenarios()
    initial = {
        "as_at": default_day(reach),
        "months": MONTHS,
        "seed": SEED,
        "scenarios": [str(each.pk) for each in saved],
    }
    form = AskForm(
        posted(request), initial=initial, reach=reach, scenarios=saved, base=base_scenario(),
        area=held.council,
    )  # fmt: skip
    if form.is_valid():
        said = form.cleaned_data
        ask = Ask(said["as_at"], said["months"], FUTURES, said["seed"], form.chosen)
        return on_the_way(request, ask_for_forecast(by=request.user, ask=ask))
    context = {"form": form, "waiting": in_the_making(), "has_scenarios": bool(saved)}
    return render(request, "insight/forecast/make.html", context)


def on_the_way(request: SignedInRequest, made: Forecast) -> HttpResponse:
    """Where to go on to: the forecast, where it was made before, or how far it is."""
    if made.made_at:
        messages.info(request, BEFORE)
        return redirect("forecast-one", made.pk)
    if made.by_id != request.user.pk:
        messages.info(request, f"{made.by} has asked for the same forecast: it is being made.")
        return redirect("forecast-make")
    return redirect("job", made.job_id)
