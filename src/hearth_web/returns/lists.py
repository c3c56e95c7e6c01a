"""The tables of the return's pages: by rule, team, worker and child, and failure by failure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from hearth_web.access.verbs import Verb
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.scopes import scope_of
from hearth_web.people.models import Child
from hearth_web.returns import queries
from hearth_web.returns.asking import Asked
from hearth_web.returns.models import Failure
from hearth_web.returns.rules import rule_or_none
from hearth_web.returns.words import cells_in_words, row_in_words
from hearth_web.ui.tables import Column, Table

__all__ = [
    "GROUPS",
    "SHOW",
    "child_address",
    "explain_address",
    "failures_table",
    "grouped",
    "mend_address",
]

NOTHING_FAILS = "Nothing fails."
NOBODY = "none"
FIRST_LINE = 2  # of a CSV's rows, below its headings, as a spreadsheet numbers them
TO_MEND = Column("to_mend", "To mend", "number")
EXPLAINED = Column("explained", "Explained", "number")
COUNTS = (TO_MEND, EXPLAINED)
CHILDREN = Column("children", "Children", "number")
SHOW = {"": "To mend and explained", "mend": "To mend", "explained": "Explained"}


def rules_table(asked: Asked) -> Table:
    """Each rule that fails, what to do, and how often."""
    columns = (
        Column("rule", "Rule", link="href"),
        TO_MEND,
        Column("means", "What it means"),
        Column("message", "What to do"),
        EXPLAINED,
        CHILDREN,
    )
    rows = [
        each | words_of(each["rule"]) | {"href": rule_address(asked, each["rule"])}
        for each in queries.by_rule(asked.sight)
    ]
    return Table("What fails, by rule", columns, rows, empty=NOTHING_FAILS)


def words_of(code: str) -> dict[str, str]:
    """What a rule means and what to do; nothing of one this version of Hearth does not know."""
    rule = rule_or_none(code)
    return {"means": rule.means if rule else "", "message": rule.message if rule else ""}


def rule_address(asked: Asked, code: str, **more: str) -> str:
    """The page of a rule, asking of the same children."""
    return reverse("return-rule", args=[code]) + asked.query(**more)


def teams_table(asked: Asked) -> Table:
    """Each team with what its children's rows fail; a link where its list may be asked for."""
    columns = (Column("name", "Team", link="href"), *COUNTS, CHILDREN)
    rows, theirs = [], {team.pk for team in teams_to_choose(asked.user)}
    for each in queries.by_team(asked.sight):
        team = each["child__standing__team"]
        name = each["child__standing__team__name"] or NOBODY
        href = list_address(asked, team=str(team)) if team in theirs else ""
        rows.append(each | {"name": name, "href": href})
    return Table("What fails, by team", columns, rows, empty=NOTHING_FAILS)


def workers_table(asked: Asked) -> Table:
    """Each worker with what their children's rows fail; a link where their list may be asked
    for."""
    columns = (
        Column("name", "Worker", link="href"),
        Column("team", "Team"),
        *COUNTS,
        CHILDREN,
    )
    rows = []
    for each in queries.by_worker(asked.sight):
        worker = each["worker"]
        theirs = scope_of(asked.user, worker=worker)
        rows.append(
            each
            | {
                "name": str(worker) if worker else NOBODY,
                "team": str(worker.team) if worker and worker.team else NOBODY,
                "href": list_address(asked, worker=str(theirs.id), team="") if theirs else "",
            }
        )
    return Table("What fails, by worker", columns, rows, empty=NOTHING_FAILS)


def list_address(asked: Asked, **more: str) -> str:
    """The list of single failures, asking of other children."""
    return reverse("return-failures") + asked.query(**more)


def children_table(asked: Asked) -> Table:
    """Each child with how much of theirs fails."""
    columns = (
        Column("name", "Child", link="href"),
        Column("number", "Number"),
        Column("team", "Team"),
        *COUNTS,
        Column("rules", "Rules", "number"),
    )
    rows = queries.by_child(asked.sight)
    return Table(
        "What fails, by child",
        columns,
        rows,
        per_page=100,
        empty=NOTHING_FAILS,
        as_row=lambda each: each | child_of(asked, each),
    )


def child_of(asked: Asked, each: Mapping[str, Any]) -> dict[str, Any]:
    """Who a line is of."""
    held = Child(
        child=each["number"],
        forename=each["child__forename"] or "",
        known_as=each["child__known_as"] or "",
        surname=each["child__surname"] or "",
    )
    return {
        "name": held.name if each["child"] else f"{each['number'] or NOBODY} (not held here)",
        "team": each["child__standing__team__name"] or NOBODY,
        "href": list_address(asked, child=each["number"]),
    }


Maker = Callable[[Asked], Table]
GROUPS: Mapping[str, tuple[str, Maker]] = {
    "rule": ("By rule", rules_table),
    "team": ("By team", teams_table),
    "worker": ("By worker", workers_table),
    "child": ("By child", children_table),
}


def grouped(asked: Asked, by: str) -> Table:
    """What fails, grouped as the address asks."""
    return GROUPS[by][1](asked)


def failures_table(asked: Asked, caption: str, rows: Any, *, with_rule: bool) -> Table:
    """Failures one by one, each with what to change and where."""
    columns = [Column("name", "Child", link="href")]
    if with_rule:
        columns += [Column("message", "What to do"), Column("rule", "Rule", link="rule_href")]
    columns += [
        Column("cells", "As it is"),
        Column("mend", "Put it right", link="mend_href"),
        Column("explained", "Explained", link="explain_href"),
        Column("what", "Where"),
    ]
    if asked.of_files:
        columns += [Column("file", "File"), Column("line", "Line", "number")]
    columns += [Column("number", "Number"), Column("team", "Team"), Column("worker", "Worker")]
    return Table(
        caption,
        columns,
        rows,
        per_page=50,
        empty="Nothing here.",
        as_row=lambda each: failure_row(asked, each),
    )


def failure_row(asked: Asked, each: Failure) -> dict[str, Any]:
    """One line of a list of failures."""
    standing = getattr(each.child, "standing", None) if each.child else None
    worker = standing and (standing.worker or standing.adviser)
    may_write = bool(each.child) and asked.user.may(Verb.RECORD)
    adoption = asked.user.may(Verb.SEE_ADOPTION)
    return {
        "name": each.child.name if each.child else f"{each.number or NOBODY} (not held here)",
        "number": each.number,
        "href": child_address(each.child_id) if each.child_id else "",
        "rule": each.rule,
        "rule_href": rule_address(asked, each.rule),
        "message": words_of(each.rule)["message"],
        "cells": cells_in_words(each.cells, may_see_adoption=adoption),
        "what": row_in_words(each.table, each.on),
        "file": each.file,
        "line": "" if each.row is None else each.row + FIRST_LINE,
        "team": str(standing.team) if standing and standing.team else NOBODY,
        "worker": str(worker) if worker else NOBODY,
        "mend": "Change" if may_write else "",
        "mend_href": mend_address(each, asked.year or 0) if may_write else "",
        "explained": explained_in_words(each, may_write=may_write),
        "explain_href": explain_address(each) if may_write else "",
    }


def explained_in_words(each: Failure, *, may_write: bool) -> str:
    """The explanation that stands, or what one may do."""
    if each.explanation:
        return f"{each.explanation.words} ({each.explanation.who})"
    return "This is right: explain" if may_write else ""


def child_address(child: UUID) -> str:
    """What fails of a child, on their own page."""
    return reverse("child", args=[child]) + "#return"


def mend_address(each: Failure, year: int) -> str:
    """Where a failure is put right; it holds though the failure is checked again meanwhile."""
    parts = {"rule": each.rule, "table": each.table, "year": str(year)}
    if each.on:
        parts["on"] = each.on.isoformat()
    return reverse("return-mend", args=[each.child_id]) + "?" + urlencode(parts)


def explain_address(each: Failure) -> str:
    """Where it is said that a failure is right."""
    parts = {"rule": each.rule, "mark": each.mark}
    return reverse("return-explain", args=[each.child_id]) + "?" + urlencode(parts)
