"""Adding, changing and removing what has no page of its own: members, notices, lines of minutes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board import actions, queries
from hearth_web.board.actions import minutes
from hearth_web.board.forms.base import RowForm
from hearth_web.board.models import Point, Row
from hearth_web.board.views.answer import Ask, Sure, answer, sure
from hearth_web.board.views.kinds import KINDS, Kind

__all__ = ["add_row", "change_row", "remove_row"]

MAY = (Verb.MANAGE_BOARD, Verb.WRITE_PAPERS)


def kind_for(request: SignedInRequest, kind: str) -> Kind:
    """The kind of an address, for those who may write it; else Http404."""
    found = KINDS.get(kind)
    if found is None or not (request.user.may(found.verb) or request.user.may(Verb.MANAGE_BOARD)):
        raise Http404("kind")
    return found


def row_of(request: SignedInRequest, kind: Kind, id: UUID) -> tuple[Row, Any]:
    """A row with its parent, each as this person may see it."""
    row = queries.row_for(request.user, kind.form.model, id)
    return row, kind.parent(request.user, kind.parent_of(row).pk)


@page(*MAY)
def add_row(request: SignedInRequest, kind: str, id: UUID) -> HttpResponse:
    """A new row under its parent."""
    found = kind_for(request, kind)
    parent = found.parent(request.user, id)
    given = request.GET.dict()
    form = found.form(posted(request), parent=parent, initial=given)
    ask = Ask(f"Add {found.one}", found.back(parent), "Saved.", caption=str(parent))
    return answer(request, form, ask, lambda: added(request, form))


def added(request: SignedInRequest, form: RowForm) -> Row:
    """Keep a new row; a line of the minutes brings its follow-up."""
    row = form.new()
    if isinstance(row, Point):
        return minutes.add_point(by=request.user, point=row)
    return actions.add(by=request.user, row=row)


@page(*MAY)
def change_row(request: SignedInRequest, kind: str, id: UUID) -> HttpResponse:
    """A row, changed."""
    found = kind_for(request, kind)
    row, parent = row_of(request, found, id)
    form = found.form(posted(request), row=row)
    more = {"remove": ("board-row-remove", kind, row.pk)}
    back = found.back(parent)
    ask = Ask(f"Change {found.one}", back, "Saved.", caption=str(parent), more=more)
    return answer(request, form, ask, lambda: changed(request, row, form))


def changed(request: SignedInRequest, row: Row, form: RowForm) -> Row:
    """Save a row that was changed."""
    values, version = form.values(), row.version
    if isinstance(row, Point):
        return minutes.change_point(by=request.user, point=row, values=values, version=version)
    return actions.change(by=request.user, row=row, values=values, version=version)


@page(*MAY)
def remove_row(request: SignedInRequest, kind: str, id: UUID) -> HttpResponse:
    """A row, taken out after one question."""
    found = kind_for(request, kind)
    row, parent = row_of(request, found, id)
    ask = Sure(
        title=f"Remove this {found.noun}",
        what=str(row),
        warning="It is taken out. The log keeps that it was there.",
        button="Remove",
        back=found.back(parent),
        done="It was removed.",
    )
    return sure(request, ask, lambda: actions.remove(by=request.user, row=row))
