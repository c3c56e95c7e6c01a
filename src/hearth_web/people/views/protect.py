"""Restricting, opening out of reach, closing by adoption, and a child's own log."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hearth_web import audit
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.log import paged, rows_of
from hearth_web.audit.queries import Asked, events
from hearth_web.people import protection
from hearth_web.people.actions import protect as actions
from hearth_web.people.forms.protect import (
    BreakGlassForm,
    NameForm,
    ReasonForm,
    ReviewForm,
    SeverForm,
)
from hearth_web.people.models import AdoptionLink, Child
from hearth_web.people.queries import child_for, visible_children

__all__ = [
    "adoption",
    "break_glass",
    "child_log",
    "close_glass",
    "name",
    "opened",
    "restriction",
    "review",
    "unname",
]


@page(Verb.RESTRICT)
def restriction(request: HttpRequest, id: UUID) -> HttpResponse:
    """Restrict a record, or see who may open it and lift the restriction."""
    child = child_for(request.user, id, Verb.RESTRICT)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        action = actions.lift if child.restricted else actions.restrict
        action(by=request.user, child=child, why=form.cleaned_data["why"])
        words = "The record is open again." if child.restricted else "The record is restricted."
        messages.success(request, words)
        return redirect("child-restriction", child.pk)
    return show_restriction(request, child, form, NameForm(child=child))


def show_restriction(
    request: HttpRequest, child: Child, form: forms.Form, name_form: forms.Form
) -> HttpResponse:
    """The page, logged as seen."""
    seen(request, child.pk, "restriction")
    context = {
        "child": child,
        "form": name_form if name_form.is_bound else form,
        "why_form": form,
        "name_form": name_form,
        "named": protection.named(child),
    }
    return render(request, "people/protect/restriction.html", context)


@page(Verb.RESTRICT)
@require_POST
def name(request: HttpRequest, id: UUID) -> HttpResponse:
    """Name one more person."""
    child = restricted_child(request, id)
    form = NameForm(request.POST, child=child)
    if not form.is_valid():
        return show_restriction(request, child, ReasonForm(), form)
    actions.name_person(by=request.user, child=child, user=form.cleaned_data["user"])
    return redirect("child-restriction", child.pk)


@page(Verb.RESTRICT)
@require_POST
def unname(request: HttpRequest, id: UUID, user: UUID) -> HttpResponse:
    """Take somebody off the list."""
    child = restricted_child(request, id)
    person = protection.named(child).filter(pk=user).first()
    if person is None:
        raise Http404("named")
    try:
        actions.unname_person(by=request.user, child=child, user=person)
    except ValidationError as wrong:
        messages.error(request, wrong.message)
    return redirect("child-restriction", child.pk)


def restricted_child(request: HttpRequest, id: UUID) -> Child:
    """A restricted child within reach; Http404 otherwise."""
    child = child_for(request.user, id, Verb.RESTRICT)
    if not child.restricted:
        raise Http404("not restricted")
    return child


@page(Verb.BREAK_GLASS)
def break_glass(request: HttpRequest, id: UUID | None = None) -> HttpResponse:
    """Open a record out of reach. The page is the same whether or not there is such a record."""
    form = BreakGlassForm(posted(request), initial={"who": id or ""})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        child = actions.break_glass(by=request.user, words=said["who"], why=said["why"])
        if child is not None:
            return redirect("child", child.pk)
        form.add_error("who", "No record can be opened with this number. That you tried is logged.")
    return render(request, "people/protect/break_glass.html", {"form": form})


@page(Verb.BREAK_GLASS)
@require_POST
def close_glass(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close it before its hour is over."""
    actions.close_glass(by=request.user, glass=protection.glass_of(request.user, id))
    messages.success(request, "The record is closed to you again.")
    return redirect("/")


@page(Verb.REVIEW_BREAK_GLASS)
@require_safe
def opened(request: HttpRequest) -> HttpResponse:
    """What was opened out of reach: what waits for a review first."""
    found = list(protection.opened_out_of_reach(request.user)[:500])
    within = visible_children(request.user).in_bulk([glass.child for glass in found])
    rows = [{"glass": glass, "child": within.get(glass.child)} for glass in found]
    context = {
        "waiting": [row for row in rows if row["glass"].reviewed_at is None],
        "reviewed": [row for row in rows if row["glass"].reviewed_at is not None],
        "count": protection.waiting_for_review(request.user),
    }
    return render(request, "people/protect/opened.html", context)


@page(Verb.REVIEW_BREAK_GLASS)
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """One of them: who, why, what they saw, and the review."""
    glass = protection.glass_to_review(request.user, id)
    form = ReviewForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.review_glass(by=request.user, glass=glass, review=form.cleaned_data["review"])
            messages.success(request, "Your review is kept.")
            return redirect("opened-out-of-reach")
        except ValidationError as wrong:
            form.add_error(None, wrong)
    during = events(request.user, Asked(by=[str(glass.user_id)], children=[glass.child]))
    during = during.filter(at__gte=glass.opened_at, at__lte=glass.closed_at or glass.ends_at)
    context = {"glass": glass, "form": form, "rows": rows_of(during[:100], request.user)}
    return render(request, "people/protect/review.html", context)


@page(Verb.SEE_NEW_IDENTITY)
def adoption(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close an adopted child's record and begin their new one; or the link between the two."""
    child = child_for(request.user, id, Verb.SEE_NEW_IDENTITY)
    link = protection.linked(child, request.user)
    form = SeverForm(posted(request))
    if (
        request.method == "POST"
        and link is None
        and form.is_valid()
        and sever(request, child, form)
    ):
        messages.success(request, "The record is closed, and the new one is begun.")
        return redirect("child-adoption", child.pk)
    seen(request, child.pk, "adoption")
    context = {"child": child, "link": link, "other": other_of(link, child, request), "form": form}
    return render(request, "people/protect/adoption.html", context)


def other_of(link: AdoptionLink | None, child: Child, request: HttpRequest) -> Child | None:
    """The other identity, if this person may open its record."""
    if link is None:
        return None
    other = link.after_id if link.before_id == child.pk else link.before_id
    return visible_children(request.user).filter(pk=other).first()


def sever(request: HttpRequest, child: Child, form: forms.Form) -> bool:
    """Whether it was done; the form says why not."""
    said = form.cleaned_data
    new = {key: said[key] for key in ("forename", "surname", "child")}
    try:
        actions.sever(by=request.user, child=child, new=new, carry=said["carry"], why=said["why"])
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True


@page(Verb.SEE_CHILDREN, Verb.READ_AUDIT)
@require_safe
def child_log(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who has seen and changed this record: for those who may see it, or read the audit log."""
    child = visible_children(request.user).filter(pk=id).first()
    if child is None and not request.user.may(Verb.READ_AUDIT):
        raise Http404("child")
    asked = events(request.user, Asked(children=[id]))
    if child is None and not asked.exists():
        raise Http404("child")
    context = {"child": child, "id": id, **paged(request, asked)}
    if child is not None:
        seen(request, id, "log")
    return render(request, "people/protect/log.html", context)


def seen(request: HttpRequest, child: UUID, what: str) -> None:
    """Log that this page of the record was seen."""
    with transaction.atomic():
        audit.viewed(by=request.user, child=child, page=what)
