"""Addresses of the API and of its page."""

from __future__ import annotations

from django.urls import path

from hearth_web.api.site import api
from hearth_web.api.views import openapi

urlpatterns = [
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", api.urls),
]
