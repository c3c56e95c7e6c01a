"""What this app shows on the pages of others: a child's failures, a team's link, the navigation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from hearth.dates import CollectionYear
from hearth_web.access.verbs import Verb
from hearth_web.audit.words import say
from hearth_web.insight.scopes import scope_of
from hearth_web.people import sections
from hearth_web.people.life import Life
from hearth_web.people.sections import Panel, Section, Whose
from hearth_web.returns import queries
from hearth_web.returns.lists import explain_address, mend_address
from hearth_web.returns.models import Failure
from hearth_web.returns.rules import closed_rules, rule_or_none
from hearth_web.returns.words import lines_of, table_in_words
from hearth_web.returns.years import deadlines, preparing
from hearth_web.ui import navigation
from hearth_web.ui.parts import Line

__all__ = ["child_section", "register", "team_panel"]

SHOWN = 40  # failures of one child on their page
ACTS = {
    "explanation.given": "explained why something that fails in the return is right",
    "explanation.withdrawn": "withdrew an explanation in the return",
    "submission.kept": "brought in files that count as what was submitted",
    "submission.said": "said which return was sent, and when",
    "providers.brought": "brought Ofsted’s list of providers",
    "deadline.set": "set the deadline of a return",
    "return.asked": "asked for the files of a return",
    "return.written": "wrote the files of a return",
    "return.downloaded": "took the files of a return away",
}


def register() -> None:
    """Called once, when the app is ready."""
    sections.register(
        Section("return", "Return checks", 590, None, "returns/section.html", child_section)
    )
    sections.register_team_panel(team_panel)
    navigation.register("Return", "return", Verb.SEE_QUALITY, 62)
    for act, words in ACTS.items():
        say(f"returns.{act}", words)


@dataclass(frozen=True)
class Told:
    """One failure as a child's page shows it."""

    what: str
    failure: Failure
    lines: list[Line]
    mend: str
    explain: str


@dataclass(frozen=True)
class Group:
    """What one rule finds of a child: what to do, and each row."""

    code: str
    message: str
    means: str
    href: str
    told: list[Told]


def child_section(life: Life) -> Mapping[str, Any] | None:
    """What fails of this child in the return being prepared; nothing before it was checked."""
    checks = queries.checks_of_record()
    year = preparing(sorted(checks), deadlines()) if checks else None
    check = checks.get(year) if year else None
    if check is None:
        return None
    closed = set(closed_rules(life.may))
    rows = [row for row in queries.of_child(check, life.child) if row.rule not in closed]
    groups = [
        group_of(life, check.year, code, list(some))
        for code, some in groupby(rows[:SHOWN], key=lambda row: row.rule)
    ]
    return {
        "year": CollectionYear(check.year).label,
        "check": check,
        "to_mend": sum(row.explanation_id is None for row in rows),
        "groups": groups,
        "more": max(0, len(rows) - SHOWN),
    }


def group_of(life: Life, year: int, code: str, rows: list[Failure]) -> Group:
    """The failures of one rule."""
    rule = rule_or_none(code)
    href = reverse("return-rule", args=[code]) if life.user.may(Verb.SEE_QUALITY) else ""
    told = [told_of(life, year, row) for row in rows]
    return Group(code, rule.message if rule else "", rule.means if rule else "", href, told)


def told_of(life: Life, year: int, row: Failure) -> Told:
    """One row that fails."""
    may_write = life.may(Verb.RECORD)
    adoption = life.may(Verb.SEE_ADOPTION)
    return Told(
        table_in_words(row.table),
        row,
        list(lines_of(row.cells, may_see_adoption=adoption)),
        mend_address(row, year) if may_write else "",
        explain_address(row) if may_write else "",
    )


def team_panel(whose: Whose) -> Panel | None:
    """Where what fails of this team or worker is listed, for those who may ask for it."""
    scope = scope_of(whose.user, whose.team, whose.worker)
    if scope is None or not whose.user.may(Verb.SEE_QUALITY):
        return None
    return Panel("The return", render_to_string("returns/panel.html", {"of": scope.query}))
