"""What beyond opening a record somebody needs for what a rule says of a child."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from hearth.errors import NotFoundError
from hearth.records import TABLES
from hearth.returns.ssda903 import Rule, all_rules, rule_called
from hearth_web.access.verbs import Verb
from hearth_web.bridge.tables import facts
from hearth_web.people.rules import FIELD_VERBS, verb_to_read

__all__ = ["ACROSS_CHILDREN", "closed_rules", "needed_for", "rule_or_none"]

# What rules call the flag of the UASC table, beside the table itself.
FLAGS = ("UASC", "uasc flag", "flags of both years")
OF_FIELD = {field.upper(): FIELD_VERBS[field] for field in ("uasc", "duc")}

ACROSS_CHILDREN = frozenset({"444"})
"""Rules that compare one child's rows with another's: only a check of everyone can tell."""


@cache
def of_tables() -> Mapping[str, Verb]:
    """What reading the facts of a table takes, by the return's name of it: as for the facts."""
    read = {
        TABLES[model.table].return_name: verb_to_read(model._meta.label_lower) for model in facts()
    }
    return read | dict.fromkeys(FLAGS, FIELD_VERBS["uasc"])


@cache
def needed_for(rule: str) -> frozenset[Verb]:
    """The verbs that knowing a child fails this rule takes, beside opening the record."""
    found = rule_or_none(rule)
    if found is None:
        return frozenset({Verb.SEE_HEALTH, Verb.SEE_IMMIGRATION, Verb.SEE_ADOPTION})
    tables = {need.removesuffix("_last") for need in (*found.over.needs, *found.tables)}
    verbs = {of_tables().get(table) for table in tables}
    verbs |= {OF_FIELD.get(field) for field in found.fields.split()}
    return frozenset(verb for verb in verbs if verb and verb is not Verb.SEE_CHILDREN)


def closed_rules(may: Callable[[Verb], bool]) -> list[str]:
    """The rules whose failures somebody may not know of; `may` says which verbs are theirs."""
    return [rule.code for rule in all_rules() if not all(map(may, needed_for(rule.code)))]


def rule_or_none(code: str) -> Rule | None:
    """The rule of this code; None where this version of Hearth has none such."""
    try:
        return rule_called(code)
    except NotFoundError:
        return None
