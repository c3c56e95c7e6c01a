"""The council's settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearth_web.access.actions.house import change_house
from hearth_web.access.forms.settings import HouseForm
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.ui.models import House

__all__ = ["house"]


@page(Verb.MANAGE_HOUSE)
def house(request: HttpRequest) -> HttpResponse:
    """Name shown, colour and logo."""
    now = House.now()
    initial = {"name": now.name, "accent": now.accent}
    form = HouseForm(posted(request), request.FILES or None, initial=initial)
    if request.method == "POST" and saved(form, lambda said: change_house(by=request.user, **said)):
        messages.success(request, "Saved. Other people see it within half a minute.")
        return redirect("house")
    return render(request, "access/house.html", {"form": form, "has_logo": bool(now.logo)})
