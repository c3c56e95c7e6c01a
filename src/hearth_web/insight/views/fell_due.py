"""What fell due in a period: the obligations behind a number of timeliness, one by one."""

from __future__ import annotations

from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from hearth.dates.words import day
from hearth.documents.board_report import year_to
from hearth.measures import CATALOGUE, Window
from hearth.measures.late import of_time
from hearth.measures.model import Unit
from hearth.measures.words import number, quantity
from hearth_web.access.models import User
from hearth_web.access.pages import page, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.insight.asking import Asked, NothingYetError, asked_of
from hearth_web.insight.behind import Behind, Owed, children_behind, each_owed, owed_behind
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.forms import PeriodForm
from hearth_web.insight.reasons import reasons_table
from hearth_web.insight.rules import may_see_behind
from hearth_web.insight.seeing import log_children
from hearth_web.ui.tables import respond

__all__ = ["fell_due"]


@page(Verb.SEE_CHILDREN_BEHIND)
@require_safe
def fell_due(request: HttpRequest, id: str) -> HttpResponse:
    """Each thing of a number of timeliness that fell due between two days, how it went and why."""
    figure = figure_of(request.user, id)
    refuse_files(request)
    try:
        asked = asked_of(request)
    except NothingYetError:
        return redirect("picture")
    if not asked.exact:
        raise Http404("no children behind it for them")
    form = form_of(request, asked)
    window = form.window or Window(year_to(asked.on).start, asked.on)
    owed = owed_behind(id, asked, figure, window)
    seen = children_behind(request.user, id, {each.child for each in owed})
    named = set(seen.values_list("child", flat=True))
    title = CATALOGUE[id].title
    caption = f"What fell due: {title}, {day(window.start)} to {day(window.end)}"
    table = each_owed(caption, seen, Behind.of(shown(form, owed)))
    what = {"measure": id, "from": str(window.start), "on": str(window.end)}
    log_children(request, {**what, "scope": asked.scope.key, "children": len(named)})
    context = {
        "measure": CATALOGUE[id],
        "asked": asked,
        "form": form,
        "sentence": sentence(owed, window),
        "hidden": sum(each.child not in named for each in owed),
        "reasons": reasons_table(each for each in owed if each.child in named),
        "may_download": request.user.may(Verb.DOWNLOAD),
    }
    return respond(request, table, "insight/fell_due.html", context)


def figure_of(user: User, id: str) -> str:
    """Which figure of a measure counts what fell due; Http404 for none, or not for this person."""
    figure = of_time(CATALOGUE[id]) if id in CATALOGUE else None
    if figure is None or not may_see_behind(user, id):
        raise Http404("no such number for them")
    return figure


def form_of(request: HttpRequest, asked: Asked) -> PeriodForm:
    """The form of the period, as it was asked for in an address or typed."""
    usual = {"since": year_to(asked.on).start, "on": asked.on}
    teams = [] if asked.scope.kind == "worker" else teams_to_choose(request.user)
    typed = any(name.startswith("since") for name in request.GET)
    data = request.GET if typed else None
    return PeriodForm(data, initial=usual, reach=asked.reach, scope=asked.scope, teams=teams)


def shown(form: PeriodForm, owed: list[Owed]) -> list[Owed]:
    """All of it, or only what was not done on time."""
    return [each for each in owed if not each.on_time] if form.only_late else owed


def sentence(owed: list[Owed], window: Window) -> str:
    """How much there was, and how much of it in time."""
    period = f"From {day(window.start)} to {day(window.end)}"
    if not owed:
        return f"{period} nothing fell due."
    met = sum(each.on_time for each in owed)
    share = quantity(Decimal(100 * met) / len(owed), Unit.PERCENT)
    return f"{period}: {number(met)} of {number(len(owed))} done on time, {share}."
