"""What beyond opening a record somebody needs for what a rule says of a child."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from hearth.errors import NotFoundError
from hearth.returns.ssda903 import Rule, all_rules, rule_called
from hearth_web.access.verbs import Verb

__all__ = ["ACROSS_CHILDREN", "closed_rules", "needed_for", "rule_or_none"]

OF_TABLE = {
    "OC2": Verb.SEE_HEALTH,
    "UASC": Verb.SEE_IMMIGRATION,
    "uasc flag": Verb.SEE_IMMIGRATION,
    "flags of both years": Verb.SEE_IMMIGRATION,
    "AD1": Verb.SEE_ADOPTION,
    "PlacedAdoption": Verb.SEE_ADOPTION,
}
OF_FIELD = {"UASC": Verb.SEE_IMMIGRATION, "DUC": Verb.SEE_IMMIGRATION}

ACROSS_CHILDREN = frozenset({"444"})
"""Rules that compare one child's rows with another's: only a check of everyone can tell."""


@cache
def needed_for(rule: str) -> frozenset[Verb]:
    """The verbs that knowing a child fails this rule takes, beside opening the record."""
    found = rule_or_none(rule)
    if found is None:
        return frozenset({Verb.SEE_HEALTH, Verb.SEE_IMMIGRATION, Verb.SEE_ADOPTION})
    tables = {need.removesuffix("_last") for need in (*found.over.needs, *found.tables)}
    verbs = {OF_TABLE.get(table) for table in tables}
    verbs |= {OF_FIELD.get(field) for field in found.fields.split()}
    return frozenset(verb for verb in verbs if verb)


def closed_rules(may: Callable[[Verb], bool]) -> list[str]:
    """The rules whose failures somebody may not know of; `may` says which verbs are theirs."""
    return [rule.code for rule in all_rules() if not all(map(may, needed_for(rule.code)))]


def rule_or_none(code: str) -> Rule | None:
    """The rule of this code; None where this version of Hearth has none such."""
    try:
        return rule_called(code)
    except NotFoundError:
        return None
