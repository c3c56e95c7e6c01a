"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.access"
    label = "access"

    def ready(self) -> None:
        """Listen for signing in, and put our words and our pages where they are shown."""
        from hearth_web.access import navigation, sign_ins, words

        sign_ins.connect()
        words.register()
        navigation.register()
