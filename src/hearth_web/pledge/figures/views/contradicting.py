"""Where published figures contradict each other, and saying why they may."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth.published import Severity
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.people.views.record.way_back import only_ours
from hearth_web.pledge.figures import actions
from hearth_web.pledge.figures.checking import Told, told_about, told_for
from hearth_web.pledge.figures.forms import AnswerForm
from hearth_web.pledge.figures.queries import prepared_for

__all__ = ["answer", "contradictions"]


@page(Verb.SEE_FIGURES)
@require_safe
def contradictions(request: HttpRequest) -> HttpResponse:
    """Every finding among what is published: what waits, what was answered, and the rest."""
    found = told_for(request.user)
    explained = [each for each in found if each.finding.severity is Severity.EXPLAINED]
    rest = [each for each in found if each.finding.severity is not Severity.EXPLAINED]
    context = {
        "waiting": [each for each in rest if each.answer is None],
        "answered": [each for each in rest if each.answer is not None],
        "explained": explained,
        "may_publish": request.user.may(Verb.PUBLISH_FIGURES),
    }
    return render(request, "pledge/figures/contradictions.html", context)


@page(Verb.PUBLISH_FIGURES)
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Say why the figures of a finding differ. It is kept, and shown wherever they are."""
    told = finding_called(request, key)
    form = AnswerForm(posted(request), initial={"reason": told.answer and told.answer.reason})
    back = only_ours(request.GET.get("next"))
    if form.is_bound and form.is_valid():
        actions.answer(by=request.user, told=[told], reason=form.cleaned_data["reason"])
        messages.success(request, "Your reason is kept.")
        return redirect(back or "figures-contradictions")
    return render(request, "pledge/figures/answer.html", {"told": told, "form": form, "back": back})


def finding_called(request: HttpRequest, key: str) -> Told:
    """The finding with this key among what is published, or about something prepared."""
    every = told_for(request.user)
    for document in prepared_for(request.user):
        every += told_about(request.user, document)
    found = next((each for each in every if each.finding.key == key), None)
    if found is None or not found.may_be_answered:
        raise Http404("no such finding")
    return found
