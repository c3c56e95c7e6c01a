"""The children behind a number."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from hearth.errors import UsageError
from hearth.measures import CATALOGUE, Derived
from hearth_web.access.pages import page, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.insight.asking import NothingYetError, asked_of
from hearth_web.insight.behind import SIDES, behind, children_behind, each_owed, table_of
from hearth_web.insight.rules import may_see_behind
from hearth_web.insight.seeing import log_children
from hearth_web.ui.tables import respond

__all__ = ["children"]

WORDS = {
    "numerator": "Children counted",
    "denominator": "Children out of whom it is counted",
    "unknown": "Children of whom it is not known",
}

OWED_WORDS = {"numerator": "What was done in time", "denominator": "What fell due"}


@page(Verb.SEE_CHILDREN_BEHIND)
@require_safe
def children(request: HttpRequest, id: str) -> HttpResponse:
    """Those in one side of a number that this person may see, and how many are out of reach."""
    get = request.GET
    side = get.get("side", "numerator")
    breakdown, value = get.get("breakdown", ""), get.get("value", "")
    if id not in CATALOGUE or side not in SIDES or not may_see_behind(request.user, id, breakdown):
        raise Http404("no such number for them")
    refuse_files(request)
    try:
        asked = asked_of(request)
    except NothingYetError:
        return redirect("picture")
    if asked.scope.id is not None and isinstance(CATALOGUE[id], Derived):
        raise Http404("a measure of the whole council")
    try:
        found = behind(id, asked, side, breakdown, value)
    except (UsageError, KeyError) as error:
        raise Http404("nothing behind it") from error
    seen = children_behind(request.user, id, list(found.counted), breakdown)
    owed = bool(found.owed)
    words = OWED_WORDS.get(side, WORDS[side]) if owed else WORDS[side]
    caption = f"{words}: {CATALOGUE[id].title}" + (f", {value}" if breakdown else "")
    table = each_owed(caption, seen, found) if owed else table_of(caption, seen, found, id)
    what = {"measure": id, "side": side, "on": asked.on.isoformat(), "scope": asked.scope.key}
    listed = seen.count()
    log_children(request, {**what, "children": listed})
    context = {
        "measure": CATALOGUE[id],
        "asked": asked,
        "side": words,
        "value": value,
        "everyone": len(found.counted),
        "hidden": len(found.counted) - listed,
        "may_download": request.user.may(Verb.DOWNLOAD),
    }
    return respond(request, table, "insight/children.html", context)
