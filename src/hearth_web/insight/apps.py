"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.insight"
    label = "insight"

    def ready(self) -> None:
        """Say what work is done in the background and where the pages stand."""
        from hearth_web.insight import background, navigation, panels
        from hearth_web.insight.forecasting import words

        background.register()
        navigation.register()
        panels.register()
        words.register()
