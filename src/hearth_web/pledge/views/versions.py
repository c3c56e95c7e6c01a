"""Versions of a strategy, and what changed in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth.pledge.reading import strategy_from
from hearth.pledge.versions import Change, Piece, changes, in_words, is_long
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.pledge.actions import keep_version
from hearth_web.pledge.forms import VersionForm
from hearth_web.pledge.queries import strategy_for, version_for
from hearth_web.pledge.trees import grown

__all__ = ["version", "versions"]


@dataclass(frozen=True)
class Told:
    """A change, and its words as one text with what went and what came."""

    change: Change
    pieces: list[Piece]


@page(Verb.SEE_PLEDGE)
def versions(request: HttpRequest, id: UUID) -> HttpResponse:
    """Those kept, the newest first; those who may keep one more here."""
    strategy = strategy_for(request.user, id)
    may_change = request.user.may(Verb.MANAGE_PLEDGE)
    form = VersionForm(posted(request) if may_change else None)
    if form.is_bound and form.is_valid():
        keep_version(by=request.user, strategy=strategy, **form.cleaned_data)
        messages.success(request, "The strategy is kept as it is now.")
        return redirect("pledge-versions", id)
    context = {
        "strategy": strategy,
        "versions": list(strategy.versions.defer("text")),
        "form": form,
        "may_change": may_change,
    }
    return render(request, "pledge/versions.html", context)


@page(Verb.SEE_PLEDGE)
@require_safe
def version(request: HttpRequest, id: UUID, version: UUID) -> HttpResponse:
    """What has changed since a version was kept."""
    kept = version_for(request.user, id, version)
    strategy = strategy_for(request.user, id)
    old = strategy_from(kept.text.encode(), kept.label).strategy
    told = [told_of(each) for each in changes(old, grown(strategy).tree)]
    context = {"strategy": strategy, "version": kept, "told": told}
    return render(request, "pledge/version.html", context)


def told_of(change: Change) -> Told:
    """A change with its words, where they are too many for the sentence."""
    long = is_long(change.before, change.after)
    return Told(change, in_words(change.before, change.after) if long else [])
