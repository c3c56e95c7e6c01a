"""People who sign in: the list, one person, and what may be done about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hearth_web.access.actions import people as actions
from hearth_web.access.forms.people import (
    TEAM_ROLES,
    AddPerson,
    ChangePerson,
    RolesForm,
    WhyForm,
    chosen,
)
from hearth_web.access.models import User
from hearth_web.access.pages import page, posted
from hearth_web.access.queries import people, person, recent_sign_ins
from hearth_web.access.roles import ROLES
from hearth_web.access.second_factor import has_one
from hearth_web.access.verbs import Verb
from hearth_web.access.views.tables import people_table, sign_in_table
from hearth_web.ui.forms import HearthForm
from hearth_web.ui.tables import respond

__all__ = [
    "add",
    "change",
    "change_roles",
    "close",
    "index",
    "make_link",
    "one",
    "reopen",
    "reset_factor",
    "saved",
]


class Filter(HearthForm):
    """Which people to show."""

    q = forms.CharField(label="Name or email address", required=False)
    role = forms.ChoiceField(
        label="Role",
        required=False,
        choices=[("", "Any role"), *((r.key, r.name) for r in ROLES.values())],
    )
    closed = forms.BooleanField(label="Closed accounts instead", required=False)


@page(Verb.MANAGE_USERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everybody who signs in, with search."""
    form = Filter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "role": "", "closed": False}
    found = people(asked["q"], asked["role"], closed=asked["closed"])
    caption = "Closed accounts" if asked["closed"] else "People who sign in"
    if request.GET.get("format"):
        actions.note_taken(by=request.user)
    table = people_table(found, caption)
    is_filtered = any(asked.values())
    return respond(
        request, table, "access/people/index.html", {"filter": form, "is_filtered": is_filtered}
    )


@page(Verb.MANAGE_USERS)
def add(request: HttpRequest) -> HttpResponse:
    """A new person; then the link by which they choose their password."""
    form = AddPerson(posted(request))
    made: list[User] = []
    if request.method == "POST" and saved(form, lambda said: made.append(add_as(request, said))):
        return show_link(request, made[0])
    return render(request, "access/people/add.html", {"form": form})


def add_as(request: HttpRequest, said: dict[str, Any]) -> User:
    """Add the person the form describes."""
    return actions.add_person(
        by=request.user, email=said["email"], name=said["name"], roles=chosen(said)
    )


@page(Verb.MANAGE_USERS)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One person: what they may do, when they signed in."""
    user = person(id)
    context = {
        "person": user,
        "grants": list(user.grants.all()),
        "has_second_factor": has_one(user),
        "is_me": user.pk == request.user.pk,
        "history": sign_in_table(recent_sign_ins(user), "Latest attempts to sign in"),
    }
    return render(request, "access/people/one.html", context)


@page(Verb.MANAGE_USERS)
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another name or address."""
    user = person(id)
    initial = {"name": user.name, "email": user.email, "version": user.version}
    form = ChangePerson(posted(request), initial=initial, version=user.version)

    def save(said: dict[str, Any]) -> None:
        actions.change_person(by=request.user, user=user, name=said["name"], email=said["email"])

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved.")
        return redirect("user", user.pk)
    return render(request, "access/people/change.html", {"form": form, "person": user})


@page(Verb.MANAGE_USERS)
def change_roles(request: HttpRequest, id: UUID) -> HttpResponse:
    """What somebody may do."""
    user = person(id)
    form = RolesForm(posted(request), initial=held_by(user), version=user.version)

    def save(said: dict[str, Any]) -> None:
        actions.set_roles(by=request.user, user=user, roles=chosen(said))

    if request.method == "POST" and saved(form, save):
        messages.success(request, f"{user.name} now has these roles.")
        return redirect("user", user.pk)
    return render(request, "access/people/roles.html", {"form": form, "person": user})


@page(Verb.MANAGE_USERS)
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close an account: asks why, and does it at once."""
    return with_reason(
        request, person(id), actions.close_account, "close", "The account is closed."
    )


@page(Verb.MANAGE_USERS)
def reopen(request: HttpRequest, id: UUID) -> HttpResponse:
    """Open it again."""
    return with_reason(request, person(id), actions.open_account, "reopen", "The account is open.")


@page(Verb.MANAGE_USERS)
def reset_factor(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take the second factor of somebody who lost theirs away."""
    action = actions.reset_second_factor
    return with_reason(request, person(id), action, "factor", "The second factor is taken away.")


@page(Verb.MANAGE_USERS)
@require_POST
def make_link(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another link to choose a password."""
    return show_link(request, person(id))


def show_link(request: HttpRequest, user: User) -> HttpResponse:
    """The link on the screen, and by mail if this installation sends mail."""
    link = request.build_absolute_uri(actions.password_link(by=request.user, user=user))
    was_mailed = actions.mail_link(user=user, link=link)
    context = {"person": user, "link": link, "was_mailed": was_mailed}
    response = render(request, "access/people/link.html", context)
    response["Cache-Control"] = "no-store"
    return response


def with_reason(
    request: HttpRequest, user: User, action: Callable[..., None], what: str, words: str
) -> HttpResponse:
    """Ask why, do it, say so."""
    form = WhyForm(posted(request))
    if request.method == "POST" and saved(
        form, lambda said: action(by=request.user, user=user, why=said["why"])
    ):
        messages.success(request, words)
        return redirect("user", user.pk)
    context = {"form": form, "person": user, "what": what}
    return render(request, "access/people/reason.html", context)


def held_by(user: User) -> dict[str, Any]:
    """A person's roles as the form of roles has them."""
    held = list(user.grants.all())
    initial: dict[str, Any] = {"roles": [g.role for g in held if g.team_id is None]}
    for key, _ in TEAM_ROLES:
        initial[f"teams_{key}"] = [str(g.team_id) for g in held if g.role == key]
    return initial


def saved(form: forms.Form, save: Callable[[dict[str, Any]], object]) -> bool:
    """Whether what the form says was right and was saved; the form says why not."""
    if not form.is_valid():
        return False
    try:
        save(form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True
