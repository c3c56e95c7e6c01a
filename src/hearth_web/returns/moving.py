"""How far each measure could move if what fails were mended: for the page that asks what if."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping

from django.db.models import Count

from hearth.dates import CollectionYear
from hearth.measures.what_if import Bound, Failing, WhatIf, what_if
from hearth_web.bridge.memory import Held
from hearth_web.returns.models import Check, Failure, Tally
from hearth_web.returns.rules import rule_or_none

__all__ = ["bound_of", "failing_of", "moved", "rules_by_child"]

KEPT = 6  # answers a process keeps: the page, its downloads and its lists of children ask alike

_lock = threading.Lock()
_answers: dict[tuple[str, int, int], WhatIf] = {}


def failing_of(check: Check, *, explained: bool = False, rule: str = "") -> Failing:
    """What fails of every child, by rule; without what is explained unless that is asked for too.

    Failures beyond those kept one by one are counted as not explained.
    """
    counts = Counter(
        {
            (code, number): count
            for code, number, count in Tally.objects.filter(check_of=check)
            .order_by()
            .values_list("rule", "number", "count")
        }
    )
    if not explained:
        known = Failure.objects.filter(check_of=check, explanation__isnull=False).order_by()
        rows = known.values_list("rule", "number").annotate(count=Count("pk"))
        counts.subtract({(code, number): count for code, number, count in rows})
    by_rule: dict[str, dict[str, int]] = {}
    for (code, number), count in counts.items():
        if count > 0 and rule in ("", code) and rule_or_none(code):
            by_rule.setdefault(code, {})[number] = count
    return Failing(by_rule)


def moved(held: Held, check: Check, failing: Failing) -> WhatIf:
    """The bounds of every measure of the check's year, worked out once for the same question."""
    assert held.histories is not None and held.council is not None
    asked = (held.version, check.year, mark_of(failing))
    with _lock:
        if asked not in _answers:
            year = CollectionYear(check.year)
            _answers[asked] = what_if(held.histories, held.council, year, failing)
            while len(_answers) > KEPT:
                _answers.pop(next(iter(_answers)))
        return _answers[asked]


def mark_of(failing: Failing) -> int:
    """What tells one set of failures from another within this process."""
    return hash(frozenset((rule, frozenset(rows.items())) for rule, rows in failing.rows.items()))


def bound_of(found: WhatIf, measure: str) -> Bound | None:
    """The figure of a measure that could move furthest; None where it cannot move."""
    return next((bound for bound in found.telling if bound.measure == measure), None)


def rules_by_child(failing: Failing, bound: Bound) -> Mapping[str, list[str]]:
    """The rules that each child who could move a figure fails."""
    rules: dict[str, list[str]] = {}
    for rule, rows in failing.rows.items():
        for child in bound.children & rows.keys():
            rules.setdefault(child, []).append(rule)
    return rules
