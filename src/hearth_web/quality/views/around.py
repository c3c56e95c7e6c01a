"""What pages of this app have around them."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.ui.navigation import Link

__all__ = ["POSTS", "form_page", "here", "may_manage"]

POSTS = require_http_methods(["GET", "HEAD", "POST"])


def here(user: User, current: str = "") -> list[Link]:
    """The pages of this part of the site; the current one is marked."""
    pages = [("file-audits", "File audits")]
    if user.may(Verb.SEE_FINDINGS):
        pages = [("inspections", "Inspections"), ("findings", "Findings by theme"), *pages]
    return [Link(label, reverse(name), "page" if name == current else "") for name, label in pages]


def may_manage(request: HttpRequest) -> bool:
    """Whether this person keeps findings and plans."""
    return bool(request.user.may(Verb.MANAGE_FINDINGS))


def form_page(
    request: HttpRequest, form: forms.Form, title: str, back: str, **more: str
) -> HttpResponse:
    """A page that asks. `more` are an `intro`, the words of the `button`, and of `another`."""
    context = {"form": form, "title": title, "back": back, **more}
    return render(request, "quality/form.html", context)
