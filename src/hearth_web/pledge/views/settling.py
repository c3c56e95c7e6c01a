"""Whether everyone may see a strategy, putting one away, and the principles of the law."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.pledge import actions
from hearth_web.pledge.forms import WhyForm
from hearth_web.pledge.queries import strategy_for

__all__ = ["openness", "principles", "put_away"]


@page(Verb.MANAGE_PLEDGE)
def openness(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask once, then show the strategy without sign-in, or no longer."""
    strategy = strategy_for(request.user, id)
    if request.method == "POST":
        public = not strategy.is_public and strategy.closed_at is None
        actions.show_to_everyone(by=request.user, strategy=strategy, public=public)
        told = "Everyone can see it now." if public else "It is no longer shown to everyone."
        messages.success(request, told)
        return redirect("pledge", id)
    return render(request, "pledge/openness.html", {"strategy": strategy})


@page(Verb.MANAGE_PLEDGE)
def put_away(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put a strategy away that is over."""
    strategy = strategy_for(request.user, id)
    form = WhyForm(posted(request))
    if form.is_bound and form.is_valid():
        actions.put_away(by=request.user, strategy=strategy, why=form.cleaned_data["why"])
        messages.success(request, f"{strategy.title} is put away. It can still be read here.")
        return redirect("pledges")
    return render(request, "pledge/put_away.html", {"strategy": strategy, "form": form})


@page(Verb.MANAGE_PLEDGE)
@require_POST
def principles(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add the principles of the law to a strategy that has none."""
    strategy = strategy_for(request.user, id)
    actions.add_principles(by=request.user, strategy=strategy)
    messages.success(request, "The seven principles of the law are there. You may change them.")
    return redirect("pledge-about", id)
