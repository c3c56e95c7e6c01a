"""One form on one page: shown, saved by an action, and what does not fit said at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearth_web.board.actions import StaleError
from hearth_web.board.forms.base import show_refusal
from hearth_web.board.rules import RefusedError
from hearth_web.ui.forms.base import STALE

__all__ = ["Ask", "answer"]


@dataclass(frozen=True)
class Ask:
    """What a page asks: its title, where it leads back to, what is said when it is done."""

    title: str
    back: str
    done: str
    caption: str = ""
    button: str = "Save"
    hint: str = ""
    warning: str = ""
    template: str = "board/form.html"
    more: Mapping[str, Any] = field(default_factory=dict)


def answer(
    request: HttpRequest,
    form: Form,
    ask: Ask,
    save: Callable[[], Any],
    *,
    then: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """The page; or, once it is saved, the page it leads to: `then` of what was saved, or back."""
    if form.is_bound and form.is_valid():
        try:
            made = save()
        except RefusedError as refused:
            show_refusal(form, refused)
        except StaleError:
            form.add_error(None, STALE)
        else:
            messages.success(request, ask.done)
            return redirect(then(made) if then else ask.back)
    context = {"ask": ask, "form": form, **ask.more}
    return render(request, ask.template, context)
