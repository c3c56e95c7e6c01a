"""What the rules add to the site: navigation, background work, words for the log."""

from __future__ import annotations

from hearth.duties.catalogue import CATALOGUE
from hearth_web.access.verbs import Verb
from hearth_web.audit.models import Event
from hearth_web.audit.words import say
from hearth_web.ui import navigation
from hearth_web.worklists.policy.work import register_work

__all__ = ["register"]


def register() -> None:
    """Called once, when the app is ready."""
    navigation.register("Time limits", "policy", Verb.MANAGE_DUTIES, 88)
    say("worklists.policy.changed", changed)
    say("worklists.policy.tried", "looked at what a change of time limits would do")
    say("worklists.recomputed", "worked out again what is due")
    register_work()


def changed(event: Event) -> str:
    """Which duty, and what holds now."""
    after = event.after or {}
    duty = CATALOGUE.get(after.get("duty", ""))
    title = duty.title if duty else after.get("duty", "")
    rules = "; ".join(after.get("rules", [])) or "back to the usual rule"
    return f"changed the rules of “{title}”: {rules}"
