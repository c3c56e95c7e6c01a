"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.wellbeing"
    label = "wellbeing"

    def ready(self) -> None:
        """Give the child's page its sections, the journey its lanes, and its kinds their forms."""
        from hearth_web.wellbeing import answers, recording, showing

        showing.register()
        recording.register()
        answers.offer_days()
