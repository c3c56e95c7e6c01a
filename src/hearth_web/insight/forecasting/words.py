"""What the audit log says of forecasts, scenarios, prices and beds."""

from __future__ import annotations

from hearth_web.audit.models import Event
from hearth_web.audit.words import say

__all__ = ["register"]

SCENARIO = {
    "added": "began the scenario",
    "named": "gave another name to the scenario",
    "changed": "changed the scenario",
    "brought": "brought in by a file the scenario",
    "removed": "removed the scenario",
}
WORDS = {
    "insight.prices.given": "gave a list of the prices of homes",
    "insight.beds.given": "gave a list of beds",
    "insight.forecast.asked": "asked for a forecast",
    "insight.forecast.downloaded": "took a file of a forecast away",
}


def register() -> None:
    """Give each act its words."""
    for action, words in WORDS.items():
        say(action, words)
    for did in SCENARIO:
        say(f"insight.scenario.{did}", of_scenario)


def of_scenario(event: Event) -> str:
    """What was done, and to which: the name is kept with the event, as scenarios go."""
    name = (event.after or event.before or {}).get("name", "")
    return f"{SCENARIO[event.action.rpartition('.')[2]]} “{name}”"
