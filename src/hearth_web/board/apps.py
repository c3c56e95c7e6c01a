"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["BoardConfig"]


class BoardConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.board"
    label = "board"

    def ready(self) -> None:
        """Say what is done in the background, where the pages are, and how acts are told."""
        from hearth_web.board import showing
        from hearth_web.board.panels import showing as panels

        showing.register()
        panels.register()
