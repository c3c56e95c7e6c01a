"""Every rule, subject by subject, each registered once."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from hearth.returns.ssda903.model import Rule
from hearth.vocabulary.nearest import not_found

__all__ = ["FIRST_YEAR", "LAST_YEAR", "SUBJECTS", "all_rules", "rule_called", "rules_of"]

FIRST_YEAR, LAST_YEAR = 2023, 2027  # 2022/23 to 2026/27, as the years they end

# The modules of `rules`, each with a tuple RULES. A new subject is added here.
SUBJECTS = (
    "header",
    "episodes_codes",
    "episodes_dates",
    "sequence",
    "legal_status",
    "oc2",
    "oc3",
    "qualifying",
    "adoption",
    "adoption_decisions",
    "missing",
    "dolo",
    "reviews",
    "prev_perm",
    "social_workers",
    "ages",
    "placements",
    "providers",
    "previous_year",
    "uasc",
    "integrity",
)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of every year, in order of subject."""
    modules = [import_module(f"hearth.returns.ssda903.rules.{name}") for name in SUBJECTS]
    return tuple(rule for module in modules for rule in module.RULES)


def rules_of(year: int) -> list[Rule]:
    """The rules in force in the collection year that ends in `year`, in order of code."""
    return sorted((rule for rule in all_rules() if rule.in_force(year)), key=by_code)


def by_code(rule: Rule) -> tuple[bool, int, str]:
    """Numbers first and as numbers: 99, 101, 197a, then SW01."""
    digits = "".join(letter for letter in rule.code if letter.isdigit())
    numbered = rule.code[0].isdigit()
    return not numbered, int(digits or 0) if numbered else 0, rule.code


@cache
def by_name() -> dict[str, Rule]:
    """Rules by their code in lower case: 197a and 197B are two rules and both are found."""
    return {rule.code.lower(): rule for rule in all_rules()}


def rule_called(code: str) -> Rule:
    """The rule of this code, in either case; NotFoundError offers the nearest."""
    found = by_name().get(code.strip().lower())
    if found is None:
        raise not_found("rule", code, [rule.code for rule in all_rules()])
    return found
