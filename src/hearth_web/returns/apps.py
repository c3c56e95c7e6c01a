"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["ReturnsConfig"]


class ReturnsConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.returns"
    label = "returns"

    def ready(self) -> None:
        """Say what is done in the background, where the pages are, and how acts are told."""
        from hearth_web.returns import background, showing

        background.register()
        showing.register()
