"""What a check could not tell: rules that were not run, and rules that broke on strange data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearth.returns.ssda903 import Result, rule_called
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.people.queries import visible_children
from hearth_web.returns.checking import Look
from hearth_web.returns.models import Check
from hearth_web.returns.rules import closed_rules
from hearth_web.returns.tables import Given

__all__ = ["Broken", "faults_as_kept", "faults_of", "skipped_by_reason"]


@dataclass(frozen=True)
class Broken:
    """A rule that broke: its own fault. `where` is the first row it broke on, in words."""

    rule: str
    where: str
    name: str
    href: str
    error: str


def faults_as_kept(result: Result, given: Given) -> list[dict[str, Any]]:
    """The faults of a check with the child of each row, to be kept."""
    look, kept = Look(given), []
    for one in result.faults:
        number = ""
        rule = rule_called(one.rule)
        if one.row is not None and look.columns_of(one.table, last_year=rule.of_last_year):
            number = look.numbers(rule, one.table)[one.row]
        kept.append(vars(one) | {"child": number, "file": given.files.get(one.table, "")})
    return kept


def faults_of(user: User, check: Check) -> list[Broken]:
    """The rules that broke; whose row it was, for those who may see the child."""
    numbers = [one["child"] for one in check.faults if one["child"]]
    seen = {child.child: child for child in visible_children(user).filter(child__in=numbers)}
    closed = set(closed_rules(user.may))
    everyone = user.reach_of(Verb.SEE_CHILDREN).everyone
    found = []
    for one in check.faults:
        child = None if one["rule"] in closed else seen.get(one["child"])
        href = reverse("child", args=[child.pk]) if child else ""
        name = child.name if child else ""
        error = one["error"] if everyone else ""
        found.append(Broken(one["rule"], where(one), name, href, error))
    return found


def where(one: dict[str, Any]) -> str:
    """The row a rule broke on, counted from 0 as the return's own tables are."""
    file = f" ({one['file']})" if one["file"] else ""
    return "" if one["row"] is None else f"{one['table']} row {one['row']}{file}"


def skipped_by_reason(check: Check) -> list[tuple[str, list[str]]]:
    """Why rules were not run, and which."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in check.skipped:
        reasons[one["reason"]].append(one["rule"])
    return list(reasons.items())
