"""Addresses of the API and of its pages."""

from __future__ import annotations

from django.urls import path

from hearth_web.api import views
from hearth_web.api.site import api

urlpatterns = [
    path("api/", views.index, name="api"),
    path("api/documentation/", views.documentation, name="api-documentation"),
    path("api/tokens/new/", views.make_token, name="api-token-make"),
    path("api/tokens/<uuid:id>/revoke/", views.revoke_token, name="api-token-revoke"),
    path("api/webhooks/new/", views.add_webhook, name="webhook-add"),
    path("api/webhooks/<uuid:id>/", views.webhook, name="webhook"),
    path("api/webhooks/<uuid:id>/close/", views.close_webhook, name="webhook-close"),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    path("api/v1/", api.urls),
]
