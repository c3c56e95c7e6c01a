"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class BridgeConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.bridge"
    label = "bridge"

    def ready(self) -> None:
        """Say what work this app does in the background."""
        from hearth_web.bridge import work
        from hearth_web.jobs import register

        register(work.KIND, title="Keeping the record at hand")(work.write_snapshot)
