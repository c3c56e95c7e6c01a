"""The columns of a list of children, on the screen and in the download alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hearth_web.access.verbs import Verb
from hearth_web.people import presenters
from hearth_web.people.models import Child, Standing
from hearth_web.ui.tables import Column

__all__ = ["COLUMNS", "ListColumn", "columns_for", "row_of"]

NOBODY = Standing()  # of a child whose standing was not worked out yet


@dataclass(frozen=True)
class ListColumn:
    """One column: what a row holds for it, and the fields it is sorted by."""

    column: Column
    value: Callable[[Child, Standing, date], Any]
    fields: tuple[str, ...] = ()
    verb: Verb | None = None


def age(child: Child, _: Standing, today: date) -> str:
    """Words, since not everybody has an age in years."""
    return presenters.age_of(child, today) or "not known"


def worker(_: Child, standing: Standing, __: date) -> str:
    """The social worker, or the adviser of somebody who has none."""
    return str(standing.worker or standing.adviser or "Nobody")


def uasc(child: Child, _: Standing, __: date) -> str:
    """Shown only of children whose immigration this person may see."""
    if not getattr(child, "immigration_seen", True):
        return ""
    return "Yes" if child.uasc else "No"


COLUMNS: Sequence[ListColumn] = (
    ListColumn(
        Column("name", "Name", sorts=True, link="href"),
        lambda c, _, __: c.name,
        ("surname", "forename"),
    ),
    ListColumn(Column("child", "Number", sorts=True), lambda c, _, __: c.child, ("child",)),
    # Sorted by age, youngest first: by date of birth the other way about.
    ListColumn(Column("age", "Age", sorts=True), age, ("-dob",)),
    ListColumn(Column("status", "In the service"), lambda _, s, __: presenters.place_in_service(s)),
    ListColumn(
        Column("ls", "Legal status", sorts=True),
        lambda _, s, __: presenters.order(s.ls),
        ("standing__ls",),
    ),
    ListColumn(
        Column("place", "Home", sorts=True),
        lambda _, s, __: presenters.home(s.place) if s.place else "",
        ("standing__place",),
    ),
    ListColumn(
        Column("placed_since", "Home since", "date", sorts=True),
        lambda _, s, __: s.placed_since or "",
        ("standing__placed_since",),
    ),
    ListColumn(
        Column("worker", "Worker", sorts=True),
        worker,
        ("standing__worker__name", "standing__adviser__name"),
    ),
    ListColumn(
        Column("team", "Team", sorts=True),
        lambda _, s, __: str(s.team or ""),
        ("standing__team__name",),
    ),
    ListColumn(
        Column("distance", "Miles", "number", sorts=True, decimals=1),
        lambda _, s, __: "" if s.distance is None else round(s.distance, 1),
        ("standing__distance",),
    ),
    ListColumn(Column("area", "Area"), lambda _, s, __: {"IN": "In", "OUT": "Out"}.get(s.area, "")),
    ListColumn(
        Column("since", "In care since", "date", sorts=True),
        lambda _, s, __: s.since or "",
        ("standing__since",),
    ),
    ListColumn(Column("dob", "Born", "date", sorts=True), lambda c, _, __: c.dob, ("dob",)),
    ListColumn(Column("uasc", "Unaccompanied"), uasc, (), Verb.SEE_IMMIGRATION),
)
"""Every column, in order."""


def columns_for(user: Any) -> list[ListColumn]:
    """The columns this person may see."""
    return [each for each in COLUMNS if each.verb is None or user.may(each.verb)]


def row_of(child: Child, columns: Sequence[ListColumn], today: date) -> Mapping[str, Any]:
    """One child as a row."""
    standing = getattr(child, "standing", NOBODY)
    values = {each.column.key: each.value(child, standing, today) for each in columns}
    return values | {"href": reverse("child", args=[child.pk])}
