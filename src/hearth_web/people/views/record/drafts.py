"""Keeping what somebody types, giving it back to them, and throwing it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from hearth_web.access.models import User
from hearth_web.access.pages import page
from hearth_web.people.actions.drafts import drop_draft, keep_draft
from hearth_web.people.queries import draft_of
from hearth_web.people.views.record.kept import (
    USE_DRAFT,
    is_signed_out_post,
    rescued,
    user_of,
)
from hearth_web.people.views.record.way_back import BACK, only_ours

__all__ = ["draft"]

LONGEST_KEY = 160
View = Callable[..., HttpResponse]


def typed_is_rescued(view: View) -> View:
    """Keeps what the page sends by itself just after its person was signed out."""

    @wraps(view)
    def kept(request: HttpRequest, key: str) -> HttpResponse:
        form = key.strip("/")
        if is_signed_out_post(request) and keeps_drafts(form) and rescued(request, form):
            return HttpResponse(status=204)
        return view(request, key)

    return kept


@require_http_methods(["GET", "POST"])
@typed_is_rescued
@page(anyone_signed_in=True)
def draft(request: HttpRequest, key: str) -> HttpResponse:
    """POST keeps the fields of the form whose page is `key`, or drops them; GET goes back to it.

    Nothing is shown here: the form's own page shows a draft, to whoever typed it and may still
    open that page.
    """
    user, form = user_of(request), key.strip("/")
    if len(form) > LONGEST_KEY or not keeps_drafts(form):
        raise Http404("no form keeps drafts there")
    if request.method == "GET":
        if draft_of(user, form) is None:
            raise Http404("no draft")
        return HttpResponseRedirect(page_of(form, back_of(user, form), {USE_DRAFT: "yes"}))
    if "discard" in request.POST:
        back = back_of(user, form)
        drop_draft(by=user, form=form)
        return HttpResponseRedirect(page_of(form, back, {}))
    kept = keep_draft(by=user, form=form, fields=dict(request.POST.lists()))
    return HttpResponse(status=204 if kept else 413)


def page_of(form: str, back: str, asked: Mapping[str, str]) -> str:
    """The page of a form, with where it leads once it is saved."""
    query = urlencode({**asked, **({BACK: back} if back else {})})
    return f"/{form}/?{query}" if query else f"/{form}/"


def back_of(user: User, form: str) -> str:
    """Where the form that a draft is of was to lead."""
    kept = draft_of(user, form)
    return only_ours(next(iter(kept.fields.get(BACK, [])), "")) if kept else ""


def keeps_drafts(form: str) -> bool:
    """Whether a page of ours with a form stands at this path."""
    try:
        view = resolve(f"/{form}/").func
    except Resolver404:
        return False
    return bool(getattr(view, "keeps_drafts", False))
