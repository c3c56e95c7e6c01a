"""Adding a child, and correcting who they are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.forms.adding import AddChild
from hearth_web.people.forms.base import desk_of
from hearth_web.people.forms.who import SUBJECTS
from hearth_web.people.queries import child_for, visible_children
from hearth_web.people.views.record.answer import Task, answer
from hearth_web.people.views.record.kept import typed_is_kept, user_of

__all__ = ["add_child", "correct_child"]


@typed_is_kept
@page(Verb.ADD_CHILD)
def add_child(request: HttpRequest) -> HttpResponse:
    """Add a child, after a look for the same child."""
    user = user_of(request)

    def after(form: Any) -> str:
        """To their page, for whoever may open it."""
        if visible_children(user).filter(pk=form.added.pk).exists():
            return reverse("record", args=[form.added.pk])
        return reverse("children")

    task = Task(
        title="Add a child",
        form=AddChild,
        desk=desk_of(user, None),
        done="The child has been added.",
        back=reverse("children"),
        after=after,
        button="Add the child",
        template="people/record/add.html",
    )
    return answer(request, task)


@typed_is_kept
@page(Verb.RECORD)
def correct_child(request: HttpRequest, id: UUID, subject: str) -> HttpResponse:
    """Correct one subject of who a child is."""
    if subject not in SUBJECTS:
        raise Http404("no such subject")
    user = user_of(request)
    child = child_for(user, id, Verb.RECORD)
    desk = desk_of(user, child)
    form = SUBJECTS[subject]
    if not form(desk=desk, row=child).fields.keys() - {"why", *form.hidden_always}:
        raise Http404("nothing of it is theirs")
    task = Task(
        title=form.title,
        form=form,
        desk=desk,
        row=child,
        done="Saved. What it said before is in the history.",
        back=reverse("child", args=[child.pk]),
        extra=lambda _: {"history": reverse("child-history", args=[child.pk])},
    )
    return answer(request, task)
