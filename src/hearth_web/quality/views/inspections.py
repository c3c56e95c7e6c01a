"""Inspections: the list, one of them, its grades, and its words."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth import quality
from hearth.documents.inspection.words import what_it_was
from hearth.quality import Answered, FindingKind, answered, lacking, services
from hearth.quality.standing import stands_in_words
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.quality.actions import inspections as actions
from hearth_web.quality.forms.inspections import AddInspection, ChangeInspection, GradesForm
from hearth_web.quality.queries.inspections import (
    Seen,
    all_findings,
    before,
    inspection_for,
    inspections,
)
from hearth_web.quality.tables import COLOURS, inspection_table, when_before
from hearth_web.quality.views.around import POSTS, form_page, here, may_manage
from hearth_web.ui import clock
from hearth_web.ui.beside import shown_beside
from hearth_web.ui.tables import respond

__all__ = ["add", "change", "grades", "index", "one"]


@page(Verb.SEE_FINDINGS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every inspection, and how what it found stands."""
    table = inspection_table(inspections(), clock.today())
    context = {"links": here(request.user, "inspections"), "may": may_manage(request)}
    return respond(request, table, "quality/inspections.html", context)


@page(Verb.SEE_FINDINGS)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One inspection: what was found, by the part of the service, and how each stands."""
    seen, today = inspection_for(id), clock.today()
    told, every = seen.told, inspections()
    found_before = before(told.findings, all_findings(every), today)
    context = {
        "inspection": seen.kept,
        "told": told,
        "what_it_was": what_it_was(told),
        "plan_words": stands_in_words(told.improvements, today),
        "stats": stats(told, len(found_before), today),
        "judgements": judgements(told, every),
        "parts": by_service(told, found_before, today),
        "lacking": lacking(told, today) if may_manage(request) else [],
        "may": may_manage(request),
        "links": here(request.user),
        "beside": shown_beside(request, seen.kept),
    }
    return render(request, "quality/inspection.html", context)


def judgements(told: quality.Inspection, every: list[Seen]) -> list[tuple[str, str, str]]:
    """Each area, its grade, and what it was given the last time before."""
    earlier: dict[str, str] = {}
    for each in every:  # the newest first
        if each.told.ended < told.ended:
            for one in each.told.judgements:
                earlier.setdefault(one.area, f"{one.grade} in {each.told.ended.year}")
    return [(one.area, one.grade, earlier.get(one.area, "")) for one in told.judgements]


def stats(told: quality.Inspection, found_before: int, today: date) -> list[dict[str, Any]]:
    """The counts at the top."""
    stand = [answered(each, today) for each in told.found(FindingKind.IMPROVE)]
    return [
        {"label": "Strengths", "value": len(told.found(FindingKind.STRENGTH))},
        {"label": "To improve", "value": len(stand)},
        {"label": "Still open", "value": sum(each.is_open for each in stand)},
        {"label": "Late", "value": sum(each is Answered.LATE for each in stand)},
        {"label": "Found before", "value": found_before},
    ]


def by_service(
    told: quality.Inspection, found_before: Any, today: date
) -> list[tuple[str, list[dict[str, Any]]]]:
    """The findings of each part of the service, ready to be shown."""
    shown = [
        (
            name,
            [
                shown_finding(each, found_before.get(each.key, ()), today)
                for each in told.findings
                if each.service == service
            ],
        )
        for service, name in services().items()
    ]
    return [(name, rows) for name, rows in shown if rows]


def shown_finding(finding: quality.Finding, echoes: Any, today: date) -> dict[str, Any]:
    """A finding with its tags."""
    stands = answered(finding, today)
    return {
        "finding": finding,
        "href": reverse("finding", args=[finding.key]),
        "stands": stands.value,
        "colour": COLOURS[stands.value],
        "before": when_before(echoes),
    }


@page(Verb.MANAGE_FINDINGS)
@POSTS
def add(request: HttpRequest) -> HttpResponse:
    """Write down an inspection."""
    form = AddInspection(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.add_inspection(by=request.user, values=form.cleaned_data)
        messages.success(request, "Saved. Now add what was found.")
        return redirect("inspection", made.pk)
    return form_page(request, form, "Add an inspection", reverse("inspections"))


@page(Verb.MANAGE_FINDINGS)
@POSTS
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Correct an inspection, or write the words of its report."""
    kept = inspection_for(id).kept
    names = ChangeInspection.base_fields.keys() - {"version"}
    initial = {name: getattr(kept, name) for name in names} | {"version": kept.version}
    form = ChangeInspection(posted(request), initial=initial, version=kept.version)

    def save(_: object) -> None:
        values = {name: form.cleaned_data[name] for name in names}
        actions.change_inspection(
            by=request.user, inspection=kept, values=values, version=kept.version
        )

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved.")
        return redirect("inspection", kept.pk)
    back = reverse("inspection", args=[kept.pk])
    return form_page(request, form, f"Change {kept.title}", back)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def grades(request: HttpRequest, id: UUID) -> HttpResponse:
    """The judgement of each area, in the framework's own grades; 404 where it gives none."""
    seen = inspection_for(id)
    areas = areas_of(seen)
    now = {each.area: each.grade for each in seen.told.judgements}
    form = GradesForm(posted(request), how=seen.told.how, areas=areas, now=now)
    if request.method == "POST" and form.is_valid():
        actions.give_grades(by=request.user, inspection=seen.kept, grades=form.grades)
        messages.success(request, "Saved.")
        return redirect("inspection", seen.kept.pk)
    back = reverse("inspection", args=[seen.kept.pk])
    return form_page(request, form, "Judgements", back, intro=seen.kept.title)


def areas_of(seen: Seen) -> list[str]:
    """The areas that were graded then, and any that has a grade already."""
    if not seen.told.how.grades:
        raise Http404("no grades")
    given = [each.area for each in seen.told.judgements]
    return list(dict.fromkeys([*seen.told.how.areas_on(seen.told.ended), *given]))
