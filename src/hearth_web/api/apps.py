"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.api"
    label = "api"

    def ready(self) -> None:
        """Hear what is written in the log, and do the telling as background work."""
        from hearth_web import jobs
        from hearth_web.access.verbs import Verb
        from hearth_web.api import telling
        from hearth_web.audit.log import recorded
        from hearth_web.ui import navigation

        jobs.register(telling.KIND, title="Telling a webhook")(telling.tell)
        recorded.connect(telling.pass_on, dispatch_uid="api.telling")
        navigation.register("API", "api", Verb.USE_API, 80, place="account")
