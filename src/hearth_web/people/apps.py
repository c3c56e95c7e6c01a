"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.people"
    label = "people"

    def ready(self) -> None:
        """Give the audit log, the child's page and the navigation what this app adds."""
        from hearth_web.people import protect, showing, signs

        protect.register()
        showing.register()
        signs.register()
