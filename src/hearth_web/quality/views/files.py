"""One child's file in an audit: its grades, grading it, moderating it, and what is put right."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.quality import rules
from hearth_web.quality.actions import audits as actions
from hearth_web.quality.audit_tables import STATE_COLOURS, file_state, signed
from hearth_web.quality.forms.audits import ActionForm, FinishForm, GradeForm, ModerateForm
from hearth_web.quality.forms.inspections import RemoveForm
from hearth_web.quality.models import FileAudit
from hearth_web.quality.queries.audits import action_for, file_for, owners_for, works_with
from hearth_web.quality.views.around import POSTS, form_page, may_manage
from hearth_web.ui import clock

__all__ = ["add_action", "finish", "grade", "moderate", "one", "remove"]


class WhyNot(Protocol):
    """A rule that says why somebody may not, or nothing."""

    def __call__(self, user: User, audit: FileAudit, *, works_with_child: bool) -> str:
        """The reason."""


@page(Verb.AUDIT_FILES)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """The audit of one file. That it was seen is logged in the child's record."""
    file = opened(request.user, id)
    scale, theirs = file.round.scale, works_with(request.user, file.child)
    state = file_state(file)
    context = {
        **around(file),
        "state": state,
        "colour": STATE_COLOURS[state],
        "first": scale.said(file.grade),
        "moderated": scale.said(file.moderated_grade),
        "difference": signed(file.graded.difference),
        "counts": scale.said(file.graded.counts),
        "answers": file.answers.select_related("question"),
        "may_remove": file.grade is None and may_manage(request),
        "actions": file.actions.select_related("owner"),
        "why_not_grade": rules.why_not_grade(request.user, file, works_with_child=theirs),
        "why_not_moderate": rules.why_not_moderate(request.user, file, works_with_child=theirs),
    }
    return render(request, "quality/file_audit.html", context)


def opened(user: User, id: UUID) -> FileAudit:
    """The file, logged as seen; Http404 when it is not theirs to audit."""
    file = file_for(user, id)
    with transaction.atomic():
        audit.viewed(by=user, child=file.child_id, page="file audit")
    return file


def around(file: FileAudit) -> dict[str, Any]:
    """What every page of a file says."""
    return {"file": file, "child": file.child, "round": file.round}


def file_page(
    request: HttpRequest, file: FileAudit, form: forms.Form, title: str, intro: str = ""
) -> HttpResponse:
    """A page that asks something about a file."""
    context = {**around(file), "form": form, "title": title, "intro": intro}
    return render(request, "quality/file_form.html", context)


@page(Verb.AUDIT_FILES)
@POSTS
def grade(request: HttpRequest, id: UUID) -> HttpResponse:
    """Answer the questions and give a grade."""
    file = opened(request.user, id)
    must_be_allowed(rules.why_not_grade, request.user, file)
    questions = list(file.round.questions.all())
    form = GradeForm(
        posted(request),
        initial=initial_of(file),
        version=file.version,
        scale=file.round.scale,
        questions=questions,
    )

    def save(_: object) -> None:
        actions.give_grade(
            by=request.user,
            file=file,
            values=form.values,
            answers=form.answers,
            on=clock.today(),
            version=file.version,
        )

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved. Say what must be put right, if anything.")
        return redirect("file-audit", file.pk)
    return file_page(request, file, form, "Grade the file")


def initial_of(file: FileAudit) -> dict[str, Any]:
    """What was answered and written before."""
    found: dict[str, Any] = {
        "grade": str(file.grade or ""),
        "strengths": file.strengths,
        "to_improve": file.to_improve,
        "version": file.version,
    }
    for each in file.answers.all():
        found |= {f"answer-{each.question_id}": each.answer}
        found |= {f"words-{each.question_id}": each.words}
    return found


def must_be_allowed(why_not: WhyNot, user: User, file: FileAudit) -> None:
    """404 where there is a reason against it: the page of the file has said which."""
    if why := why_not(user, file, works_with_child=works_with(user, file.child)):
        raise Http404(why)


@page(Verb.AUDIT_FILES)
@POSTS
def moderate(request: HttpRequest, id: UUID) -> HttpResponse:
    """Give a second grade, which counts. Both are kept."""
    file = opened(request.user, id)
    must_be_allowed(rules.why_not_moderate, request.user, file)
    initial = {
        "grade": str(file.moderated_grade or ""),
        "words": file.moderation,
        "version": file.version,
    }
    form = ModerateForm(
        posted(request), initial=initial, version=file.version, scale=file.round.scale
    )

    def save(_: object) -> None:
        actions.moderate(
            by=request.user,
            file=file,
            grade=int(form.cleaned_data["grade"]),
            words=form.cleaned_data["words"],
            on=clock.today(),
            version=file.version,
        )

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved. Both grades are kept; yours counts.")
        return redirect("file-audit", file.pk)
    intro = f"{file.auditor} gave {file.round.scale.said(file.grade)}."
    return file_page(request, file, form, "Moderate the grade", intro)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def remove(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a file that cannot be audited out of its round; 404 once it has a grade."""
    file = opened(request.user, id)
    if file.grade is not None:
        raise Http404("graded")
    form = RemoveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        round = file.round_id
        actions.remove_file(by=request.user, file=file, why=form.cleaned_data["why"])
        messages.success(request, "The file is out of the round.")
        return redirect("file-audit-round", round)
    return file_page(request, file, form, "Take the file out of the round")


@page(Verb.AUDIT_FILES)
@POSTS
def add_action(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask somebody to put something right."""
    file = opened(request.user, id)
    form = ActionForm(posted(request), people=owners_for(request.user, file))
    if request.method == "POST" and form.is_valid():
        actions.add_action(by=request.user, file=file, values=form.values)
        messages.success(request, "Saved. It stands on the child’s page for its owner.")
        return redirect("file-audit", file.pk)
    return file_page(request, file, form, "Ask for something to be put right")


@page(Verb.SEE_CHILDREN)
@POSTS
def finish(request: HttpRequest, id: int) -> HttpResponse:
    """Say that an action is done. Its owner may see no grade, so goes back to the child's page."""
    action = action_for(request.user, id)
    if not rules.may_finish(request.user, action) or action.done_on:
        raise Http404("not theirs")
    with transaction.atomic():
        audit.viewed(by=request.user, child=action.audit.child_id, page="action of a file audit")
    form = FinishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        actions.finish_action(by=request.user, action=action, words=words, on=clock.today())
        messages.success(request, "Saved.")
        return redirect("child", action.audit.child_id)
    back = reverse("child", args=[action.audit.child_id])
    return form_page(request, form, "Say that it is done", back, intro=action.what)
