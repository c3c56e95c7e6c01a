"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.quality"
    label = "quality"

    def ready(self) -> None:
        """Give the navigation, the audit log and the child's page what this app adds."""
        from hearth_web.quality import showing

        showing.register()
