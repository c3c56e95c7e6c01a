"""``hearth rules``: what is checked, and what one check means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hearth.cli.console import say, say_json, say_rows
from hearth.cli.options import format_option

if TYPE_CHECKING:
    from hearth.returns.ssda903 import Rule

__all__ = ["rules"]


@click.command(epilog="Examples: hearth rules --year 2024/25 | hearth rules 1001")
@click.argument("rule", required=False)
@click.option("--year", metavar="YEAR", help="Only the checks of this collection year: 2024/25.")
@format_option
def rules(rule: str | None, year: str | None, format_: str) -> None:
    """List the checks of the SSDA903 return, or explain one.

    With a RULE, says what a failure means, why the check exists, what usually causes it, how to
    mend it and since when it is made.
    """
    from hearth.returns.ssda903 import all_rules, rule_called, rules_of, year_given

    if rule is not None:
        explain(rule_called(rule), format_)
        return
    listed = rules_of(year_given(year).ending) if year else list(all_rules())
    rows = [as_row(each) for each in listed]
    if format_ != "table":
        say_rows(rows, format_)
    else:
        for each in listed:
            say(f"{each.code:10} {' '.join(each.tables):24} {each.message}")


def as_row(rule: Rule) -> dict[str, Any]:
    """A rule as a line of a list."""
    return {
        "rule": rule.code,
        "tables": " ".join(rule.tables),
        "fields": rule.fields,
        "years": years_of(rule),
        "message": rule.message,
    }


def years_of(rule: Rule) -> str:
    """The years a rule is in force, each span once."""
    return ", ".join(map(str, rule.spans))


def explain(rule: Rule, format_: str) -> None:
    """One rule in full."""
    whole = {
        **as_row(rule),
        "means": rule.means,
        "why": rule.why,
        "cause": rule.cause,
    }
    if format_ == "json":
        say_json(whole)
        return
    say(f"Check {rule.code}: {' and '.join(rule.tables)}, {rule.fields}")
    for heading, text in (
        ("What it means", rule.means),
        ("Why it exists", rule.why),
        ("What usually causes it", rule.cause),
        ("How to mend it", rule.message),
        ("In force", years_of(rule)),
    ):
        say(f"  {heading}: {text}")
