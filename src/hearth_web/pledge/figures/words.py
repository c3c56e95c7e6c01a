"""Where the pages of the register stand, and how acts on it are told in the log."""

from __future__ import annotations

from hearth_web.access.verbs import Verb
from hearth_web.audit.words import say
from hearth_web.ui import navigation

__all__ = ["register"]

SAID = {
    "prepared": "prepared the figures of a document",
    "published": "published the figures of a document",
    "discarded": "forgot the figures prepared of a document",
    "answered": "said why published figures differ",
    "corrected": "corrected a published figure",
    "status": "changed the status of a published figure",
    "taken": "took the register of published figures away",
}


def register() -> None:
    """Tell the site, when it starts."""
    navigation.register("Published figures", "figures", Verb.SEE_FIGURES, 39)
    for act, words in SAID.items():
        say(f"pledge.figures.{act}", words)
