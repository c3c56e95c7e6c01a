"""What somebody typed, kept for them: given back to their form, saved when they were signed out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from hearth_web.access.models import User
from hearth_web.access.queries import open_account
from hearth_web.people.actions.drafts import keep_draft
from hearth_web.people.forms.base import RecordForm, whose_form
from hearth_web.people.models import Draft
from hearth_web.people.views.record.way_back import BACK, way_back

__all__ = [
    "USE_DRAFT",
    "fill",
    "is_signed_out_post",
    "keep_typed",
    "key_of",
    "rescued",
    "typed_is_kept",
    "user_of",
]

USE_DRAFT = "draft"
View = Callable[..., HttpResponse]


def user_of(request: HttpRequest) -> User:
    """Whoever is signed in."""
    if not isinstance(request.user, User):
        raise Http404("signed out")
    return request.user


def key_of(request: HttpRequest) -> str:
    """What a draft of this page's form is kept under: the page's own path."""
    return request.path.strip("/")


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
    form.filled()


def keep_typed(request: HttpRequest) -> None:
    """Keep what was sent to this page, which could not be saved, for whoever sent it."""
    fields = dict(request.POST.lists())
    keep_draft(by=user_of(request), form=key_of(request), fields=fields)


def typed_is_kept(view: View) -> View:
    """For a form sent after its person was signed out: keep what they typed, lead to sign in.

    The form carries a signed word of whose it is. With it a draft can be written for that person,
    by nobody read: only they see it, once they have signed in again.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_signed_out_post(request) and rescued(request, key_of(request)):
            back = way_back(request)
            asked = {USE_DRAFT: "yes"} | ({BACK: back} if back else {})
            here = f"{request.path}?{urlencode(asked)}"
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
    user = open_account(told[0])
    if user is None:
        return False
    return keep_draft(by=user, form=key, fields=dict(request.POST.lists())) is not None
