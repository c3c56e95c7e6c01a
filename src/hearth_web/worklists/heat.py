"""What is overdue as a map: duties down, workers or teams across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from hearth.duties.catalogue import CATALOGUE
from hearth_web.access.models import Team
from hearth_web.people.models import Worker
from hearth_web.ui.tables import Column, Table
from hearth_web.worklists.drift import NOBODY, STANDING, Drift, name_of_owner
from hearth_web.worklists.states import overdue

__all__ = ["Heat", "heat", "heat_table"]


@dataclass(frozen=True)
class Cell:
    """How much of a duty is late with one worker or team, and how dark it is drawn, 0 to 4."""

    count: int
    tone: int
    href: str
    said: str


@dataclass(frozen=True)
class Heat:
    """What is overdue, duty by worker or by team: the most first, both ways."""

    heads: list[str]
    lines: list[tuple[str, int, list[Cell]]]
    across: str


def heat(drift: Drift, across: str) -> Heat:
    """The map: each duty of which anything is overdue across workers or teams."""
    key = "answers" if across == "worker" else f"{STANDING}team"
    rows = drift.whenever.filter(overdue(drift.today)).order_by()
    owners = ("owner",) if across == "worker" else ()
    found = rows.values("duty", key, *owners).annotate(count=Count("pk"))
    names = names_of({row[key] for row in found}, across)
    counts: dict[str, dict[tuple[str, str], int]] = {}
    for row in found:
        id = row[key]
        head = (str(id or ""), "" if id else row.get("owner", ""))
        own = counts.setdefault(row["duty"], {})
        own[head] = own.get(head, 0) + row["count"]
    heads = ordered(counts)
    worst = max((n for own in counts.values() for n in own.values()), default=0)
    lines = []
    for duty, own in sorted(counts.items(), key=lambda each: -sum(each[1].values())):
        title = CATALOGUE[duty].title
        cells = [
            cell(drift, own.get(head, 0), worst, duty, across, head, named(head, names, across))
            for head in heads
        ]
        lines.append((title, sum(own.values()), cells))
    return Heat([named(head, names, across) for head in heads], lines, across)


def ordered(counts: Mapping[str, Mapping[tuple[str, str], int]]) -> list[tuple[str, str]]:
    """The heads of the columns, whoever has most overdue first."""
    totals: dict[tuple[str, str], int] = {}
    for own in counts.values():
        for head, count in own.items():
            totals[head] = totals.get(head, 0) + count
    return sorted(totals, key=lambda head: (-totals[head], head))


def names_of(ids: set[Any], across: str) -> dict[str, str]:
    """What workers or teams are called."""
    model: Any = Worker if across == "worker" else Team
    return {str(each.pk): str(each) for each in model.objects.filter(pk__in=ids)}


def named(head: tuple[str, str], names: Mapping[str, str], across: str) -> str:
    """What a column is called."""
    id, owner = head
    if id:
        return names.get(id, NOBODY)
    if across == "team":
        return "No team"
    return name_of_owner(owner)


def cell(
    drift: Drift,
    count: int,
    worst: int,
    duty: str,
    across: str,
    head: tuple[str, str],
    name: str,
) -> Cell:
    """One field of the map."""
    id, owner = head
    tone = 0 if not count else min(4, 1 + 4 * (count - 1) // max(worst, 1))
    more = {across: id} if id else {"owner": owner} if owner else {}
    href = drift.address(duty=duty, when="overdue", **more) if count and (id or owner) else ""
    return Cell(count, tone, href, f"{CATALOGUE[duty].title}, {name}")


def heat_table(found: Heat) -> Table:
    """The map as a table to be taken away."""
    columns = [Column("duty", "Duty"), Column("all", "All", "number")]
    columns += [Column(str(at), head, "number") for at, head in enumerate(found.heads)]
    rows = [
        {"duty": title, "all": total, **{str(at): each.count for at, each in enumerate(cells)}}
        for title, total, cells in found.lines
    ]
    return Table(
        f"What is overdue, duty by {found.across}", columns, rows, empty="Nothing is overdue."
    )
