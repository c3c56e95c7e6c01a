"""Prices and beds: the lists that forecasts reckon with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth.documents.sentences import plural
from hearth.errors import UnreadableError
from hearth.forecast.groups import GROUPS
from hearth.sources.words import in_words
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.insight.asking import NothingYetError
from hearth_web.insight.forecasting.actions import keep_list
from hearth_web.insight.forecasting.asking import default_day, reach_now
from hearth_web.insight.forecasting.forms import ListForm
from hearth_web.insight.forecasting.lists import beds_in, in_use, prices_in, text_of
from hearth_web.insight.forecasting.queries import list_for, lists_before
from hearth_web.insight.forecasting.tables import (
    bed_table,
    children_now,
    price_table,
    without_price,
)

__all__ = ["as_file", "beds", "prices"]

HOMES = in_words(group.id for group in GROUPS)

PRICES = {
    "kind": "prices",
    "title": "Prices of homes",
    "label": "New list of prices",
    "hint": "A CSV file with the columns group and weekly, and where they are known from, to and "
    "spread; or a row for each placement that runs now.",
}
BEDS = {
    "kind": "beds",
    "title": "Beds we can count on",
    "label": "New list of beds",
    "hint": "A CSV file with the columns group and beds, and from where the number changes.",
}


@page(Verb.PLAN_HOMES)
def prices(request: HttpRequest) -> HttpResponse:
    """The prices in use, what share of care has none, and a way to give others."""
    return lists(request, PRICES)


@page(Verb.PLAN_HOMES)
def beds(request: HttpRequest) -> HttpResponse:
    """The beds in use, and a way to give others."""
    return lists(request, BEDS)


def lists(request: HttpRequest, page: dict[str, str]) -> HttpResponse:
    """One of the two."""
    kind = page["kind"]
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*given, label=page["label"], hint=page["hint"])
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            text = text_of(file.read(), file.name, "CSV")
            left_out = len(faults_in(kind, text, file.name))
        except UnreadableError as error:
            form.add_error("file", str(error))
        else:
            keep_list(by=request.user, kind=kind, name=file.name, text=text, left_out=left_out)
            return redirect(f"forecast-{kind}")
    context = {**page, "form": form, "before": lists_before(kind), "homes": HOMES,
               **in_use_now(kind)}  # fmt: skip
    return render(request, "insight/forecast/list.html", context)


def faults_in(kind: str, text: str, name: str) -> list[str]:
    """What is left out of a list. UnreadableError where nothing of it can be used."""
    faults = prices_in(text, name).faults if kind == "prices" else beds_in(text, name)[1]
    return [str(fault) for fault in faults]


def in_use_now(kind: str) -> dict[str, Any]:
    """The list in use as a table, with what is wrong in it."""
    held = in_use(kind)
    if held is None:
        return {"held": None}
    try:
        record, reach = reach_now()
    except NothingYetError:
        on, now = None, None
    else:
        on = default_day(reach)
        now = children_now(record.histories, on) if record.histories else None
    faults = faults_in(kind, held.text, held.name)
    amiss = f"{plural(len(faults), 'thing')} in this list could not be used"
    shown: dict[str, Any] = {"held": held, "faults": faults, "amiss": amiss}
    if kind == "beds":
        return {**shown, "table": bed_table(beds_in(held.text, held.name)[0], now)}
    found = prices_in(held.text, held.name)
    share = without_price(found, now, on) if now and on else None
    return {**shown, "table": price_table(found, now), "share": share, "on": on}


@page(Verb.PLAN_HOMES)
@require_safe
def as_file(request: HttpRequest, kind: str, id: UUID) -> HttpResponse:
    """A list as it was given."""
    held = list_for(kind, id)
    response = HttpResponse(held.text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}-{held.at:%Y-%m-%d}.csv"'
    return response
