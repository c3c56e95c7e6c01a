"""Addresses of long work."""

from __future__ import annotations

from django.urls import path

from hearth_web.jobs import views

urlpatterns = [
    path("jobs/<uuid:id>/", views.job, name="job"),
    path("jobs/<uuid:id>/progress/", views.progress, name="job-progress"),
]
