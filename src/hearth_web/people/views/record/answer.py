"""One form on one page: shown, kept as a draft, saved once, and never over somebody else's work."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from hearth_web import audit
from hearth_web.audit.queries import last_about
from hearth_web.people.actions import ConflictError, DisagreementError, NotThereError
from hearth_web.people.actions.documents import NotStoredError
from hearth_web.people.actions.drafts import AlreadySentError, drop_draft, spend
from hearth_web.people.forms.base import Desk, RecordForm
from hearth_web.people.queries import draft_of
from hearth_web.people.views.record.conflict import differences, settled
from hearth_web.people.views.record.kept import USE_DRAFT, fill, keep_typed, key_of, user_of
from hearth_web.people.views.record.watching import watched
from hearth_web.people.views.record.way_back import BACK, way_back
from hearth_web.ui.views.errors import stale_form

__all__ = ["Task", "answer"]

log = logging.getLogger("hearth.stranger")
NOT_STORED = (
    "The file could not be kept, perhaps because the disk is full. Nothing was saved. "
    "Try again later, and tell whoever looks after Hearth if it goes on"
)


@dataclass(frozen=True)
class Task:
    """What a page is for. `done` is said when it is saved, `back` is where it leads then.

    `save` does it where the form's own `save` does not.
    """

    title: str
    form: type[RecordForm]
    desk: Desk
    done: str
    back: str
    row: models.Model | None = None
    save: Callable[[RecordForm], Any] | None = None
    after: Callable[[Any], str] | None = None
    button: str = "Save"
    hint: str = ""
    extra: Callable[[RecordForm], dict[str, Any]] | None = None
    template: str = "people/record/form.html"
    seen_as: str = ""  # what the log says was seen, where the title says too much


def answer(request: HttpRequest, task: Task) -> HttpResponse:
    """Show the form, or save it."""
    return sent(request, task) if request.method == "POST" else asked(request, task)


def asked(request: HttpRequest, task: Task) -> HttpResponse:
    """The form as it stands, or filled with what was kept of it."""
    key, user = key_of(request), user_of(request)
    draft = draft_of(user, key)
    use = draft is not None and USE_DRAFT in request.GET
    given = {} if task.row else task.form.from_link(request.GET.dict())
    given = {**given, BACK: way_back(request)}
    form = task.form(desk=task.desk, key=key, row=task.row, initial=given)
    if draft and use:
        fill(form, draft)
    if task.desk.child is not None:
        with transaction.atomic():
            audit.viewed(by=user, child=task.desk.child.pk, page=task.seen_as or task.title)
    return page(request, task, form, draft=draft, draft_used=use)


def sent(request: HttpRequest, task: Task) -> HttpResponse:
    """Save the form, once; say what is wrong; or show what somebody else has changed."""
    key, user = key_of(request), user_of(request)
    data = settled(request.POST, task.form(desk=task.desk, key=key, row=task.row))
    form = task.form(data, request.FILES, desk=task.desk, key=key, row=task.row)
    if form.forged:
        log.warning("fields not theirs: user=%s page=%s fields=%s", user.pk, key, form.forged)
    if form.is_valid():
        return saved(request, task, form)
    if "once" in form.errors:
        keep_typed(request)
        return stale_form(request)
    return page(request, task, form)


def saved(request: HttpRequest, task: Task, form: RecordForm) -> HttpResponse:
    """Where to go once it is saved; or the page again, with what speaks against it."""
    told = watched(task.desk)
    try:
        save(task, form)
    except AlreadySentError:
        words = "That was saved already. Nothing was done twice."
        messages.info(request, words, extra_tags=landing(task.back))
        return HttpResponseRedirect(task.back)
    except ConflictError as conflict:
        keep_typed(request)
        return conflicting(request, task, form, conflict)
    except (DisagreementError, NotStoredError) as refused:
        for sentence in getattr(refused, "sentences", [NOT_STORED]):
            form.add_error(None, sentence)
        return page(request, task, form)
    except NotThereError as gone:
        raise Http404("gone") from gone
    to = task.after(form) if task.after else task.back
    said = form.done() or task.done
    messages.success(request, f"{said} {told(form, said)}".strip(), extra_tags=landing(to))
    if notice := form.notice():
        messages.warning(request, notice, extra_tags=landing(to))
    return HttpResponseRedirect(to)


def landing(to: str) -> str:
    """The place on a page to which an address leads: what is said there stands in view."""
    return urlsplit(to).fragment


def save(task: Task, form: RecordForm) -> None:
    """Do what the form is for and forget its draft, both or neither, and once."""
    user = task.desk.user
    with transaction.atomic():
        spend(by=user, once=form.token)
        task.save(form) if task.save else form.save()
        drop_draft(by=user, form=form.key)


def conflicting(
    request: HttpRequest, task: Task, form: RecordForm, conflict: ConflictError
) -> HttpResponse:
    """Theirs beside yours, field by field, to choose from."""
    theirs = task.form(desk=task.desk, key=key_of(request), row=conflict.row)
    found = differences(form, theirs)
    hidden = [
        (name, value)
        for name, values in form.data.lists()
        if name not in ("csrfmiddlewaretoken", "version", "settle") and not name.startswith("keep-")
        for value in values
    ]
    context = {
        "task": task,
        "child": task.desk.child,
        "differences": found,
        "hidden": hidden,
        "version": getattr(conflict.row, "version", ""),
        "change": last_change(conflict.row),
    }
    return render(request, "people/record/conflict.html", context, status=409)


def last_change(row: models.Model) -> Any:
    """Who changed it last, and when."""
    return last_about(row.pk)


def page(request: HttpRequest, task: Task, form: RecordForm, **more: Any) -> HttpResponse:
    """The page with the form on it."""
    context = {
        "task": task,
        "child": task.desk.child,
        "form": form,
        "key": key_of(request),
        **(task.extra(form) if task.extra else {}),
        **more,
    }
    return render(request, task.template, context)
