"""Words for what a page of work is narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.duties.catalogue import CATALOGUE
from hearth_web.ui.navigation import Link
from hearth_web.worklists.asking import DELAYS, GROUPS, WHEN, Narrowed
from hearth_web.worklists.drift import name_of_owner

__all__ = ["chosen", "stats"]


def chosen(asked: Narrowed, *, team: Any = None, worker: Any = None) -> list[Link]:
    """What is asked for, each with the address without it."""
    said = {
        "when": WHEN[asked.when][0] if asked.when else "",
        "group": GROUPS[asked.group].value if asked.group else "",
        "duty": CATALOGUE[asked.duty].title if asked.duty else "",
        "child": "One child" if asked.child else "",
        "team": str(team or ""),
        "worker": str(worker or ""),
        "owner": name_of_owner(asked.owner) if asked.owner else "",
        "late": f"Overdue {DELAYS[asked.late][0].lower()}" if asked.late else "",
    }
    return [Link(words, asked.query(**{name: ""})) for name, words in said.items() if words]


def stats(asked: Narrowed, counted: Mapping[str, int], page: str = "") -> list[dict[str, Any]]:
    """How much there is, each number leading to what it counts."""
    return [
        {"label": WHEN[when][0], "value": counted[when], "href": page + asked.query(when=when)}
        for when in ("overdue", "week", "coming")
    ]
