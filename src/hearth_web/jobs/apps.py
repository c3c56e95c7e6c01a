"""Django's handle on the app."""

from __future__ import annotations

from datetime import time

from django.apps import AppConfig

__all__ = ["JobsConfig"]


class JobsConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """The queue's own nightly work."""
        from hearth_web.jobs import nightly, register

        register(nightly.TIDY, title="Clearing away old jobs", every_night_at=time(3, 10))(
            nightly.tidy
        )
