"""The first administrator of an empty installation."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from hearth_web.access.actions import first_administrator, is_set_up_code
from hearth_web.access.forms.people import FirstAdministrator
from hearth_web.access.pages import page, posted

__all__ = ["set_up"]


@page(public=True)
def set_up(request: HttpRequest, code: str) -> HttpResponse:
    """Name, address and password of the first person; 404 with any code but the one."""
    if not is_set_up_code(code):
        raise Http404("set-up code")
    form = FirstAdministrator(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        user = first_administrator(
            code=code, name=said["name"], email=said["email"], password=said["password"]
        )
        if user is None:
            raise Http404("set-up code")
        record_authentication(request, user, "password")
        return perform_login(request, user, redirect_url=_next())
    return render(request, "access/set_up.html", {"form": form})


def _next() -> str:
    try:
        return reverse("choose-council")
    except NoReverseMatch:
        return "/"
