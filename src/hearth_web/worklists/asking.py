"""What a page of work was asked for: which obligations, narrowed as the address says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.model import Group
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.rules import OWNER_WORDS
from hearth_web.worklists.states import coming, overdue, this_week, to_do

__all__ = ["DELAYS", "FOLDS", "GROUPS", "WHEN", "Narrowed", "delayed", "narrowed"]

WHEN: Mapping[str, tuple[str, Callable[[date], Q]]] = {
    "": ("Everything to do in four weeks", to_do),
    "overdue": ("Overdue", overdue),
    "week": ("Next 7 days", this_week),
    "coming": ("8 to 28 days", coming),
}
FOLDS: Mapping[str, str] = {
    "child": "Folded by child",
    "duty": "Folded by duty",
    "none": "One by one",
}
"""How a list is folded, in words."""
GROUPS: Mapping[str, Group] = {group.name.lower(): group for group in Group}
DELAYS: Mapping[str, tuple[str, int, int | None]] = {
    "week": ("1 to 7 days", 1, 7),
    "month": ("8 to 28 days", 8, 28),
    "quarter": ("29 to 91 days", 29, 91),
    "year": ("92 to 365 days", 92, 365),
    "longer": ("Over a year", 366, None),
}
"""How late: the words, and the first and the last number of days."""


def delayed(by: str, today: date) -> Q:
    """Overdue by so many days."""
    _, least, most = DELAYS[by]
    late = overdue(today) & Q(due__lte=today - timedelta(least))
    return late & Q(due__gte=today - timedelta(most)) if most else late


@dataclass(frozen=True)
class Narrowed:
    """Which obligations an address asks for: due when, of what, of whom, owed by whom, how late;
    and whether folded by child or by duty."""

    when: str = ""
    group: str = ""
    duty: str = ""
    child: UUID | None = None
    team: UUID | None = None
    worker: UUID | None = None
    owner: str = ""
    late: str = ""
    fold: str = ""

    def of(self, rows: QuerySet[Obligation], today: date) -> QuerySet[Obligation]:
        """Those of these rows that concern the child, duty and days asked for; whose they are, a
        page asks for itself."""
        due = delayed(self.late, today) if self.late else WHEN[self.when][1](today)
        return self.whatever_when(rows).filter(due)

    def whatever_when(self, rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
        """The same, whenever they are due."""
        if self.group:
            group = GROUPS[self.group]
            rows = rows.filter(duty__in=[id for id, d in CATALOGUE.items() if d.group is group])
        wanted = {"duty": self.duty, "owner": self.owner, "child": self.child}
        return rows.filter(**{name: value for name, value in wanted.items() if value})

    def query(self, **more: Any) -> str:
        """The address's query that asks the same, with parts changed or taken away."""
        said = {each.name: getattr(self, each.name) for each in fields(self)} | more
        found = urlencode({name: str(value) for name, value in said.items() if value})
        return f"?{found}" if found else "?"


def narrowed(given: QueryDict) -> Narrowed:
    """What an address asks for; Http404 for what there is not."""
    known: Mapping[str, Any] = {
        "when": WHEN,
        "group": GROUPS,
        "duty": CATALOGUE,
        "owner": OWNER_WORDS,
        "late": DELAYS,
        "fold": FOLDS,
    }
    said: dict[str, Any] = {name: given.get(name, "") for name in known}
    if any(value and value not in known[name] for name, value in said.items()):
        raise Http404("no such choice")
    said |= {name: id_of(given.get(name, "")) for name in ("child", "team", "worker")}
    return Narrowed(**said)


def id_of(text: str) -> UUID | None:
    """The id a text holds; None for none, Http404 for what is no id."""
    try:
        return UUID(text) if text else None
    except ValueError as wrong:
        raise Http404("no id") from wrong
