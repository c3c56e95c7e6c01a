"""What if the failures were mended: which measures would change, and how far at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.measures.what_if import Bound, Failing, WhatIf
from hearth_web.access.pages import SignedInRequest, page, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.bridge.memory import at_hand
from hearth_web.insight.behind import children_behind
from hearth_web.insight.rules import may_see_behind
from hearth_web.insight.seeing import log_children
from hearth_web.returns.asking import Asked, asked_of
from hearth_web.returns.forms import WhichFailures
from hearth_web.returns.lists import child_address
from hearth_web.returns.moving import bound_of, failing_of, moved, rules_by_child
from hearth_web.returns.rules import closed_rules, rule_or_none
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["what_if"]

COLUMNS = (
    Column("title", "Measure", link="href"),
    Column("value", "As returned"),
    Column("lowest", "Lowest"),
    Column("highest", "Highest"),
    Column("inside", "Counted now", "number"),
    Column("outside", "Could join", "number"),
)
STANDS = {True: "Counted now", False: "Could join"}
CHILD_COLUMNS = (
    Column("name", "Child", link="href"),
    Column("number", "Number"),
    Column("stands", "In the measure"),
    Column("rules", "Rules that fail"),
)
PER_PAGE = 100


@dataclass(frozen=True)
class Question:
    """What this page was asked, and the answer."""

    asked: Asked
    failing: Failing
    found: WhatIf
    show: str
    rule: str

    def address(self, **more: str) -> str:
        """This page, asking the same again with more."""
        parts = {"year": str(self.asked.year), "show": self.show, "rule": self.rule, **more}
        query = urlencode({name: value for name, value in parts.items() if value})
        return f"{reverse('return-what-if')}?{query}"


@page(Verb.SEE_QUALITY)
@require_safe
def what_if(request: HttpRequest) -> HttpResponse:
    """The measures, furthest first; or with `?measure=` the children who could move one."""
    if not request.user.may(Verb.SEE_EXACT_NUMBERS):
        raise Http404("small numbers are withheld from them")
    asked = asked_of(request)
    held = at_hand()
    if asked.check is None or asked.of_files or asked.scope.id or held.histories is None:
        return render(request, "returns/nothing_to_ask.html", {"asked": asked})
    show, rule = chosen(request)
    failing = failing_of(asked.check, explained=show == "all", rule=rule)
    question = Question(asked, failing, moved(held, asked.check, failing), show, rule)
    if request.GET.get("measure"):
        return children(request, question, request.GET["measure"])
    table = measures_table(request, question)
    context = {
        "asked": asked,
        "check": asked.check,
        "rule": rule_or_none(rule) if rule else None,
        "failing": len(failing.children - {""}),
        "rules": len(failing.rows),
        "still": list(dict.fromkeys(bound.title for bound in question.found.still)),
        "lacking": question.found.lacking,
        "filter": WhichFailures(
            request.GET or None, asked=asked, rules=rules_failing(request, asked)
        ),
    }
    return respond(request, table, "returns/what_if.html", context)


def chosen(request: SignedInRequest) -> tuple[str, str]:
    """Which failures: only those to mend or all, of one rule or of every one."""
    show, rule = request.GET.get("show", ""), request.GET.get("rule", "")
    if show not in ("", "all"):
        raise Http404("no such choice")
    if rule and (rule_or_none(rule) is None or rule in closed_rules(request.user.may)):
        raise Http404("no such rule for them")
    return show, rule


def rules_failing(request: SignedInRequest, asked: Asked) -> Sequence[str]:
    """The rules that fail and may be known to."""
    assert asked.check is not None
    closed = set(closed_rules(request.user.may))
    return [rule for rule in failing_of(asked.check, explained=True).rows if rule not in closed]


def measures_table(request: SignedInRequest, question: Question) -> Table:
    """Every measure that could move, furthest first; as a file every part of each."""
    bounds = question.found.moving if request.GET.get("format") else question.found.telling
    notes = ("Of a measure in parts, the part that could move most. The file has them all.",)
    return Table(
        f"What mending could change, return of {question.asked.label}",
        COLUMNS,
        [row_of(request, question, bound) for bound in bounds],
        empty="No mend of these failures can change any measure.",
        notes=notes,
    )


def row_of(request: SignedInRequest, question: Question, bound: Bound) -> Mapping[str, Any]:
    """One measure."""
    behind = may_see_behind(request.user, bound.measure)
    title = f"{bound.title}: {bound.category}" if bound.category else bound.title
    return {
        "title": title,
        "value": in_words(bound, bound.value),
        "lowest": in_words(bound, bound.lowest),
        "highest": in_words(bound, bound.highest),
        "inside": len(bound.in_denominator),
        "outside": len(bound.outside),
        "href": question.address(measure=bound.measure) if behind else "",
    }


def in_words(bound: Bound, value: Any) -> str:
    """A value with its unit's sign."""
    if value is None:
        return "n/a"
    return f"{value:,}%" if bound.unit.label == "percent" else f"{value:,}"


def children(request: SignedInRequest, question: Question, measure: str) -> HttpResponse:
    """The children who could move a measure, those this person may see."""
    bound = bound_of(question.found, measure)
    if bound is None or not may_see_behind(request.user, measure):
        raise Http404("nobody could move it, or not for them")
    refuse_files(request)
    log_children(request, {"return": question.asked.label, "what if": measure})
    table = children_table(request, question, bound)
    context = {
        "asked": question.asked,
        "bound": bound,
        "hidden": len(bound.children) - len(table.rows),
        "back": Link("What if", question.address()),
        "may_download": request.user.may(Verb.DOWNLOAD),
    }
    return respond(request, table, "returns/what_if_children.html", context)


def children_table(request: SignedInRequest, question: Question, bound: Bound) -> Table:
    """Each child, how they stand in the measure, and the rules they fail."""
    closed = set(closed_rules(request.user.may))
    rules = rules_by_child(question.failing, bound)
    rows = [
        {
            "name": child.name,
            "href": child_address(child.pk),
            "number": child.child,
            "stands": STANDS[child.child in bound.in_denominator],
            "rules": ", ".join(rule for rule in rules[child.child] if rule not in closed),
        }
        for child in children_behind(request.user, bound.measure, bound.children)
    ]
    return Table(
        f"Children who could move: {bound.title}",
        CHILD_COLUMNS,
        [row for row in rows if row["rules"]],
        per_page=PER_PAGE,
        empty="No child you may see could move it.",
    )
