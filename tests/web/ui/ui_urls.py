"""A small site: the ui, signing in, and pages that go wrong on purpose."""

from __future__ import annotations

import errno

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from hearth_web.ui.samples import Everything
from hearth_web.ui.tables import Column, Table, respond
from hearth_web.ui.views import public

FAULTS = {
    "fault": ValueError("child 1001 is Ash Hillside"),
    "away": OperationalError("connection refused"),
    "closed": InterfaceError("connection already closed"),
    "full": OperationalError("database or disk is full"),
    "crammed": OSError(errno.ENOSPC, "No space left on device"),
    "big": RequestDataTooBig("too much"),
}


@public
def go_wrong(request: HttpRequest, how: str) -> HttpResponse:
    raise FAULTS[how]


@public
def form(request: HttpRequest) -> HttpResponse:
    asked = Everything(request.POST or None, request.FILES or None)
    if "saved" in request.GET:
        messages.success(request, "Saved <b>")
    return render(request, "ui_form.html", {"form": asked})


@public
def table(request: HttpRequest) -> HttpResponse:
    rows = [{"name": name} for name in ("Ash", "Birch", "Cedar")]
    shown = Table("Children", [Column("name", "Name")], rows, per_page=2)
    return respond(request, shown, "ui_table.html")


drafts: list[tuple[str, str]] = []


@public
def keep_draft(request: HttpRequest, key: str) -> HttpResponse:
    drafts.append((key, request.POST.urlencode()))
    return HttpResponse()


@public
def script(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"ui_{name}.html", {"session_seconds": 125})


urlpatterns = [
    path("", include("hearth_web.ui.urls")),
    path("", include("hearth_web.access.urls")),
    path("account/", include("allauth.urls")),
    path("wrong/<str:how>/", go_wrong),
    path("form/", form),
    path("table/", table, name="tried-table"),
    path("drafts/<path:key>", keep_draft),
    path("script/<str:name>/", script),
]

handler400 = "hearth_web.ui.views.errors.bad_request"
handler404 = "hearth_web.ui.views.errors.not_found"
handler500 = "hearth_web.ui.views.errors.server_error"
