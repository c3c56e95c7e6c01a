"""One kind of fact across every child the token may see: for a warehouse or a dashboard."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router

from hearth_web import audit
from hearth_web.access.verbs import Verb
from hearth_web.api.cursors import PageOf, Paging, page
from hearth_web.api.records import PARTS, rows_of, told
from hearth_web.api.tokens import need
from hearth_web.people.rules import verb_to_read

__all__ = ["router"]

router = Router(tags=["Facts"])
Row = dict[str, Any]


def add(name: str) -> None:
    """An address for one part of the record."""
    model = PARTS[name]
    verb = verb_to_read(model._meta.label_lower)

    def rows(
        request: HttpRequest, paging: Query[Paging], child: UUID | None = None
    ) -> PageOf[dict[str, Any]]:
        need(request, verb)
        caller = need(request, Verb.SEE_CHILDREN)
        found = rows_of(model, caller.user, verb)
        some = page(found if child is None else found.filter(child=child), "id", paging)
        entries = [
            audit.Entry("people.child.seen", child=each, after={"page": f"{caller.page}: {name}"})
            for each in sorted({row.child_id for row in some.items})
        ]
        if entries:
            with transaction.atomic():
                audit.record_many(by=caller.user, entries=entries)
        return PageOf[Row](items=told(some.items, caller.user), next=some.next)

    words = name.replace("-", " ").capitalize()
    router.get(
        f"/{name}", response=PageOf[Row], summary=words, operation_id=name.replace("-", "_")
    )(rows)


for part in PARTS:
    add(part)
