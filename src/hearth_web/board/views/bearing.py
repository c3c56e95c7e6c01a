"""A finding, an inspection or a file audit, put under the promise it bears on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board.bearing import SOURCES, source_for
from hearth_web.board.forms.bearing import BearingForm
from hearth_web.board.views.answer import Ask, answer
from hearth_web.pledge import actions
from hearth_web.pledge.models import Evidence
from hearth_web.pledge.queries import promises_for

__all__ = ["bears_on"]


@page(Verb.MANAGE_PLEDGE)
def bears_on(request: SignedInRequest, kind: str, id: UUID) -> HttpResponse:
    """Link it to a promise, with what of it is to stand there."""
    if kind not in SOURCES:
        raise Http404("no such kind")
    source = source_for(kind, id)
    promises = promises_for(request.user)
    initial = {"words": source.words, "public": False}
    form = BearingForm(posted(request), promises=promises, initial=initial)
    ask = Ask(
        "Link to a promise",
        source.href,
        "It stands under the promise now.",
        caption=source.title,
        hint="It becomes evidence under the promise, with a link back to this page.",
    )

    def save() -> Any:
        told = form.cleaned_data
        row = Evidence(
            promise=form.chosen(),
            kind=source.kind,
            on=source.on,
            words=told["words"],
            public=told["public"],
            source=source.title[:300],
            link=source.href,
        )
        return actions.add(by=request.user, row=row)

    return answer(request, form, ask, save)
