"""The children behind a number: those in it this person may see, and how many they may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from django.db.models import QuerySet
from django.urls import reverse

from hearth.documents.board_report import year_to
from hearth.errors import UsageError
from hearth.measures import CATALOGUE, Window, breakdowns_behind, rows
from hearth.measures.late import ON_TIME, is_of_time, words_of
from hearth.measures.model import Unit
from hearth_web.access.models import User
from hearth_web.insight.asking import Asked
from hearth_web.insight.rules import needed_for
from hearth_web.insight.scopes import narrowed
from hearth_web.people.models import Child
from hearth_web.people.queries import visible_children
from hearth_web.ui.tables import Column, Table

__all__ = [
    "SIDES",
    "Behind",
    "Owed",
    "behind",
    "children_behind",
    "each_owed",
    "owed_behind",
    "table_of",
]

PER_PAGE = 100
SIDES = {"numerator": "in_numerator", "denominator": "in_denominator", "unknown": "unknown"}


@dataclass(frozen=True)
class Owed:
    """One thing that fell due to a child, by identifier: how late it was done, and why."""

    child: str
    due: date
    how: str
    reason: str

    @property
    def on_time(self) -> bool:
        """Whether it was done by the day."""
        return self.how == ON_TIME


@dataclass(frozen=True)
class Behind:
    """What stands behind one side of a number: how often each child counts, by identifier.

    `owed` are the rows of the worklist it counts, where it is a number of timeliness.
    """

    counted: Counter[str]
    owed: Sequence[Owed] = ()

    @classmethod
    def of(cls, owed: Sequence[Owed]) -> Behind:
        """What fell due, each thing once."""
        return cls(Counter(each.child for each in owed), owed)

    @property
    def total(self) -> int:
        """What the side of the number comes to; an average's is the sum it is made of."""
        return sum(self.counted.values())


def behind(measure: str, asked: Asked, side: str, breakdown: str = "", value: str = "") -> Behind:
    """The rows of one side of a figure, by child. KeyError for a breakdown that is not there."""
    found = rows_behind(measure, asked)
    if breakdown:
        column = breakdowns_behind(measure)[breakdown].column
        found = found.filter(nw.col(column) == value)
    adds = found[SIDES[side]].to_list()
    counted: Counter[str] = Counter()
    for child, add in zip(found["child"].to_list(), adds, strict=True):
        if add:
            counted[str(child)] += add
    if not is_of_time(CATALOGUE[measure]):
        return Behind(counted)
    return Behind(counted, owed_in(found.filter(nw.col(SIDES[side]) > 0)))


def rows_behind(
    measure: str, asked: Asked, variant: str = "", window: Window | None = None
) -> nw.DataFrame[Any]:
    """What a figure is the total of, or a second figure of the same measure; of the twelve months
    to the day, or of another period."""
    assert asked.held.histories is not None and asked.held.council is not None
    histories = narrowed(asked.held.histories, asked.scope)
    return rows(histories, asked.held.council, measure, window or year_to(asked.on), variant)


def owed_behind(
    measure: str, asked: Asked, variant: str, window: Window | None = None
) -> list[Owed]:
    """Each thing that fell due, of a figure that counts these; none where it cannot be fed."""
    try:
        found = rows_behind(measure, asked, variant, window)
    except UsageError:
        return []
    return owed_in(found.filter(nw.col("in_denominator") > 0))


def owed_in(found: nw.DataFrame[Any]) -> list[Owed]:
    """The rows of a measure of timeliness, by the day they were due."""
    columns = found.sort("on", "child").select("child", "on", "lateness", "reason")
    return [
        Owed(str(child), due, how, reason or "") for child, due, how, reason in columns.iter_rows()
    ]


def children_behind(
    user: User, measure: str, named: Collection[str], breakdown: str = ""
) -> QuerySet[Child]:
    """Those of the children this person may open, and may know what the number says of."""
    found = visible_children(user).filter(child__in=named)
    for verb in needed_for(measure, breakdown):
        found = found.filter(pk__in=visible_children(user, verb).values("pk"))
    return found.select_related("standing__worker", "standing__team")


COLUMNS = (
    Column("name", "Child", link="href"),
    Column("child", "Number"),
    Column("dob", "Date of birth", "date"),
    Column("worker", "Worker"),
    Column("team", "Team"),
)


def table_of(caption: str, children: QuerySet[Child], found: Behind, measure: str) -> Table:
    """The children as a table, each leading to their record."""
    once = all(count == 1 for count in found.counted.values())
    unit = unit_of(measure)
    more = () if once else (Column("times", ADDS.get(unit, "Adds"), "number"),)
    return Table(
        caption,
        (*COLUMNS, *more),
        children,
        per_page=PER_PAGE,
        empty="No child you may see is in it.",
        as_row=lambda child: row_of(child, found, unit),
    )


OWED = (
    Column("name", "Child", link="href"),
    Column("due", "Due", "date"),
    Column("how", "How it went"),
    Column("why", "Reason recorded"),
    Column("child", "Number"),
    Column("worker", "Worker"),
    Column("team", "Team"),
)


def each_owed(caption: str, children: QuerySet[Child], found: Behind) -> Table:
    """Each thing that fell due to one of these children, with how late it was and why."""
    by_number = {child.child: child for child in children}
    return Table(
        caption,
        OWED,
        [each for each in found.owed if each.child in by_number],
        per_page=PER_PAGE,
        empty="Nothing that you may see is in it.",
        as_row=lambda each: owed_row(by_number[each.child], each, found),
    )


def owed_row(child: Child, owed: Owed, found: Behind) -> dict[str, Any]:
    """One line: who, what day, how it went."""
    why = words_of(owed.reason) if owed.reason else ""
    return row_of(child, found) | {"due": owed.due, "how": owed.how, "why": why}


ADDS = {Unit.DAYS: "Days", Unit.MEAN_SHARE: "Per cent"}
"""What a child adds to a number that is not a count of children."""


def unit_of(measure: str) -> Unit:
    """The unit of the rows behind a measure."""
    return CATALOGUE[measure].of.unit


def row_of(child: Child, found: Behind, unit: Unit = Unit.COUNT) -> dict[str, Any]:
    """One child's line."""
    adds = found.counted[child.child]
    standing = getattr(child, "standing", None)
    return {
        "name": child.name,
        "href": reverse("child", args=[child.pk]),
        "child": child.child,
        "dob": child.dob,
        "worker": str(standing.worker) if standing and standing.worker else "none",
        "team": str(standing.team) if standing and standing.team else "none",
        "times": round(adds / unit.per, 1) if unit is Unit.MEAN_SHARE else adds,
    }
