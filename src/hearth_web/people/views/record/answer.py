"""One form on one page: shown, kept as a draft, saved once, and never over somebody else's work."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.audit.models import Event
from hearth_web.people.actions import ConflictError, DisagreementError, NotThereError
from hearth_web.people.actions.documents import NotStoredError
from hearth_web.people.actions.drafts import AlreadySentError, drop_draft, keep_draft, spend
from hearth_web.people.forms.base import Desk, RecordForm, whose_form
from hearth_web.people.models import Draft
from hearth_web.people.views.record.conflict import differences, settled
from hearth_web.ui.views.errors import stale_form

__all__ = [
    "USE_DRAFT",
    "Task",
    "answer",
    "is_signed_out_post",
    "key_of",
    "rescued",
    "typed_is_kept",
    "user_of",
]

log = logging.getLogger("hearth.stranger")
USE_DRAFT = "draft"
NOT_STORED = (
    "The file could not be kept, perhaps because the disk is full. Nothing was saved. "
    "Try again later, and tell whoever looks after Hearth if it goes on"
)
View = Callable[..., HttpResponse]


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


def answer(request: HttpRequest, task: Task) -> HttpResponse:
    """Show the form, or save it."""
    return sent(request, task) if request.method == "POST" else asked(request, task)


def key_of(request: HttpRequest) -> str:
    """What a draft of this page's form is kept under: the page's own path."""
    return request.path.strip("/")


def asked(request: HttpRequest, task: Task) -> HttpResponse:
    """The form as it stands, or filled with what was kept of it."""
    key, user = key_of(request), user_of(request)
    draft = Draft.objects.filter(user=user, form=key).first()
    use = draft is not None and USE_DRAFT in request.GET
    form = task.form(desk=task.desk, key=key, row=task.row)
    if draft and use:
        fill(form, draft)
    if task.desk.child is not None:
        with transaction.atomic():
            audit.viewed(by=user, child=task.desk.child.pk, page=task.title)
    return page(request, task, form, draft=draft, draft_used=use)


def fill(form: RecordForm, draft: Draft) -> None:
    """Put what was typed into a form, with the version that was on the screen then."""
    kept = QueryDict(mutable=True)
    for name, values in draft.fields.items():
        kept.setlist(name, values)
    for name, each in form.fields.items():
        if name in ("once", "whose"):
            continue
        if not each.widget.value_omitted_from_data(kept, {}, name) or name in kept:
            form.initial[name] = each.widget.value_from_datadict(kept, {}, name)


def sent(request: HttpRequest, task: Task) -> HttpResponse:
    """Save the form, once; say what is wrong; or show what somebody else has changed."""
    key, user = key_of(request), user_of(request)
    data = settled(request.POST, task.form(desk=task.desk, key=key, row=task.row))
    form = task.form(data, request.FILES, desk=task.desk, key=key, row=task.row)
    if form.forged:
        log.warning("fields not theirs: user=%s page=%s fields=%s", user.pk, key, form.forged)
    if not form.is_valid():
        if "once" in form.errors:
            keep_draft(by=user, form=key, fields=dict(request.POST.lists()))
            return stale_form(request)
        return page(request, task, form)
    try:
        with transaction.atomic():
            spend(by=user, once=form.token)
            task.save(form) if task.save else form.save()
            drop_draft(by=user, form=key)
    except AlreadySentError:
        messages.info(request, "That was saved already. Nothing was done twice.")
    except ConflictError as conflict:
        return conflicting(request, task, form, conflict)
    except (DisagreementError, NotStoredError) as refused:
        told = getattr(refused, "sentences", [NOT_STORED])
        for sentence in told:
            form.add_error(None, sentence)
        return page(request, task, form)
    except NotThereError as gone:
        raise Http404("gone") from gone
    else:
        messages.success(request, task.done)
        if task.after:
            return HttpResponseRedirect(task.after(form))
    return HttpResponseRedirect(task.back)


def conflicting(
    request: HttpRequest, task: Task, form: RecordForm, conflict: ConflictError
) -> HttpResponse:
    """Theirs beside yours, field by field, to choose from; yours is kept as a draft meanwhile."""
    keep_draft(by=user_of(request), form=key_of(request), fields=dict(form.data.lists()))
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
    return Event.objects.filter(subject_id=str(row.pk)).order_by("-id").first()


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


def user_of(request: HttpRequest) -> User:
    """Whoever is signed in."""
    if not isinstance(request.user, User):
        raise Http404("signed out")
    return request.user


def typed_is_kept(view: View) -> View:
    """For a form sent after its person was signed out: keep what they typed, lead to sign in.

    The form carries a signed word of whose it is. With it a draft can be written for that person,
    by nobody read: only they see it, once they have signed in again.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_signed_out_post(request) and rescued(request, key_of(request)):
            here = f"{request.path}?{urlencode({USE_DRAFT: 'yes'})}"
            to = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': here})}"
            return HttpResponseRedirect(to)
        return view(request, *args, **kwargs)

    kept.keeps_drafts = True  # type: ignore[attr-defined]
    return kept


def is_signed_out_post(request: HttpRequest) -> bool:
    """Whether something was sent by somebody who is not, or no longer, signed in."""
    return request.method == "POST" and not request.user.is_authenticated


def rescued(request: HttpRequest, key: str) -> bool:
    """Whether what was typed into the form of this page could be kept for whoever it was."""
    told = whose_form(request.POST.get("whose", ""))
    if len(told) != 2 or told[1] != key:
        return False
    user = User.objects.filter(pk=told[0], is_active=True).first()
    if user is None:
        return False
    return keep_draft(by=user, form=key, fields=dict(request.POST.lists())) is not None
