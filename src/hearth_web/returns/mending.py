"""Where a failure is mended: the form that changes the fact it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from hearth.documents.sentences import day
from hearth.records import TABLES
from hearth.returns.ssda903 import Rule
from hearth_web.access.models import User
from hearth_web.bridge.tables import facts
from hearth_web.people.models import (
    Allocation,
    Child,
    Fact,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Spell,
)
from hearth_web.people.views.record.kinds import Kind, kinds
from hearth_web.returns.checking import DAYS

__all__ = ["Row", "Way", "ways_of"]

# Who a child is: the form, by the word in its address, for each column.
WHO = {
    "SEX": "identity",
    "DOB": "identity",
    "ETHNIC": "identity",
    "UPN": "numbers",
    "CHILD": "numbers",
    "MOTHER": "needs",
    "MC_DOB": "needs",
    "UASC": "asylum",
    "DUC": "asylum",
}
SUBJECTS = {
    "identity": "Date of birth, sex and ethnic group",
    "numbers": "The numbers the child is known by",
    "needs": "Whether she is a mother",
    "asylum": "Seeking asylum alone",
}
# The history an episode's column comes from; days and RNE belong to whichever began then.
HISTORY: dict[str, type[Spell]] = {
    "LS": LegalStatus,
    "PLACE": Placement,
    "PLACE_PROVIDER": Placement,
    "URN": Placement,
    "PL_POST": Placement,
    "REASON_PLACE_CHANGE": Placement,
    "CIN": PeriodOfCare,
    "HOME_POST": PeriodOfCare,
    "REC": PeriodOfCare,
}
STARTS, ENDS = ("DECOM", "RNE"), ("DEC",)
WORKERS = "SWEpisodes"


@cache
def kept_as() -> Mapping[str, type[Fact]]:
    """The kind of fact that a row of each table but Episodes is kept as, by the return's name."""
    return {TABLES[model.table].return_name: model for model in facts()} | {WORKERS: Allocation}


@dataclass(frozen=True)
class Way:
    """A form that may mend a failure.

    `href` is empty where there is no form here for it, or it is `not_theirs` to open.
    """

    label: str
    href: str
    not_theirs: bool = False


@dataclass(frozen=True)
class Row:
    """The row that fails: whose, of which table, from which day, in which year's return."""

    child: Child
    table: str
    on: date | None
    year: int


def ways_of(row: Row, rule: Rule, user: User) -> list[Way]:
    """The forms in which what a rule is about may be changed, the likeliest first."""
    found = [way for column in rule.fields.split() for way in ways(row, column, user)]
    return list(dict.fromkeys(found))


def ways(row: Row, column: str, user: User) -> Iterator[Way]:
    """The forms for one column."""
    child, table = row.child, row.table
    if column in WHO:
        subject = WHO[column]
        yield Way(SUBJECTS[subject], reverse("correct-child", args=[child.pk, subject]))
    elif column in HISTORY:
        model = HISTORY[column]
        yield of_fact(child, model, spell_on(child, model, row.on), user)
    elif column in (*STARTS, *ENDS):
        for spell, held in boundary(row, ends=column in ENDS):
            yield of_fact(child, spell, held, user)
    elif table_of := table_with(column, table):
        fact = kept_as()[table_of]
        on = row.on if table_of == table else None
        yield of_fact(child, fact, fact_on(row, fact, table_of, on), user)


def table_with(column: str, table: str) -> str:
    """The table of facts that has a column: the row's own first."""
    having = [t.return_name for t in TABLES.values() if column.lower() in t.names]
    return next((name for name in (table, *having) if name in kept_as() and name in having), "")


def spell_on(child: Child, model: type[Spell], on: date | None) -> Spell | None:
    """The row of a history that holds on a day; the last one where none does."""
    rows = model._default_manager.filter(child=child)
    if on is not None:
        holding = rows.filter(Q(dec=None) | Q(dec__gt=on) | Q(dec=on, decom=on), decom__lte=on)
        rows = holding if holding.exists() else rows
    return rows.order_by("respite", "decom").last()


def boundary(row: Row, *, ends: bool) -> Iterator[tuple[type[Spell], Spell | None]]:
    """What begins on the first day of an episode, or what ends it: care before all."""
    on = row.on if row.table == "Episodes" else None
    histories: tuple[type[Spell], ...] = (PeriodOfCare, Placement, LegalStatus)
    held = {model: spell_on(row.child, model, on) for model in histories}
    at = "dec" if ends else "decom"
    days = [getattr(each, at) for each in held.values() if each and getattr(each, at)]
    first = min(days, default=None) if ends else on
    chosen = [model for model, each in held.items() if each and getattr(each, at) == first]
    if PeriodOfCare in chosen or not chosen:
        chosen = [PeriodOfCare]
    for model in chosen:
        yield model, held[model]


def fact_on(row: Row, model: type[Fact], table: str, on: date | None) -> Fact | None:
    """The fact of a return's row: by its first day, or by the year; else the last there is."""
    rows: QuerySet[Any] = model._default_manager.filter(child=row.child)
    if table == WORKERS:
        rows = rows.filter(role="SW")
    if not DAYS[table]:
        return rows.filter(year=row.year).first()
    day_of = "decom" if table == WORKERS else DAYS[table][0].lower()
    return rows.filter(**{day_of: on}).first() if on else rows.order_by(day_of).last()


def of_fact(child: Child, model: type[Fact], row: Fact | None, user: User) -> Way:
    """The form that corrects a fact, or that adds one where there is none."""
    kind = kind_of(model, kinds())
    if kind is None:
        return Way(str(model._meta.verbose_name).capitalize(), "")
    if not user.may(kind.verb) or (kind.see and not user.may(kind.see)):
        return Way(kind.name.capitalize(), "", not_theirs=True)
    if row is not None and kind.correct is not None:
        return Way(named(kind, row), reverse("correct-fact", args=[child.pk, kind.slug, row.pk]))
    if kind.add is None:
        return Way(kind.name.capitalize(), "")
    return Way(kind.adding, reverse("add-fact", args=[child.pk, kind.slug]))


def kind_of(model: type[Fact], offered: Iterable[Kind]) -> Kind | None:
    """The pages there are for a kind of fact, if any."""
    return next((kind for kind in offered if kind.model is model), None)


def named(kind: Kind, row: Fact) -> str:
    """A fact as a choice names it."""
    since = getattr(row, "decom", None)
    return f"{kind.name.capitalize()} from {day(since)}" if since else kind.name.capitalize()
