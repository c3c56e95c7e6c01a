"""What a panel's decision may settle: the event that a duty waits for, written with the decision.

Placement, complex needs and joint-funding panels are not here. No duty waits for what they decide:
a placement away is approved by a nominated officer, and the council agrees the rest by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth_web.board.panels.models import PanelDecision
from hearth_web.people.forms.events.catalogue import EVENT_KINDS
from hearth_web.people.forms.events.sources import offered
from hearth_web.people.models import Child

__all__ = ["NOTHING", "Settled", "choices_for", "settled_by", "values_of", "was_settled"]

NOTHING = "no"


@dataclass(frozen=True)
class Settled:
    """One thing that may be settled: the code of its event, its level, and how it is offered."""

    key: str
    words: str
    code: str
    level: str = ""


MATCH = "PERMANENCE_MATCH"
SETTLES: Mapping[str, Sequence[Settled]] = {
    "transitions": [
        Settled("adult", "Yes: the panel agrees the move to adult services", "ADULT_PANEL"),
    ],
    "permanence": [
        Settled("lasts", "Yes: this home is to last to 18", "PERMANENCE_DECISION"),
        Settled(
            "carers", "Yes: a match with long-term foster carers", MATCH, "Long-term foster carers"
        ),
        Settled("kin", "Yes: a match with relatives or friends", MATCH, "Relatives or friends"),
        Settled("guardians", "Yes: a match with special guardians", MATCH, "Special guardians"),
    ],
    "high-risk": [
        Settled(
            "missing", "Yes: it was the multi-agency meeting about going missing",
            "STRATEGY_MEETING",
        ),
    ],
}  # fmt: skip
"""By the kind of panel."""


def choices_for(kind: str) -> list[tuple[str, str]]:
    """What is offered for a kind of panel; empty where nothing waits for its decisions."""
    offers = [(each.key, each.words) for each in SETTLES.get(kind, ())]
    return [*offers, (NOTHING, "No")] if offers else []


def settled_by(kind: str, key: str) -> Settled | None:
    """What was chosen."""
    return next((each for each in SETTLES.get(kind, ()) if each.key == key), None)


def was_settled(row: PanelDecision) -> str:
    """What a decision settled when it was written, as its form offers it; NOTHING for nothing."""
    event = row.event
    if event is None:
        return NOTHING
    offers = SETTLES.get(row.sitting.panel.kind, ())
    said = (event.event, event.level)
    return next((each.key for each in offers if (each.code, each.level) == said), NOTHING)


def values_of(row: PanelDecision, settled: Settled, child: Child) -> dict[str, Any]:
    """The event, with the day of the sitting, about the latest thing that it answers."""
    held = row.sitting
    return {
        "event": settled.code,
        "date": held.on,
        "level": settled.level,
        "about": about(settled.code, child, held.on),
        "who": "\n".join(filter(None, [held.panel.name, held.present])),
        "text": row.decision,
    }


def about(code: str, child: Child, on: date) -> date | None:
    """The latest of what an event of this code answers, on or before a day."""
    source = next((ask.source for ask in EVENT_KINDS[code].asks if ask.source), None)
    days = [each for each, _ in offered(source, child)] if source else []
    return max((each for each in days if each <= on), default=None)
