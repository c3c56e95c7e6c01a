"""Which pages a person may open: each view says so itself, and the middleware refuses the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb

__all__ = ["SignedInRequest", "guarded", "page", "posted", "refuse_files"]

View = Callable[..., HttpResponse]


class SignedInRequest(HttpRequest):
    """A request as helpers of pages take it: somebody has signed in, which `@page` saw to."""

    user: User


def page(
    *verbs: Verb, public: bool = False, anyone_signed_in: bool = False
) -> Callable[[View], View]:
    """Declare who may open a view: holders of any of `verbs`, everyone, or everyone signed in.

    A view without this is refused to all. What stands in a record is checked again by the query
    that reads it.
    """
    if not (verbs or public or anyone_signed_in):
        raise TypeError("A page says who may open it: verbs, public or anyone_signed_in.")

    def declare(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            refuse(request, verbs, public=public)
            return view(request, *args, **kwargs)

        checked.verbs = verbs  # type: ignore[attr-defined]
        checked.public = public  # type: ignore[attr-defined]
        checked.guarded = True  # type: ignore[attr-defined]
        return checked

    return declare


def refuse(request: HttpRequest, verbs: tuple[Verb, ...], *, public: bool) -> None:
    """404 unless this person may."""
    if public:
        return
    if not request.user.is_authenticated:
        raise Http404("signed out")
    if verbs and not any(request.user.may(verb) for verb in verbs):
        raise Http404("role")


def refuse_files(request: HttpRequest) -> None:
    """404 where a list is asked for as a file by somebody who may take none away."""
    user = request.user
    if request.GET.get("format") and not (user.is_authenticated and user.may(Verb.DOWNLOAD)):
        raise Http404("may not take lists away")


def guarded(view: Any) -> bool:
    """Whether a view has said who may open it."""
    return getattr(view, "guarded", False) or getattr(view, "public", False)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None when the page is only opened."""
    return request.POST if request.method == "POST" else None
