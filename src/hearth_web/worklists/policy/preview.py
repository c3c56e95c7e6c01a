"""What a change of rules would do today: how much work moves, of which teams and children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.changing import Moved, effects, moved
from hearth.duties.model import State
from hearth.duties.states import OPEN
from hearth_web.access.models import User
from hearth_web.bridge.lives import lives
from hearth_web.people.models import Child, Standing
from hearth_web.people.queries import visible_children
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.policy.changes import Change
from hearth_web.worklists.rules import needed_for, owner_words
from hearth_web.worklists.states import is_open

__all__ = ["KINDS", "Preview", "preview"]

MOST = 200  # children listed
KINDS: Mapping[str, str] = {
    "overdue": "Would become overdue",
    "spared": "Would no longer be overdue",
    "sooner": "Due sooner",
    "later": "Due later",
    "new": "Would be asked about",
    "gone": "Would no longer be asked about",
    "warned": "Would be shown as due soon",
    "unwarned": "Would no longer be shown as due soon",
}
"""How open work is touched; one obligation may be counted in several."""

PAST: Mapping[str, str] = {
    "late": "done on time that would count as done late",
    "on_time": "done late that would count as done on time",
    "other": "closed in the past that would be counted otherwise, or not at all",
}


@dataclass(frozen=True)
class Preview:
    """What would change."""

    today: date
    open: Counter[tuple[str, str, str]]
    """How many, by kind of change, duty and child."""
    past: Counter[str]
    owners: list[str] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would."""
        return not (self.open or self.past or self.owners)

    @cached_property
    def by_kind(self) -> list[tuple[str, int]]:
        """How many open obligations, by what would become of them."""
        found: Counter[str] = Counter()
        for (kind, _, _), count in self.open.items():
            found[kind] += count
        return [(words, found[kind]) for kind, words in KINDS.items() if found[kind]]

    @property
    def past_said(self) -> list[tuple[str, int]]:
        """How many past results, in words."""
        return [(words, self.past[kind]) for kind, words in PAST.items() if self.past[kind]]

    @cached_property
    def by_team(self) -> list[dict[str, Any]]:
        """Each duty and team, with how many of each kind."""
        teams = dict(Standing.objects.order_by().values_list("child", "team__name"))
        found: Counter[tuple[str, str, str]] = Counter()
        for (kind, duty, child), count in self.open.items():
            found[duty, teams.get(UUID(child)) or "No team", kind] += count
        lines = sorted({(duty, team) for duty, team, _ in found})
        return [
            {
                "duty": CATALOGUE[duty].title,
                "team": team,
                "counts": [found[duty, team, kind] for kind in self.kinds],
            }
            for duty, team in lines
        ]

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds there are, in order."""
        there = {kind for kind, _, _ in self.open}
        return [kind for kind in KINDS if kind in there]

    @property
    def heads(self) -> list[str]:
        """The same in words."""
        return [KINDS[kind] for kind in self.kinds]

    def children_for(self, user: User) -> list[tuple[Child, list[str]]]:
        """The children this person may see, with what would become of their work, of duties they
        may know of."""
        wanted: dict[UUID, Counter[str]] = {}
        for (kind, duty, child), count in self.open.items():
            if all(map(user.may, needed_for(duty))):
                words = f"{CATALOGUE[duty].title}: {KINDS[kind].lower()}"
                wanted.setdefault(UUID(child), Counter())[words] += count
        rows = visible_children(user).filter(pk__in=wanted).order_by("surname", "forename", "pk")
        return [(child, several(wanted[child.pk])) for child in rows[:MOST]]


def several(counted: Counter[str]) -> list[str]:
    """Words with how often, where it is more than once."""
    return [words if n == 1 else f"{words} ({n})" for words, n in counted.items()]


def preview(change: Change, today: date) -> Preview:
    """What a change would do, worked out on everybody's record as it is today."""
    before, after = change.before, change.after
    owners = owners_moved(change, today)
    if before.policy == after.policy:
        return Preview(today, Counter(), Counter(), owners)
    known = lives()
    duties = [CATALOGUE[duty] for duty in change.duties]
    told = {each.duty for each in effects(known, duties, today, before.policy, after.policy)}
    touched: Counter[tuple[str, str, str]] = Counter()
    past: Counter[str] = Counter()
    for duty in duties:
        rows = moved(known, duty, today, before.policy, after.policy)
        past.update(kind for row in rows for kind in past_kinds(row))
        if duty.id in told:
            touched.update((kind, duty.id, row.child) for row in rows for kind in kinds_of(row))
    return Preview(today, touched, past, owners)


def kinds_of(row: Moved) -> Iterable[str]:
    """How an open obligation is touched."""
    was = row.was if row.was and row.was[0] in OPEN else None
    now = row.now if row.now and row.now[0] in OPEN else None
    if was and now:
        if was[1] != now[1]:
            yield "sooner" if now[1] < was[1] else "later"
    elif now:
        yield "new"
    elif was:
        yield "gone"
    states = (was[0] if was else "", now[0] if now else "")
    for state, gained, lost in (
        (State.OVERDUE, "overdue", "spared"),
        (State.AMBER, "warned", "unwarned"),
    ):
        if (states[0] == state) != (states[1] == state):
            yield gained if states[1] == state else lost


def past_kinds(row: Moved) -> Iterable[str]:
    """How a closed one is."""
    was, now = (each[0] if each and each[0] not in OPEN else "" for each in (row.was, row.now))
    match was, now:
        case State.MET, State.LATE:
            yield "late"
        case State.LATE, State.MET:
            yield "on_time"
        case _ if was != now:
            yield "other"


def owners_moved(change: Change, today: date) -> list[str]:
    """What would be owed by somebody else."""
    before, after = change.before, change.after
    found = []
    for id in change.duties:
        was, now = (standing.owner_of(CATALOGUE[id]) for standing in (before, after))
        if was != now:
            count = Obligation.objects.filter(is_open(today), duty=id).count()
            found.append(
                f"{CATALOGUE[id].title}: {count} open now would be owed by "
                f"{owner_words(now)}, not by {owner_words(was)}"
            )
    return found
