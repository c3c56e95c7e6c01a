"""One form on one page: shown, saved by an action, and what does not fit said at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth_web.access.pages import SignedInRequest
from hearth_web.board.actions import StaleError
from hearth_web.board.forms.base import show_refusal
from hearth_web.board.rules import RefusedError
from hearth_web.people.actions.drafts import AlreadySentError, spend
from hearth_web.ui.forms.base import STALE

__all__ = ["Ask", "Sure", "answer", "sure"]


@dataclass(frozen=True)
class Ask:
    """What a page asks: its title, where it leads back to, what is said when it is done."""

    title: str
    back: str
    done: str
    caption: str = ""
    button: str = "Save"
    hint: str = ""
    template: str = "board/form.html"
    more: Mapping[str, Any] = field(default_factory=dict)


def answer(
    request: SignedInRequest,
    form: Form,
    ask: Ask,
    save: Callable[[], Any],
    *,
    then: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """The page; or, once it is saved, the page it leads to: `then` of what was saved, or back."""
    if form.is_bound and form.is_valid():
        try:
            made = saved_once(request, form, save)
        except RefusedError as refused:
            show_refusal(form, refused)
        except AlreadySentError:
            messages.info(request, "That was saved already. Nothing was done twice.")
            return redirect(ask.back)
        except StaleError:
            form.add_error(None, STALE)
        else:
            messages.success(request, ask.done)
            return redirect(then(made) if then else ask.back)
    context = {"ask": ask, "form": form, **ask.more}
    return render(request, ask.template, context)


def saved_once(request: SignedInRequest, form: Form, save: Callable[[], Any]) -> Any:
    """What was saved. Raises AlreadySentError where the same form was saved before."""
    with transaction.atomic():
        if once := form.cleaned_data.get("once"):
            spend(by=request.user, once=once)
        return save()


@dataclass(frozen=True)
class Sure:
    """What a page asks once more before something is done: what it is about, and what follows."""

    title: str
    what: str
    warning: str
    button: str
    back: str
    done: str = ""


def sure(request: SignedInRequest, ask: Sure, act: Callable[[], Any]) -> HttpResponse:
    """The page; or, once somebody is sure, the page it leads back to, with what came of it."""
    if request.method != "POST":
        return render(request, "board/sure.html", vars(ask))
    try:
        act()
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        if ask.done:
            messages.success(request, ask.done)
    return redirect(ask.back)
