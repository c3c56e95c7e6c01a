"""Findings: all of them by theme, and one with what is done about it and what was found before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth import quality
from hearth.documents.sentences import plural
from hearth.quality import Answered, Echo, FindingKind, answered, services, themes
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.quality.actions import inspections as actions
from hearth_web.quality.forms.inspections import (
    STANDS,
    AddFinding,
    ChangeFinding,
    PasteFindings,
    RemoveForm,
    Which,
)
from hearth_web.quality.queries.inspections import (
    all_findings,
    before,
    finding_for,
    inspection_for,
    inspections,
)
from hearth_web.quality.tables import COLOURS, finding_table, stands, theme_table
from hearth_web.quality.views.around import POSTS, form_page, here, may_manage
from hearth_web.ui import clock
from hearth_web.ui.addresses import changed
from hearth_web.ui.beside import shown_beside
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import respond

__all__ = ["add", "change", "index", "one", "paste", "remove"]

Before = Mapping[str, Sequence[Echo]]
ORDER = (  # what waits for somebody first; within each the latest inspection first
    Answered.NOBODY,
    Answered.LATE,
    Answered.IN_HAND,
    Answered.DONE,
    Answered.GIVEN_UP,
    Answered.STRENGTH,
)


@page(Verb.SEE_FINDINGS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every finding by theme: what is open, what is late, what was found before."""
    form = Which(request.GET or None)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    today, seen = clock.today(), inspections()
    every = all_findings(seen)
    found_before = before(every, every, today)
    some = [each for each in every if fits(each, asked, found_before)]
    some.sort(key=lambda each: ORDER.index(answered(each, today)))
    titles = {each.told.key: each.told.title for each in seen}
    context = {
        "filter": form,
        "chosen": chosen(request, asked),
        "clear": reverse("findings"),
        "by_theme": None if any(asked.values()) else theme_table(every, found_before, today),
        "links": here(request.user, "findings"),
    }
    table = finding_table(some, found_before, titles, today)
    return respond(request, table, "quality/findings.html", context)


def fits(finding: quality.Finding, asked: Mapping[str, Any], found_before: Before) -> bool:
    """Whether a finding is one of those asked for."""
    words = (asked.get("q") or "").casefold().split()
    return (
        all(word in finding.words.casefold() for word in words)
        and asked.get("theme") in ("", None, finding.theme)
        and asked.get("service") in ("", None, finding.service)
        and stands_so(finding, asked.get("stands") or "", found_before)
    )


def stands_so(finding: quality.Finding, how: str, found_before: Before) -> bool:
    """Whether a finding stands as asked."""
    stand = answered(finding, clock.today())
    match how:
        case "open":
            return stand.is_open
        case "before":
            return finding.key in found_before
        case "":
            return True
    wanted = {
        "late": Answered.LATE,
        "nothing": Answered.NOBODY,
        "done": Answered.DONE,
        "strength": Answered.STRENGTH,
    }
    return stand is wanted[how]


def chosen(request: HttpRequest, asked: Mapping[str, Any]) -> list[Link]:
    """What is asked for, each with the address without it."""
    said = {
        "q": f"“{asked['q']}”" if asked.get("q") else "",
        "theme": themes().get(asked.get("theme", ""), ""),
        "service": services().get(asked.get("service", ""), ""),
        "stands": STANDS.get(asked.get("stands", ""), "") if asked.get("stands") else "",
    }
    return [
        Link(words, changed(request, **{name: None}, page=None))
        for name, words in said.items()
        if words
    ]


@page(Verb.SEE_FINDINGS)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One finding: what is done about it, and what was found before."""
    kept, today = finding_for(id), clock.today()
    seen = inspections()
    every = all_findings(seen)
    told = next(each for each in every if each.key == str(kept.pk))
    stand = answered(told, today)
    titles = {each.told.key: each.told.title for each in seen}
    context = {
        "finding": kept,
        "told": told,
        "stands": stand.value,
        "colour": COLOURS[stand.value],
        "is_strength": told.kind is FindingKind.STRENGTH,
        "improvements": [
            {
                "improvement": each,
                "href": reverse("improvement", args=[each.key]),
                "stands": stands(each, today),
                "colour": COLOURS[stands(each, today)],
            }
            for each in told.improvements
        ],
        "echoes": [
            {
                "echo": echo,
                "href": reverse("finding", args=[echo.earlier.key]),
                "inspection": titles[echo.earlier.inspection],
                "percent": round(100 * echo.share),
            }
            for echo in before([told], every, today).get(told.key, ())
        ],
        "may": may_manage(request),
        "beside": shown_beside(request, kept),
    }
    return render(request, "quality/finding.html", context)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add a finding; many stand in a letter, so the next can be added at once."""
    kept = inspection_for(id).kept
    initial = {name: request.GET.get(name, "") for name in ("kind", "service", "theme")}
    form = AddFinding(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        made = actions.add_finding(by=request.user, inspection=kept, values=told)
        messages.success(request, f"Finding {made.number} is saved.")
        if request.POST.get("another"):
            again = reverse("finding-add", args=[kept.pk])
            return redirect(f"{again}?kind={told['kind']}&service={told['service']}")
        return redirect("inspection", kept.pk)
    back, another = reverse("inspection", args=[kept.pk]), "Save and add another"
    return form_page(request, form, "Add a finding", back, intro=kept.title, another=another)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def paste(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add several findings at once, pasted from the letter."""
    kept = inspection_for(id).kept
    form = PasteFindings(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.add_findings(by=request.user, inspection=kept, rows=form.rows)
        messages.success(request, f"{plural(len(made), 'finding')} saved.")
        return redirect("inspection", kept.pk)
    back = reverse("inspection", args=[kept.pk])
    return form_page(request, form, "Add several findings", back, intro=kept.title)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Correct a finding."""
    kept = finding_for(id)
    names = [name for name in ChangeFinding.base_fields if name != "version"]
    initial = {name: getattr(kept, name) for name in (*names, "version")}
    form = ChangeFinding(posted(request), initial=initial, version=kept.version)

    def save(_: object) -> None:
        values = {name: form.cleaned_data[name] for name in names}
        actions.change_finding(by=request.user, finding=kept, values=values, version=kept.version)

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved.")
        return redirect("finding", kept.pk)
    return form_page(request, form, "Change a finding", reverse("finding", args=[kept.pk]))


@page(Verb.MANAGE_FINDINGS)
@POSTS
def remove(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take away a finding that was written down by mistake."""
    kept = finding_for(id)
    form = RemoveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        inspection = kept.inspection_id
        actions.remove_finding(by=request.user, finding=kept, why=form.cleaned_data["why"])
        messages.success(request, "The finding is taken away. What was planned stays in the plan.")
        return redirect("inspection", inspection)
    back, button = reverse("finding", args=[kept.pk]), "Take it away"
    return form_page(request, form, "Take a finding away", back, intro=kept.words, button=button)
