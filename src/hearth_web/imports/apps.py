"""Django's handle on the app."""

from __future__ import annotations

from datetime import time

from django.apps import AppConfig

__all__ = ["ImportsConfig"]


class ImportsConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.imports"
    label = "imports"

    def ready(self) -> None:
        """Say what is done in the background, where the pages are, and how acts are told."""
        from hearth_web import jobs
        from hearth_web.access.verbs import Verb
        from hearth_web.audit.words import say
        from hearth_web.imports import work
        from hearth_web.imports.quality import left_out
        from hearth_web.insight.quality.beside import register_list
        from hearth_web.ui import navigation

        ways = {"leads_to": work.page_of, "on_failure": work.given_up}
        jobs.register(work.READ, title="Reading your files", **ways)(work.read_job)
        jobs.register(work.APPLY, title="Bringing the changes in", **ways)(work.apply_job)
        jobs.register(work.TIDY, title="Clearing away old imports", every_night_at=time(2, 40))(
            work.tidy
        )
        register_list(left_out)
        navigation.register("Imports", "imports", Verb.SEE_IMPORTS, 64)
        for act, words in {
            "uploaded": "uploaded files to import",
            "accepted": "accepted an import",
            "walked_away": "walked away from an import",
            "gone_on": "had an import gone on with",
            "done": "finished an import",
        }.items():
            say(f"imports.import.{act}", words)
