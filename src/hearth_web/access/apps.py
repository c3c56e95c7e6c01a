"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.access"
    label = "access"
