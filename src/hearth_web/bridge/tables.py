"""Each neutral table read from the database: few queries, whole columns at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

import narwhals.stable.v2 as nw
from django.apps import apps
from django.db.models import Model, QuerySet

from hearth import frames
from hearth.records import TABLES, Kind, Table, schema_of
from hearth_web.people.models import Child, Fact

__all__ = ["Columns", "columns_of", "facts", "header", "of_children", "read", "typed", "uasc"]

Columns = dict[str, Sequence[Any]]
Only = Collection[UUID] | None
Kept = TypeVar("Kept", bound=Model)

# What a return repeats of the child on each row of theirs, and where it is in the database.
OF_THE_CHILD = {"child": "child__child", "dob": "child__dob", "sex": "child__sex"}
TEXT = (Kind.IDENTIFIER, Kind.CODE, Kind.PARTIAL_DATE, Kind.POSTCODE, Kind.TEXT)


def facts() -> Iterator[type[Fact]]:
    """Every model that answers to a neutral table, whichever app it is in."""
    for model in apps.get_models():
        if issubclass(model, Fact) and model.table in TABLES:
            yield model


def of_children(rows: QuerySet[Kept], only: Only, by: str = "child_id") -> QuerySet[Kept]:
    """The rows of these children; all of them when None."""
    return rows if only is None else rows.filter(**{f"{by}__in": only})


def read(model: type[Fact], only: Only) -> nw.DataFrame[Any]:
    """The neutral table of a model, without `year` where the model has none."""
    table = TABLES[model.table]
    own = {field.name for field in model._meta.concrete_fields} - {"child"}
    places = {name: name for name in (*table.names, "year") if name in own}
    places |= {name: at for name, at in OF_THE_CHILD.items() if name in table.names}
    rows = of_children(model._default_manager.order_by(), only)
    return typed(table, columns_of(rows, places))


def columns_of(rows: QuerySet[Any], places: dict[str, str]) -> Columns:
    """The named columns of a query, each from its place in the database."""
    found = list(zip(*rows.values_list(*places.values()), strict=True))
    return dict(zip(places, found or [()] * len(places), strict=True))


def typed(table: Table, columns: Columns) -> nw.DataFrame[Any]:
    """The table in its types; empty text is null, and a column nobody holds is null throughout."""
    height = len(next(iter(columns.values()), ()))
    schema = {name: kind for name, kind in schema_of(table).items() if name != "year"}
    if "year" in columns:
        schema["year"] = nw.Int64
    whole = {name: columns.get(name) or [None] * height for name in schema}
    frame = frames.from_columns(whole, schema)
    blanks = [column for column in table.columns if column.kind in TEXT and column.name in columns]
    return frame.with_columns(*(unblank(column.name, column.kind) for column in blanks))


def unblank(name: str, kind: Kind) -> nw.Expr:
    """Text with nothing in it as null; a postcode as the return writes it."""
    value = nw.col(name)
    if kind is Kind.POSTCODE:
        value = value.str.replace_all(" ", "", literal=True).str.to_uppercase()
    return nw.when(value != "").then(value).alias(name)


def header(only: Only) -> nw.DataFrame[Any]:
    """Who every child is."""
    table = TABLES["header"]
    rows = of_children(Child.objects.order_by(), only, "id")
    return typed(table, columns_of(rows, {name: name for name in table.names}))


def uasc(only: Only) -> nw.DataFrame[Any]:
    """Children who were ever unaccompanied and seeking asylum."""
    table = TABLES["uasc"]
    rows = of_children(Child.objects.filter(uasc=True).order_by(), only, "id")
    return typed(table, columns_of(rows, {name: name for name in table.names}))
