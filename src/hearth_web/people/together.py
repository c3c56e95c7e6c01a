"""Every plain kind of fact of one child in one question, instead of one question a kind.

A page about a child shows some twenty kinds of fact, most of them a row or two. Each row comes as
JSON under the name of its model, so that rows of all shapes stand in one answer.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import F, Field, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject

from hearth_web.people.models import Child, Fact

__all__ = ["is_plain", "read_together"]

ANYBODY = UUID(int=0)  # stands for the child where the question is kept
NAME = re.compile(r"[a-z_.]+")
LEFT_OUT = frozenset({"child", "changed_at"})  # the one is known, the other is not shown


@cache
def plain_kinds() -> Mapping[type[Fact], str]:
    """The kinds of fact that lead nowhere but to the child, of every app, and their names."""
    return {
        model: model._meta.label_lower
        for model in apps.get_models()
        if issubclass(model, Fact) and not leads_on(model)
    }


def leads_on(model: type[Fact]) -> bool:
    """Whether rows of a kind need something beside them that is not the child."""
    columns = model._meta.concrete_fields
    return any(field.is_relation and field.name != "child" for field in columns)


def is_plain(model: type[Fact]) -> bool:
    """Whether it is a kind of fact whose rows need nothing beside them."""
    return model in plain_kinds()


def read_together(child: Child) -> Mapping[type[Fact], list[Any]]:
    """Every fact of the plain kinds, each kind in its model's order. Read only: not to be saved."""
    by_name = {name: model for model, name in plain_kinds().items()}
    found: dict[type[Fact], list[Any]] = defaultdict(list)
    for name, values in answered(child):
        found[by_name[name]].append(made(by_name[name], json.loads(values), child))
    for model, facts in found.items():
        order = [*map(str, model._meta.ordering or ()), "pk"]
        for key in reversed(order):
            facts.sort(key=attrgetter(key.removeprefix("-")), reverse=key.startswith("-"))
    return found


def answered(child: Child) -> list[tuple[str, str]]:
    """The name of the kind and the values, as JSON, of every row."""
    sql, given = question(connection.vendor)
    anybody, theirs = in_database(ANYBODY), in_database(child.pk)
    with connection.cursor() as cursor:
        cursor.execute(sql, [theirs if each == anybody else each for each in given])
        return cursor.fetchall()


@cache
def question(vendor: str) -> tuple[str, Sequence[Any]]:
    """The question and what it is given, about nobody yet: Django takes longer to write its ten
    thousand letters than the database to answer."""
    first, *others = (rows_of(model, ANYBODY) for model in plain_kinds())
    sql, given = first.union(*others, all=True).query.sql_with_params()
    pieces = iter(sql.split("%s"))
    written, kept = [next(pieces)], []
    for value, piece in zip(given, pieces, strict=True):
        # Names of columns are hundreds: as values they would be looked through at every question.
        is_name = isinstance(value, str) and NAME.fullmatch(value)
        written += [f"'{value}'" if is_name else "%s", piece]
        kept += [] if is_name else [value]
    return "".join(written), kept


def in_database(id: UUID) -> Any:
    """A child's id as this database is asked for it."""
    return Child._meta.pk.get_db_prep_value(id, connection)


def rows_of(model: type[Fact], child: UUID) -> QuerySet[Any, Any]:
    """The rows of one kind, each with the name of the kind."""
    columns = {field.attname: F(field.attname) for field in shown(model)}
    rows = model._default_manager.filter(child=child).order_by()
    values = Cast(JSONObject(**columns), TextField())
    return rows.values_list(Value(model._meta.label_lower), values)


def shown(model: type[Fact]) -> list[Field[Any, Any]]:
    """The columns that are read."""
    return [field for field in model._meta.concrete_fields if field.name not in LEFT_OUT]


def made(model: type[Fact], values: Mapping[str, Any], child: Child) -> Any:
    """A row as its model, as if it had been read in the ordinary way."""
    fields = shown(model)
    read = [field.to_python(values[field.attname]) for field in fields]
    fact = model.from_db(None, [field.attname for field in fields], read)
    fact.child = child
    return fact
