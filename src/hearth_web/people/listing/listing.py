"""A list of children as an address asks for it: filtered, sorted, ready to draw or download."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Case, F, OrderBy, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.choices import BaseChoiceIterator

from hearth.documents.sentences import day
from hearth_web.access.models import Team, User
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.people.listing.columns import ListColumn, columns_for, row_of
from hearth_web.people.listing.filters import Choice, Filter, Sources, filters_for
from hearth_web.people.models import Child, Worker
from hearth_web.people.models.workers import named
from hearth_web.people.queries import reach_alike, visible_children
from hearth_web.ui.addresses import changed
from hearth_web.ui.forms import DateField, HearthForm, SearchSelect
from hearth_web.ui.forms.dates import BOXES
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import Table, chosen_sort

__all__ = ["Listing", "listing"]

PER_PAGE = 50
MANY = 12  # choices: a longer list is narrowed as one types
TOGETHER = ("standing__worker", "standing__adviser", "standing__team")
BY_NAME = ("surname", "forename", "child")


@dataclass(frozen=True)
class Listing:
    """A list: the table, the form that filters it, what is on, and how many there are."""

    table: Table
    form: HearthForm
    chosen: Sequence[Link]
    said: Mapping[str, str]

    @property
    def count(self) -> int:
        """How many children are on it."""
        return len(self.table.rows)

    @property
    def children(self) -> QuerySet[Child]:
        """The children on it, for who draws no table of them."""
        rows: Any = self.table.rows
        return rows.rows


class Offered(BaseChoiceIterator):
    """Choices that a form need not copy, nor look through for choices within choices: hundreds of
    workers cost it as much as the rows of the list."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices

    def __iter__(self) -> Iterator[Choice]:
        return iter(self.choices)

    def __len__(self) -> int:
        return len(self.choices)

    def __deepcopy__(self, _: Any) -> Offered:
        return self


class CountedOnce:
    """Rows that a page counts twice, above the table and for its pages, and asks for once."""

    def __init__(self, rows: QuerySet[Child]) -> None:
        self.rows = rows

    def __getitem__(self, some: slice) -> list[Child]:
        """Some of them. Which they are is asked first: whole rows take twice as long to sort."""
        pks = list(self.rows.values_list("pk", flat=True)[some])
        found = {each.pk: each for each in self.rows.filter(pk__in=pks).order_by()}
        return [found[pk] for pk in pks if pk in found]

    def __iter__(self) -> Iterator[Child]:
        return iter(self.rows)

    def __len__(self) -> int:
        return self.counted

    def count(self) -> int:
        """How many there are."""
        return self.counted

    @cached_property
    def counted(self) -> int:
        """The count, asked for once."""
        return self.rows.count()


def listing(
    request: SignedInRequest, children: QuerySet[Child], today: date, caption: str
) -> Listing:
    """These children, all within this person's reach, as the address asks for them.

    An address that asks for what is no choice lists nobody, and the form says what is wrong.
    """
    filters = filters_for(request.user)
    form = form_of(filters, sources_of(children))(request.GET)
    if not form.is_valid():
        children = children.none()
    on = [(each, form.cleaned_data[each.key]) for each in filters if is_on(form, each)]
    for each, value in on:
        children = narrowed(children, each, value, request.user, today)
    said = {each.key: words(form, each, value) for each, value in on}
    chosen = [Link(said[each.key], without(request, each)) for each, _ in on]
    table = table_of(request, children, today, caption)
    return Listing(table, form, chosen, said)


def form_of(filters: Sequence[Filter], sources: Sources) -> type[HearthForm]:
    """A form with a field for each filter."""
    fields = {each.key: field_of(each, sources) for each in filters}
    return type("FilterForm", (HearthForm,), fields)


def field_of(one: Filter, sources: Sources) -> forms.Field:
    """The field of a filter: a date, or one of its choices."""
    if one.choices is None:
        return DateField(label=one.label, required=False)
    choices = Offered([("", "Any"), *one.choices(sources)])
    widget = SearchSelect if len(choices) > MANY else forms.Select
    return forms.ChoiceField(label=one.label, required=False, choices=choices, widget=widget)


def sources_of(children: QuerySet[Child]) -> Sources:
    """The teams and workers that have these children. Teams go with workers, so a pair at a time:
    the four together are nearly as many rows as there are children."""
    bare = children.order_by().select_related(None)
    teams, workers = apart(bare, "team", "worker")
    advisers, iros = apart(bare, "adviser", "iro")
    return Sources(with_above(teams), workers_of(workers | advisers | iros))


def apart(children: QuerySet[Child], *ties: str) -> list[set[Any]]:
    """Whom or what these children have, for each of these ties."""
    fields = [f"standing__{tie}" for tie in ties]
    tied = Q(*((f"{field}__isnull", False) for field in fields), _connector=Q.OR)
    rows = children.filter(tied).values_list(*fields).distinct()
    return [set(column) for column in zip(*rows, strict=True)] or [set() for _ in ties]


def workers_of(ids: Collection[UUID | None]) -> list[Choice]:
    """These workers, by name. All are read: asking for hundreds by their ids takes far longer."""
    every = Worker.objects.values_list("pk", "name", "sw_id")
    return [(str(pk), named(*words)) for pk, *words in every if pk in ids]


def with_above(ids: Iterable[UUID | None]) -> list[Choice]:
    """These teams and those they belong to, by name."""
    every = {team.pk: team for team in Team.objects.all()}
    found: set[UUID] = set()
    for each in ids:
        while each is not None and each not in found:
            found.add(each)
            each = every[each].parent_id
    return [(str(team.pk), team.name) for team in every.values() if team.pk in found]


def is_on(form: HearthForm, one: Filter) -> bool:
    """Whether the address asks for it, and well."""
    return bool(form.cleaned_data.get(one.key))


def narrowed(
    children: QuerySet[Child], one: Filter, value: Any, user: User, today: date
) -> QuerySet[Child]:
    """The children a filter leaves; one that needs a verb leaves only those the verb opens."""
    if one.verb is not None and not reach_alike(user, one.verb):
        children = children.filter(pk__in=visible_children(user, one.verb).values("pk"))
    return children.filter(one.narrow(value, today))


def words(form: HearthForm, one: Filter, value: Any) -> str:
    """A filter that is on, as its tag says it."""
    if isinstance(value, date):
        return f"{one.label}: {day(value)}"
    field: Any = form.fields[one.key]  # one of choices, as `field_of` made it
    chosen = dict(field.choices)[value]
    return chosen if chosen.startswith("No worker") else f"{one.label}: {chosen}"


def without(request: HttpRequest, one: Filter) -> str:
    """The address without this filter, from its first page; a date may stand in three boxes."""
    keys = (one.key, *(f"{one.key}-{box}" for box in BOXES)) if one.choices is None else (one.key,)
    return changed(request, page=None, **dict.fromkeys(keys))


def table_of(
    request: SignedInRequest, children: QuerySet[Child], today: date, caption: str
) -> Table:
    """The table: sorted by the database, each row made when it is drawn."""
    columns = columns_for(request.user)
    sort = chosen_sort(request, [each.column for each in columns], "name")
    if any(each.verb for each in columns) and not reach_alike(request.user, Verb.SEE_IMMIGRATION):
        may = visible_children(request.user, Verb.SEE_IMMIGRATION).values("pk")
        seen = Case(When(pk__in=may, then=Value(True)), default=Value(False))
        children = children.annotate(immigration_seen=seen)
    return Table(
        caption,
        [each.column for each in columns],
        CountedOnce(children.select_related("standing", *TOGETHER).order_by(*order(sort, columns))),
        sort=sort,
        per_page=PER_PAGE,
        empty="No children here. If a filter is on, take it away to see more.",
        as_row=partial(row_of, columns=columns, today=today),
    )


def order(sort: str, columns: Sequence[ListColumn]) -> list[OrderBy]:
    """What to sort by. What is not known comes last, either way up; names tell equals apart."""
    key, is_down = sort.removeprefix("-"), sort.startswith("-")
    fields = next(each.fields for each in columns if each.column.key == key)
    return [by(field, is_down=is_down) for field in fields] + [
        by(field, is_down=False) for field in BY_NAME if field not in fields
    ]


def by(field: str, *, is_down: bool) -> OrderBy:
    """One field, up or down; a minus before it turns it round."""
    name = F(field.removeprefix("-"))
    if is_down == field.startswith("-"):
        return name.asc(nulls_last=True)
    return name.desc(nulls_last=True)
