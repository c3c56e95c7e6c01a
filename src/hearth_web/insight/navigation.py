"""Where the pages of this app stand in the navigation."""

from __future__ import annotations

from hearth_web.access.verbs import Verb
from hearth_web.ui import navigation

__all__ = ["register"]


def register() -> None:
    """Sections, each for those who may."""
    navigation.register("Home", "home", None, 1)
    navigation.register("Numbers", "numbers", Verb.SEE_NUMBERS, 30)
    navigation.register("Map", "map", Verb.SEE_NUMBERS, 35)
    navigation.register("Forecast", "forecast", Verb.SEE_NUMBERS, 37)
    navigation.register("Data quality", "quality", Verb.SEE_QUALITY, 60)
    navigation.register("Board report", "report", Verb.MAKE_REPORT, 38)
    navigation.register("Published picture", "picture", None, 30, place="footer")
