"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class LeavingConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.leaving"
    label = "leaving"

    def ready(self) -> None:
        """Give the child's page its section, the journey its lane, and standings what is known."""
        from hearth_web.leaving import recording, showing, standing
        from hearth_web.people.standing import contribute

        showing.register()
        recording.register()
        contribute(standing.amend, read_from=standing.READ)
