"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class UiConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.ui"
    label = "ui"

    def ready(self) -> None:
        """A database just migrated or emptied may hold another house than the one kept."""
        from hearth_web.ui.models import House

        post_migrate.connect(House.forget, sender=self)
