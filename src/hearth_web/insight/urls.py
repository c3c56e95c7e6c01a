"""Addresses of numbers, the map, quality, reports and what the public may see."""

from __future__ import annotations

from django.urls import path

from hearth_web.insight.views import numbers

urlpatterns = [
    path("numbers/", numbers.numbers, name="numbers"),
]
