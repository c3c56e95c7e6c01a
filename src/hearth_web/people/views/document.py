"""A file of a child's record, handed out only to those who may see it, and logged."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from hearth_web import audit
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Document
from hearth_web.people.queries import child_for, document_of

__all__ = ["document"]


@page(Verb.SEE_CHILDREN)
@require_safe
@transaction.atomic
def document(request: HttpRequest, id: UUID, document: UUID) -> FileResponse:
    """The file as it was put in, always to be saved and never run in the browser."""
    child = child_for(request.user, id)
    found = document_of(child, document)
    audit.record(
        by=request.user,
        action="people.document.opened",
        subject=found,
        child=child.pk,
        after={"title": found.title, "name": found.name, "digest": found.digest},
    )
    return handed_out(found)


def handed_out(found: Document) -> FileResponse:
    """The bytes; Http404 when the file is gone from where it was kept."""
    try:
        opened = found.file.open("rb")
    except FileNotFoundError:
        raise Http404("file") from None
    response = FileResponse(
        opened, as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
