"""Ofsted's list of providers: which one is used, and bringing another."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from hearth.documents.sentences import day, plural
from hearth.errors import HearthError
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.returns.forms import ProvidersForm
from hearth_web.returns.models import ProviderList
from hearth_web.returns.providers import lists_kept
from hearth_web.returns.providing import bring_providers
from hearth_web.ui.tables import Column, Table

__all__ = ["providers"]

COLUMNS = (
    Column("made_on", "List of"),
    Column("homes", "Homes", "number"),
    Column("name", "File"),
    Column("brought", "Brought by"),
)


@page(Verb.IMPORT)
def providers(request: HttpRequest) -> HttpResponse:
    """The list in use and those before it, and the form that brings another."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ProvidersForm(*given)
    if form.is_valid() and (made := brought(request, form)):
        messages.success(request, f"{plural(made.homes, 'home')} are looked up from now on.")
        return redirect("return-providers")
    context = {"form": form, "table": table_of(lists_kept()), "back": reverse("return")}
    return render(request, "returns/providers.html", context)


def brought(request: HttpRequest, form: ProvidersForm) -> ProviderList | None:
    """The list, taken in; None, and said on the form, where the file is no list."""
    file = form.cleaned_data["file"]
    try:
        return bring_providers(
            by=request.user,
            name=file.name,
            data=file.read(),
            made_on=form.cleaned_data["made_on"],
        )
    except HearthError as error:
        form.add_error("file", str(error))
        return None


def table_of(kept: list[ProviderList]) -> Table:
    """The lists, the one in use first."""
    rows: list[dict[str, Any]] = [
        {
            "made_on": day(each.made_on),
            "homes": each.homes,
            "name": each.name,
            "brought": f"{each.who}, {day(timezone.localdate(each.at))}",
        }
        for each in kept
    ]
    empty = "None yet. The checks that look up homes are not run."
    return Table("The list in use, and those before it", COLUMNS, rows, empty=empty)
