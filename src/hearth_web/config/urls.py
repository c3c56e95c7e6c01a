"""Every address. Each app has its own; none is reached that is not listed here."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

APPS = (
    "ui",
    "access",
    "audit",
    "jobs",
    "people",
    "wellbeing",
    "leaving",
    "insight",
    "worklists",
    "returns",
    "imports",
    "pledge",
    "quality",
    "board",
    "api",
)

urlpatterns = [
    *(
        path("", include(f"hearth_web.{app}.urls"))
        for app in APPS
        if find_spec(f"hearth_web.{app}.urls")
    ),
    path("account/", include("allauth.urls")),
]

handler404 = "hearth_web.ui.views.errors.not_found"
handler500 = "hearth_web.ui.views.errors.server_error"
handler400 = "hearth_web.ui.views.errors.bad_request"
handler403 = "hearth_web.ui.views.errors.not_found"
