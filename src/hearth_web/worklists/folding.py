"""The work of a team folded by child or by duty: each with its counts, and inside what presses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from hearth.duties.catalogue import CATALOGUE
from hearth_web.people.presenters import how_long
from hearth_web.worklists.asking import Narrowed
from hearth_web.worklists.drift import Drift
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.states import overdue
from hearth_web.worklists.telling import LONG, Told, told_of

__all__ = ["Fold", "fold_of", "folded"]

ON_A_PAGE = 25  # folds
INSIDE = 5  # of each; the rest is a press away


@dataclass(frozen=True)
class Fold:
    """A child or a duty: how much of theirs is late and to come, and the first of it."""

    title: str
    counts: str
    told: Sequence[Told]
    more: str
    href: str
    is_child: bool


def fold_of(asked: Narrowed) -> str:
    """How the list is folded: by child, unless something else, or one child, is asked for."""
    return asked.fold or ("none" if asked.child else "child")


def folded(drift: Drift, by: str, number: Any, back: str) -> tuple[Page[Any], list[Fold]]:
    """The folds of a page, those with most overdue first; `back` is where recording leads to."""
    here = Paginator(counted(drift, by), ON_A_PAGE).get_page(number)
    wanted = [row[by] for row in here.object_list]
    inside: dict[Any, list[Told]] = {}
    for row in pressing(drift, by, wanted):
        told = told_of(row, drift.today, drift.user.may, back)
        inside.setdefault(getattr(row, f"{by}_id" if by == "child" else by), []).append(told)
    name = NAMES[by]
    folds = [
        fold(drift, by, row, name(row[by], inside[row[by]]), inside[row[by]])
        for row in here.object_list
        if row[by] in inside
    ]
    return here, folds


def counted(drift: Drift, by: str) -> list[dict[str, Any]]:
    """Each child or duty, with how much there is, how much of it is late, and the oldest."""
    late = overdue(drift.today)
    found = (
        drift.rows.order_by()
        .values(by)
        .annotate(
            count=Count("pk"),
            late=Count("pk", filter=late),
            oldest=Min("due", filter=late),
            first=Min("due"),
        )
    )
    return sorted(found, key=lambda row: (-row["late"], row["first"] or date.max, str(row[by])))


def pressing(drift: Drift, by: str, wanted: Sequence[Any]) -> QuerySet[Obligation]:
    """The first of each fold: the earliest due, but what has been overdue for over a year last."""
    since = drift.today - timedelta(LONG)
    is_old = Case(When(due__lt=since, then=Value(1)), default=Value(0))
    order: Sequence[Any] = (is_old.asc(), F("due").asc(nulls_last=True), "duty", "pk")
    chosen = drift.rows.order_by().filter(Q(**{f"{by}__in": wanted}))
    place = Window(RowNumber(), partition_by=[F(by)], order_by=order)
    firsts = chosen.annotate(place=place).filter(place__lte=INSIDE)
    return firsts.select_related("rule", "child").order_by("place")


def fold(drift: Drift, by: str, row: Mapping[str, Any], title: str, told: Sequence[Told]) -> Fold:
    """One of them."""
    left = row["count"] - len(told)
    more = f"All {row['count']:,} of them" if left else ""
    href = drift.address(**{by: row[by], "fold": "none"})
    return Fold(title, counts(row, drift.today), told, more, href, by == "child")


def counts(row: Mapping[str, Any], today: date) -> str:
    """How much is overdue, since when, and how much is still to come."""
    said, coming = [], row["count"] - row["late"]
    if row["late"]:
        said.append(f"{row['late']:,} overdue, the longest {how_long(row['oldest'], today)}")
    if coming:
        said.append(f"{coming:,} to come")
    return "; ".join(said)


def name_of_child(_: Any, told: Sequence[Told]) -> str:
    """What a child is called."""
    return str(told[0].row.child.name)


def name_of_duty(duty: str, told: Sequence[Told]) -> str:
    """What a duty is called."""
    return CATALOGUE[duty].title


NAMES: Mapping[str, Callable[[Any, Sequence[Told]], str]] = {
    "child": name_of_child,
    "duty": name_of_duty,
}
