"""Saying that the data is right, taking it back, and all that is explained in a return."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.dates import CollectionYear
from hearth.documents.sentences import plural
from hearth_web.access.pages import page, posted, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.insight.seeing import log_children
from hearth_web.people.models import Child
from hearth_web.people.queries import child_for
from hearth_web.returns import queries
from hearth_web.returns.actions import explain, explain_all, withdraw
from hearth_web.returns.asking import Asked, asked_of
from hearth_web.returns.forms import ExplainForm, WithdrawForm
from hearth_web.returns.lists import child_address, mend_address
from hearth_web.returns.models import Failure
from hearth_web.returns.rules import closed_rules, rule_or_none
from hearth_web.returns.words import cells_in_words, lines_of, row_in_words
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["explain_one", "explain_rule", "explanations", "withdraw_one"]

GONE = "That no longer fails. The record has changed since, and there is nothing to explain."


@page(Verb.RECORD)
def explain_one(request: HttpRequest, id: UUID) -> HttpResponse:
    """Why what fails is right."""
    child = child_for(request.user, id, Verb.RECORD)
    rule = rule_or_none(request.GET.get("rule", ""))
    if rule is None or rule.code in closed_rules(request.user.may):
        raise Http404("no such rule for them")
    failure = queries.failure_to_explain(child, rule.code, request.GET.get("mark", ""))
    if failure is None:
        messages.info(request, GONE)
        return redirect("child", child.pk)
    form = ExplainForm(posted(request), initial=initial(failure))
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        explain(by=request.user, child=child, failure=failure, words=words)
        messages.success(request, f"Explained: rule {rule.code} for {child.name}.")
        return redirect(child_address(child.pk))
    adoption = request.user.may(Verb.SEE_ADOPTION)
    context = {
        "child": child,
        "rule": rule,
        "failure": failure,
        "form": form,
        "lines": list(lines_of(failure.cells, may_see_adoption=adoption)),
        "mend": mend_address(failure, failure.check_of.year),
        "back": child_address(child.pk),
    }
    return render(request, "returns/explain.html", context)


def initial(failure: Failure) -> dict[str, Any]:
    """The words that stand."""
    return {"words": failure.explanation.words} if failure.explanation else {}


@page(Verb.RECORD)
def explain_rule(request: HttpRequest, code: str) -> HttpResponse:
    """Why all that a rule still finds is right, said once for every child."""
    rule = rule_or_none(code)
    if rule is None or rule.code in closed_rules(request.user.may):
        raise Http404("no such rule for them")
    asked = asked_of(request)
    back = reverse("return-rule", args=[rule.code]) + asked.query()
    failures = queries.failures_to_explain(asked.sight, rule.code) if asked.check else []
    if not failures:
        messages.info(request, "Nothing of this rule is left for you to explain.")
        return redirect(back)
    form = ExplainForm(posted(request))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data["words"]
        count = explain_all(by=request.user, failures=failures, words=said)
        messages.success(request, f"Explained: rule {rule.code}, {plural(count, 'row')}.")
        return redirect(back)
    children = len({each.child_id for each in failures})
    rows = f"{plural(len(failures), 'row')} of {plural(children, 'child', 'children')}"
    context = {"rule": rule, "form": form, "rows": rows, "back": back, "asked": asked}
    return render(request, "returns/explain_rule.html", context)


@page(Verb.RECORD)
def withdraw_one(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take an explanation back, once one has said that one means it."""
    found = queries.explanation_for(request.user, id)
    child: Child = found.child
    form = WithdrawForm(posted(request))
    if form.is_bound and form.is_valid():
        withdraw(by=request.user, explanation=found)
        messages.success(request, f"Withdrawn: what was said of rule {found.rule}.")
        return redirect(child_address(child.pk))
    context = {
        "child": child,
        "explanation": found,
        "year": CollectionYear(found.year).label,
        "form": form,
        "back": child_address(child.pk),
    }
    return render(request, "returns/withdraw.html", context)


COLUMNS = (
    Column("name", "Child", link="href"),
    Column("number", "Number"),
    Column("rule", "Rule", link="rule_href"),
    Column("what", "Where"),
    Column("cells", "As it is"),
    Column("words", "Why it is right"),
    Column("who", "Who said so"),
    Column("at", "When", "date"),
    Column("first", "First said for"),
    Column("withdraw", "Take back", link="withdraw_href"),
)


@page(Verb.SEE_QUALITY)
@require_safe
def explanations(request: HttpRequest) -> HttpResponse:
    """Everything that fails in a return and is explained: to go with the submission."""
    asked = asked_of(request)
    if asked.check is None:
        return redirect(reverse("return") + asked.of_year)
    may_download = request.user.may(Verb.DOWNLOAD)
    refuse_files(request)
    log_children(request, {"return": asked.label, "explanations": True})
    rows = queries.failures(asked.sight)
    table = Table(
        f"Explained in the return of {asked.label}",
        COLUMNS,
        rows.filter(explanation__isnull=False),
        per_page=50,
        empty="Nothing is explained.",
        as_row=lambda each: row(asked, each),
    )
    context = {"asked": asked, "may_download": may_download}
    return respond(request, table, "returns/explanations.html", context)


def row(asked: Asked, each: Failure) -> dict[str, Any]:
    """One line of the list."""
    given, may_write = each.explanation, asked.user.may(Verb.RECORD)
    carried = given.year != asked.year
    return {
        "name": each.child.name,
        "number": each.number,
        "href": child_address(each.child_id),
        "rule": each.rule,
        "rule_href": reverse("return-rule", args=[each.rule]) + asked.query(),
        "what": row_in_words(each.table, each.on),
        "cells": cells_in_words(each.cells, may_see_adoption=asked.user.may(Verb.SEE_ADOPTION)),
        "words": given.words,
        "who": given.who,
        "at": given.at.date(),
        "first": CollectionYear(given.year).label + (", carried over" if carried else ""),
        "withdraw": "Withdraw" if may_write else "",
        "withdraw_href": reverse("return-withdraw", args=[given.pk]) if may_write else "",
    }
