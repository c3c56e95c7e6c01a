"""Django's handle on the app."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["PledgeConfig"]

SAID = {
    "strategy.added": "added a strategy",
    "strategy.replaced": "brought a new version of a strategy",
    "strategy.shown": "showed a strategy to everyone",
    "strategy.hidden": "no longer shows a strategy to everyone",
    "strategy.put_away": "put a strategy away",
    "strategy.document": "took a document of a strategy away",
    "promise.moved": "moved an ambition or promise in its strategy",
    "action.moved": "moved an action in its strategy",
    "measure.moved": "moved a measure in its strategy",
    "principle.added_all": "added the principles of the law to a strategy",
    "version.kept": "kept a version of a strategy",
    "brought.read": "brought a file of a strategy",
    "brought.left": "walked away from a file of a strategy",
}


class PledgeConfig(AppConfig):
    """The app, named for its folder."""

    name = "hearth_web.pledge"
    label = "pledge"

    def ready(self) -> None:
        """Say where the pages are, and how acts are told."""
        from hearth_web.access.verbs import Verb
        from hearth_web.audit.words import say
        from hearth_web.insight.panels import register_home_panel
        from hearth_web.pledge.figures import made, words
        from hearth_web.pledge.home import home_panel
        from hearth_web.ui import beside, navigation

        register_home_panel(home_panel)
        beside.register(made.figures_beside)
        navigation.register("Pledge", "pledges", Verb.SEE_PLEDGE, 45)
        navigation.register(
            "Our pledge", "public-pledges", None, 31, place="footer", is_public=True
        )
        for act, said in SAID.items():
            say(f"pledge.{act}", said)
        words.register()
