"""All that was and is owed to one child, each with what opened and what closed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.model import Duty, Group
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.opening import opened
from hearth_web.worklists import queries
from hearth_web.worklists.explaining import to_explain
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.telling import Told, told_of

__all__ = ["child_duties"]


@dataclass(frozen=True)
class Chain:
    """One duty of a child: what is open now, and each time before, the latest first."""

    duty: Duty
    now: Sequence[Told]
    past: Sequence[Told]


@page(Verb.SEE_CHILDREN)
@require_safe
def child_duties(request: HttpRequest, id: UUID) -> HttpResponse:
    """Past and future, duty by duty."""
    life = opened(request.user, id, "duties")
    rows = queries.of_child(life.child, life.may).order_by("duty", "-opened", "-turn", "pk")
    told = [told_of(row, life.today, life.may, back_to(request, row)) for row in rows]
    told = to_explain(life, told, lambda each: back_to(request, each.row))
    chains: dict[Group, list[Chain]] = {}
    for duty in sorted({each.duty.id: each.duty for each in told}.values(), key=place_of):
        own = [each for each in told if each.duty is duty]
        now, past = [e for e in own if e.is_open], [e for e in own if not e.is_open]
        chains.setdefault(duty.group, []).append(Chain(duty, now, past))
    context = {
        "life": life,
        "child": life.child,
        "groups": [(group, chains[group]) for group in Group if group in chains],
        "landings": [group.name.lower() for group in chains],
        "now": sorted((each for each in told if each.is_open), key=by_due),
    }
    return render(request, "worklists/child.html", context)


def by_due(each: Told) -> tuple[date, str]:
    """The earliest due first, what has no day last."""
    return each.row.due or date.max, each.title


def back_to(request: HttpRequest, row: Obligation) -> str:
    """This page, at the duties of the same kind."""
    return f"{request.path}#{CATALOGUE[row.duty].group.name.lower()}"


def place_of(duty: Duty) -> int:
    """Where a duty stands among all of them."""
    return list(CATALOGUE).index(duty.id)
