"""Failures one by one, of whichever rule, team, worker or child the address asks for."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.documents.sentences import number
from hearth_web.access.pages import page, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.seeing import log_children
from hearth_web.returns import queries
from hearth_web.returns.asking import Asked, asked_of
from hearth_web.returns.checking import KEPT
from hearth_web.returns.forms import Narrow
from hearth_web.returns.lists import SHOW, failures_table
from hearth_web.returns.models import Check
from hearth_web.ui.tables import Table, respond

__all__ = ["listed", "listing"]


@page(Verb.SEE_QUALITY)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What fails, row by row."""
    asked = asked_of(request)
    if asked.check is None:
        return redirect(reverse("return") + asked.of_year)
    child = request.GET.get("child", "")
    log_children(request, {"return": asked.label, "child": child, **scope_of(asked)})
    table, context = listing(request, asked, asked.check, child=child)
    return respond(request, table, "returns/failures.html", context | {"child": child})


def scope_of(asked: Asked) -> dict[str, str]:
    """Whose failures were asked for, for the log."""
    return {asked.scope.kind: asked.scope.name} if asked.scope.id else {}


def listing(
    request: HttpRequest, asked: Asked, check: Check, *, rule: str = "", child: str = ""
) -> tuple[Table, dict[str, Any]]:
    """The table of single failures and what its page says around it."""
    may_download = request.user.may(Verb.DOWNLOAD)
    refuse_files(request)
    show = request.GET.get("show", "")
    if show not in SHOW:
        raise Http404("no such choice")
    wanted = {name: value for name, value in {"rule": rule, "number": child}.items() if value}
    rows = queries.failures(asked.sight).filter(**wanted)
    tallies = queries.tallies(asked.sight).filter(**wanted)
    counted = tallies.aggregate(all=Sum("count", default=0))["all"]
    kept = rows.count()
    if show:
        rows = rows.filter(explanation__isnull=show == "mend")
    table = failures_table(asked, caption(asked, rule), rows, with_rule=not rule)
    context = {
        "asked": asked,
        "check": check,
        "counted": counted,
        "cut": cut_in_words(counted, kept),
        "may_download": may_download,
        "filter": Narrow(request.GET or None, asked=asked, teams=teams_to_choose(asked.user)),
    }
    return table, context


def caption(asked: Asked, rule: str) -> str:
    """What the list is of."""
    what = f"Failures of rule {rule}" if rule else "Failures"
    return f"{what}, return of {asked.label}"


def cut_in_words(counted: int, kept: int) -> str:
    """That a systematic error is counted whole, and shown in part."""
    if kept >= counted:
        return ""
    return (
        f"{number(counted)} rows fail. So many come from one cause: find it in the first of them. "
        f"{number(kept)} are listed here; of one rule no more than {number(KEPT)} are kept."
    )
