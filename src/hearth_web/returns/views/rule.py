"""One rule: what it means, why it exists, what usually causes a failure, how to mend it, whose."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.returns.ssda903 import Rule
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.insight.seeing import log_children
from hearth_web.returns.asking import asked_of
from hearth_web.returns.rules import closed_rules, rule_or_none
from hearth_web.returns.views.failures import listing
from hearth_web.returns.words import column_in_words, table_in_words
from hearth_web.ui.parts import Line
from hearth_web.ui.tables import respond

__all__ = ["rule"]


@page(Verb.SEE_QUALITY)
@require_safe
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """The rule in full, and the failures of the children this person may see."""
    found = rule_or_none(code)
    if found is None or found.code in closed_rules(request.user.may):
        raise Http404("no such rule for them")
    asked = asked_of(request)
    context = {"rule": found, "lines": lines(found), "asked": asked}
    if asked.check is None:
        return render(request, "returns/rule.html", context)
    log_children(request, {"return": asked.label, "rule": found.code})
    table, more = listing(request, asked, asked.check, rule=found.code)
    context["may_explain_all"] = request.user.may(Verb.RECORD) and table.rows.count() > 1
    return respond(request, table, "returns/rule.html", context | more)


def lines(rule: Rule) -> list[Line]:
    """What is to be known of a rule."""
    columns = [f"{name}: {column_in_words(name)}" for name in rule.fields.split()]
    return [
        Line("What it means", rule.means),
        Line("Why it exists", rule.why),
        Line("What usually causes it", rule.cause),
        Line("Looks at", "\n".join(columns)),
        Line("Table", "\n".join(f"{table}: {table_in_words(table)}" for table in rule.tables)),
        Line("In force", ", ".join(dict.fromkeys(map(str, rule.spans)))),
    ]
