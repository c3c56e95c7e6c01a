"""Panels of the invented council: three find their children by a rule, one by hand."""

from __future__ import annotations

from datetime import date, timedelta

from hearth_web.access.models import User
from hearth_web.board.panels import actions
from hearth_web.board.panels.models import Panel
from hearth_web.board.panels.queries import theirs, waiting
from hearth_web.quality.queries.audits import signing_in
from hearth_web.ui import clock

__all__ = ["arrange"]

FORTNIGHT = timedelta(days=14)
TRANSITIONS = "Transitions panel"
DECIDED = 3  # at the sitting a fortnight ago; the others wait for the next
DECISIONS = (
    (
        "Your adviser meets you before your birthday, and you choose who comes.",
        "Arrange the meeting",
    ),
    ("You stay with your carers after 18. What it costs is agreed.", "Write the agreement"),
    ("Adult services say by June whether they will support you.", "Send the referral"),
)
BY_RULE = (
    (
        "Permanence tracking panel",
        "permanence",
        "no-permanence-plan",
        2,
        "Follows each child until it is decided where they grow up, so that no plan drifts.",
    ),
    (
        "Stability panel",
        "placement",
        "moves",
        4,
        "Asks why a child has moved so often, and what would let them stay.",
    ),
    (
        TRANSITIONS,
        "transitions",
        "nearly-adult",
        4,
        "Sees that everybody knows before 18 where they will live, with whose help.",
    ),
)


def arrange(people: dict[str, User]) -> None:
    """Three that find their children by the record, of which one has sat; and one by hand."""
    head, today = people["head_of_service"], clock.today()
    for name, kind, rule, weeks, terms in BY_RULE:
        values = {"name": name, "kind": kind, "rule": rule, "every_weeks": weeks, "terms": terms}
        panel = actions.set_up_panel(by=head, values=values | {"chair": head.name})
        if name == TRANSITIONS:
            sat(head, panel, today - FORTNIGHT)
    by_hand(head, today)


def sat(head: User, panel: Panel, on: date) -> None:
    """A sitting that decided about those who had waited longest."""
    values = {"on": on, "chair": head.name, "present": "Managers of the three care teams"}
    sitting = actions.hold_sitting(by=head, panel=panel, values=values)
    first = waiting(head, panel, on)[:DECIDED]
    for weeks, (listed, (decision, action)) in enumerate(zip(first, DECISIONS, strict=False), 1):
        owner = next(iter(signing_in(listed.child)), None)
        said = {
            "decision": decision,
            "action": action,
            "owner": owner,
            "owner_words": "" if owner else "The child’s social worker",
            "due": on + weeks * timedelta(weeks=1),
            "next_on": on + weeks * FORTNIGHT,
        }
        actions.decide(by=head, sitting=sitting, listed=listed, values=said)


def by_hand(head: User, today: date) -> None:
    """A panel to which children come by hand."""
    panel = actions.set_up_panel(
        by=head,
        values={
            "name": "Complex needs panel",
            "kind": "complex-needs",
            "every_weeks": 4,
            "terms": "Health, education and care decide together what a child needs, and who pays.",
        },
    )
    child = theirs(head).filter(standing__in_care=True).order_by("child").first()
    if child is not None:
        why = "Needs a home that health and care pay for together."
        actions.add_case(by=head, panel=panel, child=child, why=why, on=today - FORTNIGHT)
