"""The improvement plan: its lines, how each stands, what shows it, and the documents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from hearth.dates.words import day
from hearth.documents.inspection import feedback_report, plan_report
from hearth.documents.model import Report
from hearth.documents.renderers import FORMATS
from hearth.quality import FindingKind, State
from hearth.quality.inspections import letter_of
from hearth.quality.standing import stands_in_words
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.quality.actions import inspections as actions
from hearth_web.quality.forms.improvements import (
    AddImprovement,
    ChangeImprovement,
    EvidenceForm,
    TellForm,
)
from hearth_web.quality.models import Finding, Improvement, Inspection
from hearth_web.quality.queries.inspections import (
    Seen,
    all_findings,
    before,
    finding_for,
    improvement,
    improvement_for,
    inspection_for,
    inspections,
)
from hearth_web.quality.rules import may_tell
from hearth_web.quality.tables import COLOURS, plan_table, stands
from hearth_web.quality.views.around import POSTS, form_page, may_manage
from hearth_web.ui import clock
from hearth_web.ui.files import to_keep
from hearth_web.ui.parts import Event
from hearth_web.ui.tables import respond

__all__ = ["add", "add_evidence", "add_to_plan", "change", "document", "one", "plan", "tell"]


@page(Verb.SEE_FINDINGS)
@require_safe
def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """The improvement plan of an inspection, a letter for each line."""
    seen, today = inspection_for(id), clock.today()
    context = {
        "inspection": seen.kept,
        "may": may_manage(request),
        "plan_words": stands_in_words(seen.told.improvements, today),
    }
    return respond(request, plan_table(seen.told, today), "quality/plan.html", context)


@page(Verb.SEE_FINDINGS)
@require_safe
def document(request: HttpRequest, id: UUID, kind: str, suffix: str) -> HttpResponse:
    """The feedback or the plan as a file, from what is written down now."""
    seen = inspection_for(id)
    if suffix not in FORMATS or kind not in {"feedback", "plan"}:
        raise Http404("document")
    body = FORMATS[suffix](report_of(seen, kind))
    name = f"{slugify(seen.kept.title)[:80] or 'inspection'}-{kind}.{suffix}"
    actions.note_taken(by=request.user, inspection=seen.kept, name=name)
    return to_keep(name, body)


def report_of(seen: Seen, kind: str) -> Report:
    """The document as it would be said today."""
    today = clock.today()
    if kind == "plan":
        return plan_report(seen.told, today)
    found = before(seen.told.findings, all_findings(inspections()), today)
    return feedback_report(seen.told, found, today)


@page(Verb.SEE_FINDINGS)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One line of the plan: how it stands, its history, and what shows it."""
    kept = improvement_for(id)
    said = stands(improvement(kept), clock.today())
    context = {
        "improvement": kept,
        "letter": letter_of(kept.number),
        "stands": said,
        "colour": COLOURS[said],
        "history": history(kept),
        "may_tell": may_tell(request.user, kept),
        "may": may_manage(request),
    }
    return render(request, "quality/improvement.html", context)


def history(kept: Improvement) -> list[Event]:
    """Every step, the newest first."""
    return [
        Event(
            step.on,
            step.words or "Planned",
            text=f"Said by {step.by}. Owner: {step.owner or 'nobody'}. "
            f"Due: {day(step.due) if step.due else 'not set'}.",
            kind=State(step.state).label,
            colour=COLOURS[State(step.state).label],
        )
        for step in kept.steps.all()
    ]


@page(Verb.MANAGE_FINDINGS)
@POSTS
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """Plan something about a finding."""
    finding = finding_for(id)
    others = [
        each
        for each in inspection_for(finding.inspection_id).kept.findings.all()
        if each.pk != finding.pk and each.kind == finding.kind
    ]
    form = AddImprovement(posted(request), others=others)
    form.fields["what"].label = "What will be done about it?"
    if "also" in form.fields:
        form.fields["also"].label = "Does it answer other findings too?"
    if request.method == "POST" and form.is_valid():
        actions.add_improvement(
            by=request.user,
            inspection=finding.inspection,
            findings=[finding, *form.findings],
            values={"what": form.cleaned_data["what"], **form.owned},
            on=clock.today(),
        )
        messages.success(request, "Saved. It stands in the improvement plan.")
        return redirect("finding", finding.pk)
    back = reverse("finding", args=[finding.pk])
    return form_page(request, form, "Plan an action", back, intro=finding.words)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def add_to_plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add a line to the plan, of which it may not be said which finding it answers."""
    kept = inspection_for(id).kept
    form = AddImprovement(posted(request), others=to_improve(kept))
    if request.method == "POST" and form.is_valid():
        actions.add_improvement(
            by=request.user,
            inspection=kept,
            findings=form.findings,
            values={"what": form.cleaned_data["what"], **form.owned},
            on=clock.today(),
        )
        messages.success(request, "Saved.")
        return redirect("improvement-plan", kept.pk)
    back = reverse("improvement-plan", args=[kept.pk])
    return form_page(request, form, "Add an action to the plan", back, intro=kept.title)


def to_improve(kept: Inspection) -> list[Finding]:
    """What an inspection said must become better."""
    return [each for each in kept.findings.all() if each.kind == FindingKind.IMPROVE]


@page(Verb.MANAGE_FINDINGS)
@POSTS
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Word a line of the plan otherwise, or say which findings it answers."""
    kept = improvement_for(id)
    answers = [str(each.pk) for each in kept.findings.all()]
    form = ChangeImprovement(
        posted(request),
        initial={"what": kept.what, "answers": answers, "version": kept.version},
        version=kept.version,
        findings=to_improve(kept.inspection),
    )

    def save(_: object) -> None:
        actions.change_improvement(
            by=request.user,
            improvement=kept,
            what=form.cleaned_data["what"],
            findings=form.findings,
            version=kept.version,
        )

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved.")
        return redirect("improvement", kept.pk)
    return form_page(request, form, "Change an action", reverse("improvement", args=[kept.pk]))


@page(Verb.SEE_FINDINGS)
@POSTS
def tell(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say how a line of the plan stands; 404 to those who neither own it nor keep the plan."""
    kept = theirs_to_tell(request, id)
    form = TellForm(
        posted(request),
        initial=initial_of(kept),
        version=kept.version,
        keeps_plan=may_manage(request),
        kept=kept.owner,
    )

    def save(_: object) -> None:
        told(request, kept, form)

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved.")
        return redirect("improvement", kept.pk)
    return about_line(request, form, "Say how it stands", kept)


def initial_of(kept: Improvement) -> dict[str, Any]:
    """What the form is opened with."""
    return {
        "state": kept.state,
        "owner": str(kept.owner_id or ""),
        "owner_words": kept.owner_words,
        "due": kept.due,
        "version": kept.version,
    }


def told(request: HttpRequest, kept: Improvement, form: TellForm) -> None:
    """Keep what the form says."""
    actions.tell(
        by=request.user,
        improvement=kept,
        state=State(form.cleaned_data["state"]),
        words=form.cleaned_data["words"],
        on=clock.today(),
        version=kept.version,
        values=form.changed_values,
    )


@page(Verb.SEE_FINDINGS)
@POSTS
def add_evidence(request: HttpRequest, id: UUID) -> HttpResponse:
    """What shows that it was done; 404 to those who neither own it nor keep the plan."""
    kept = theirs_to_tell(request, id)
    form = EvidenceForm(posted(request), initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        actions.add_evidence(by=request.user, improvement=kept, values=form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("improvement", kept.pk)
    return about_line(request, form, "Add evidence", kept)


def theirs_to_tell(request: HttpRequest, id: UUID) -> Improvement:
    """A line of the plan; 404 to those who neither own it nor keep the plan."""
    kept = improvement_for(id)
    if not may_tell(request.user, kept):
        raise Http404("not theirs")
    return kept


def about_line(
    request: HttpRequest, form: forms.Form, title: str, kept: Improvement
) -> HttpResponse:
    """A page that asks something about a line of the plan, which stands above it."""
    back, intro = reverse("improvement", args=[kept.pk]), f"{letter_of(kept.number)}) {kept.what}"
    return form_page(request, form, title, back, intro=intro)
