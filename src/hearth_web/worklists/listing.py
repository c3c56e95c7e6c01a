"""Obligations as a table, to be read as a list or taken away as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse

from hearth_web.access.verbs import Verb
from hearth_web.ui.tables import Column, Table
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.telling import STATE_WORDS, told_of

__all__ = ["obligations_table"]

COLUMNS = (
    Column("child", "Child", link="href"),
    Column("what", "What", link="record", said="record_said"),
    Column("due", "Due", "date"),
    Column("state", "How it stands", "tag", colours=dict(STATE_WORDS.values())),
    Column("late", "Days late", "number"),
    Column("why", "Because"),
    Column("tried", "Last attempt"),
    Column("owner", "Who owes it"),
    Column("worker", "Worker"),
    Column("team", "Team"),
)
IN_FILE = (
    Column("plan", "Plan by", "date"),
    Column("law", "Due by law", "date"),
    Column("local", "Due by the council’s own standard", "date"),
    Column("rule", "The rule"),
    Column("level", "How binding"),
    Column("source", "Where it comes from"),
    Column("number", "Number of the child"),
)


def obligations_table(
    rows: Any,
    today: date,
    may: Callable[[Verb], bool],
    caption: str,
    *,
    whole: bool = False,
    back: str = "",
) -> Table:
    """These obligations, one a line; with `whole` every column, as a file has room for. `back` is
    where whoever records one wants to be after."""
    return Table(
        caption,
        (*COLUMNS, *IN_FILE) if whole else COLUMNS,
        rows,
        per_page=50,
        empty="Nothing is due.",
        as_row=lambda row: row_of(row, today, may, back),
    )


def row_of(row: Obligation, today: date, may: Callable[[Verb], bool], back: str) -> dict[str, Any]:
    """One line."""
    told = told_of(row, today, may, back)
    standing = getattr(row.child, "standing", None)
    return {
        "child": row.child.name,
        "href": reverse("child-duties", args=[row.child_id]),
        "number": row.child.child,
        "what": told.title,
        "record": told.record,
        "record_said": f"for {row.child.name}: record it",
        "due": row.due or "",
        "state": STATE_WORDS[told.state][0],
        "late": told.days_late or "",
        "why": told.why,
        "tried": told.tried,
        "owner": told.owner,
        "worker": str(worker_of(row, standing) or ""),
        "team": str(getattr(standing, "team", None) or ""),
        "plan": told.plan_by or "",
        "law": row.due_law or "",
        "local": row.due_local or "",
        "rule": told.duty.words,
        "level": told.level,
        "source": told.source,
    }


def worker_of(row: Obligation, standing: Any) -> Any:
    """The worker of the child who owes it, where it is one of those that lists know."""
    if standing is None:
        return None
    return {"PA": standing.adviser, "IRO": standing.iro}.get(row.owner, standing.worker)
