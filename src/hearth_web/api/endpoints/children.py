"""Children, as lists and one by one."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router, Schema

from hearth_web import audit
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.api.cursors import PageOf, Paging, page
from hearth_web.api.problems import ApiError
from hearth_web.api.records import record_of
from hearth_web.api.tokens import need
from hearth_web.people.life import Life
from hearth_web.people.listing import FILTERS, listing
from hearth_web.people.models import Child
from hearth_web.people.queries import child_for, visible_children
from hearth_web.ui import clock

__all__ = ["router"]

router = Router(tags=["Children"])


class Listed(Schema):
    """A child in a list, and how things stand with them today."""

    id: UUID
    child: str
    name: str
    dob: date | None
    sex: str
    in_care: bool
    care_leaver: bool
    since: date | None
    ls: str
    place: str
    area: str

    @staticmethod
    def of(child: Child) -> Listed:
        """As the list shows them; what is not worked out yet is empty."""
        standing = getattr(child, "standing", None)
        return Listed(
            **{name: getattr(child, name) for name in ("id", "child", "name", "dob", "sex")},
            **{name: getattr(standing, name, empty) for name, empty in STANDING.items()},
        )


STANDING: dict[str, Any] = {
    "in_care": False,
    "care_leaver": False,
    "since": None,
    "ls": "",
    "place": "",
    "area": "",
}


def filters() -> list[dict[str, Any]]:
    """What a list may be narrowed by, as the document says it: the same as on the page."""
    return [
        {"name": each.key, "in": "query", "required": False, "schema": {"type": "string"}}
        | {"description": f"{each.label}, as in the address of the page of children."}
        for each in FILTERS
    ]


@router.get(
    "/children",
    response=PageOf[Listed],
    summary="Children",
    openapi_extra={"parameters": filters()},
)
def children(request: SignedInRequest, paging: Query[Paging]) -> PageOf[Listed]:
    """The children this token may see, by identifier, narrowed as the page of children is."""
    caller = need(request, Verb.SEE_CHILDREN)
    found = listing(request, visible_children(caller.user), clock.today(), "Children")
    if found.form.errors:
        wrong = "; ".join(f"{key}: {said[0]}" for key, said in found.form.errors.items())
        raise ApiError(422, wrong)
    some = page(found.children.select_related("standing"), "child", paging)
    return PageOf[Listed](items=[Listed.of(each) for each in some.items], next=some.next)


class Record(Schema):
    """One child's record: who they are, and each part of it this token may see."""

    id: UUID
    version: int
    child: dict[str, Any]
    parts: dict[str, list[dict[str, Any]]]


@router.get("/children/{uuid:id}", response=Record, summary="One child's record")
def child(request: HttpRequest, id: UUID) -> Record:
    """Who they are and each part of their record, left out where the token may not see it."""
    caller = need(request, Verb.SEE_CHILDREN)
    found = child_for(caller.user, id)
    with transaction.atomic():
        audit.viewed(by=caller.user, child=found.pk, page=caller.page)
    about, parts = record_of(Life(found, caller.user, clock.today()))
    return Record(id=found.pk, version=found.version, child=about, parts=parts)
