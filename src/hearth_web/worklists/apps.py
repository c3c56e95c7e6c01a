"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["WorklistsConfig"]


class WorklistsConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.worklists"
    label = "worklists"

    def ready(self) -> None:
        """Keep obligations beside the record, and say where the pages are."""
        from hearth_web.bridge.lives import read_from
        from hearth_web.people import standing
        from hearth_web.people.forms.lateness import register_lateness
        from hearth_web.worklists import counting, showing
        from hearth_web.worklists.keeping import refresh
        from hearth_web.worklists.lateness import what_was_due
        from hearth_web.worklists.policy import site as policy
        from hearth_web.worklists.reminders import site as reminders

        standing.follow(refresh, read_from=read_from())
        register_lateness(what_was_due)
        counting.register()
        policy.register()
        reminders.register()
        showing.register()
