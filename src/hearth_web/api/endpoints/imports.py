"""Imports: what was brought in, and bringing in more."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from hearth_web.access.verbs import Verb
from hearth_web.api.cursors import PageOf, Paging, page
from hearth_web.api.problems import ApiError
from hearth_web.api.tokens import need
from hearth_web.imports import actions
from hearth_web.imports.keeping import Uploaded
from hearth_web.imports.models import Import

__all__ = ["router"]

router = Router(tags=["Imports"])


class ImportOut(Schema):
    """One import and what became of it. `page` is where a person accepts it."""

    id: UUID
    title: str
    who: str
    at: datetime
    source: str
    state: str
    counts: dict[str, Any]
    warnings: list[Any]
    failure: str
    problems: int

    @staticmethod
    def resolve_problems(one: Import) -> int:
        """How many problems the files had."""
        return one.problems.count()


@router.get("/imports", response=PageOf[ImportOut], summary="Imports, newest first")
def imports(request: HttpRequest, paging: Query[Paging]) -> PageOf[ImportOut]:
    """What was brought in, by whom, and what became of it."""
    need(request, Verb.SEE_IMPORTS)
    some = page(Import.objects.all(), "at", paging, newest=True)
    return PageOf[ImportOut](items=some.items, next=some.next)


@router.get("/imports/{uuid:id}", response=ImportOut, summary="One import")
def one_import(request: HttpRequest, id: UUID) -> Import:
    """How far an import is."""
    need(request, Verb.SEE_IMPORTS)
    found = Import.objects.filter(pk=id).first()
    if found is None:
        raise Http404("import")
    return found


@router.post("/imports", response={202: ImportOut}, summary="Send files to be imported")
def send(
    request: HttpRequest, files: File[list[UploadedFile]], as_at: Form[date | None] = None
) -> Status[Import]:
    """Files are read in the background; a person then looks at what they would change.

    `as_at` is the day a snapshot (Annex A, Standard Safeguarding Dataset) is of.
    """
    caller = need(request, Verb.IMPORT)
    try:
        given = [Uploaded(each) for each in files]
        return Status(202, actions.upload(by=caller.user, files=given, as_at=as_at))
    except actions.RefusedError as error:
        raise ApiError(422, str(error)) from error
    except actions.AlreadyInError as error:
        raise ApiError(409, str(error)) from error
