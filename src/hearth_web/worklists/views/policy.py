"""The time limits: every duty with its rules, and the council's own, changed after a look at what
the change would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.coverage import waiting
from hearth.duties.limits import limits, relaxations
from hearth.duties.model import Duty
from hearth_web import audit
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.ui import clock
from hearth_web.ui.navigation import Link
from hearth_web.worklists.asking import GROUPS
from hearth_web.worklists.policy import showing
from hearth_web.worklists.policy.actions import change_rules
from hearth_web.worklists.policy.forms import FORMS, SHOWN, EndForm, RuleForm, Which, offered
from hearth_web.worklists.policy.preview import Preview, preview
from hearth_web.worklists.policy.reading import in_force, rule_in_force, rules_in_force
from hearth_web.worklists.policy.said import said_of

__all__ = ["change_rule", "end_rule", "one_duty", "rules"]

SAVED = "Saved. Everybody’s work follows within some minutes."
HAND_BACK = ("csrfmiddlewaretoken", "confirmed", "back")


@page(Verb.MANAGE_DUTIES)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every duty with its limits, whose they are, and whether it is recorded here."""
    form = Which(request.GET or None)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    today, standing = clock.today(), in_force()
    every = showing.all_shown(standing, rules_in_force(), today)
    group = GROUPS.get(asked.get("group", ""))
    found = showing.listed(every, q=asked.get("q", ""), group=group, show=asked.get("show", ""))
    return render(
        request,
        "worklists/policy.html",
        {
            "filter": form,
            "chosen": chosen(request, asked),
            "clear": reverse("policy"),
            "groups": showing.in_groups(found),
            "count": len(found),
            "unrecorded": [row for row in every if not row.is_recorded],
            "looked_at": showing.looked_at(),
            "waiting": [] if any(asked.values()) else waiting(),
        },
    )


def chosen(request: HttpRequest, asked: dict[str, Any]) -> list[Link]:
    """What is asked for, each with the address without it."""
    said = {
        "q": f"“{asked['q']}”" if asked.get("q") else "",
        "group": GROUPS[asked["group"]].value if asked.get("group") else "",
        "show": SHOWN[asked["show"]] if asked.get("show") else "",
    }
    found = []
    for name, words in said.items():
        if words:
            rest = request.GET.copy()
            rest.pop(name, None)
            found.append(Link(words, f"?{rest.urlencode()}"))
    return found


@page(Verb.MANAGE_DUTIES)
@require_safe
def one_duty(request: HttpRequest, duty: str) -> HttpResponse:
    """A duty's words, all its limits with their days, and what was changed, by whom and why."""
    found, own = duty_of(duty), rules_in_force()
    return render(
        request,
        "worklists/policy_duty.html",
        {
            "row": showing.shown(found, in_force(), own),
            "offered": [
                (title, reverse("policy-change", args=[duty, what]))
                for what, title in offered(found)
            ],
            "history": showing.history(duty),
            "has_none": not (limits(duty) or relaxations(duty)),
        },
    )


def duty_of(duty: str) -> Duty:
    """The duty of an address."""
    if duty not in CATALOGUE:
        raise Http404("no such duty")
    return CATALOGUE[duty]


@page(Verb.MANAGE_DUTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def change_rule(request: HttpRequest, duty: str, what: str) -> HttpResponse:
    """Set a limit, a warning, an owner, an emergency rule, or whether it is recorded here."""
    found = duty_of(duty)
    if what not in dict(offered(found)):
        raise Http404("no such change")
    return asked_first(request, found, lambda data: FORMS[what](data, duty=found), FORMS[what])


@page(Verb.MANAGE_DUTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def end_rule(request: HttpRequest, kind: str, id: int) -> HttpResponse:
    """End a rule of the council's own, or take it back."""
    row = rule_in_force(kind, id)
    if row is None or row.duty not in CATALOGUE:
        raise Http404("no such rule")
    found = CATALOGUE[row.duty]
    make = lambda data: EndForm(data, duty=found, row=row)  # noqa: E731
    return asked_first(request, found, make, EndForm, rule=said_of(row))


def asked_first(
    request: SignedInRequest,
    duty: Duty,
    make: Callable[[Any], RuleForm],
    kind: type[RuleForm],
    rule: str = "",
) -> HttpResponse:
    """The form, then what the change would do, and only then the change."""
    form = make(None if request.POST.get("back") else posted(request))
    if request.POST.get("back"):
        form = make(request.POST)
        return render(request, "worklists/policy_form.html", around(form, duty, kind, rule))
    if request.method == "POST" and form.is_valid():
        if request.POST.get("confirmed") and saved(request, form):
            messages.success(request, SAVED)
            return redirect("policy-duty", duty.id)
        if not form.errors:
            return shown_before(request, form, duty, kind)
    return render(request, "worklists/policy_form.html", around(form, duty, kind, rule))


def around(form: RuleForm, duty: Duty, kind: type[RuleForm], rule: str) -> dict[str, Any]:
    """What the form's page says."""
    back = reverse("policy-duty", args=[duty.id])
    return {
        "form": form,
        "duty": duty,
        "kind": {"title": kind.title, "intro": kind.intro},
        "rule": rule,
        "now": [] if rule else list(showing.lines_of(duty, rules_in_force(), clock.today())),
        "back": back,
    }


def saved(request: SignedInRequest, form: RuleForm) -> bool:
    """Whether it could be saved; if not the form says why."""
    try:
        change_rules(by=request.user, change=form.change, why=form.cleaned_data["why"])
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True


def shown_before(
    request: SignedInRequest, form: RuleForm, duty: Duty, kind: type[RuleForm]
) -> HttpResponse:
    """What the change would do today."""
    user, today = request.user, clock.today()
    change = form.change()
    told = preview(change, today)
    children = told.children_for(user) if user.may(Verb.SEE_CHILDREN) else []
    with transaction.atomic():
        after = {"duty": duty.id, "children": len(children)}
        audit.record(by=user, action="worklists.policy.tried", after=after)
    return render(
        request,
        "worklists/policy_preview.html",
        {
            "duty": duty,
            "kind": {"title": kind.title},
            "told": told,
            "numbers": numbers(told, user.may(Verb.SEE_EXACT_NUMBERS)),
            "made": [said_of(row) for row in change.made],
            "undone": [said_of(row) for row in change.undone],
            "is_of_the_past": bool(change.starts and change.starts < today),
            "change": change,
            "children": children,
            "sent": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in HAND_BACK
                for value in values
            ],
        },
    )


def numbers(told: Preview, exact: bool) -> dict[str, Any]:
    """How many, small numbers withheld from those who may not see them."""

    def said(count: int) -> str:
        if not exact and 0 < count < FEW:
            return f"1 to {FEW - 1}"
        return f"{count:,}"

    return {
        "by_kind": [(words, said(count)) for words, count in told.by_kind],
        "past": [(words, said(count)) for words, count in told.past_said],
        "by_team": [
            row | {"counts": [said(count) for count in row["counts"]]} for row in told.by_team
        ],
    }


FEW = 6
