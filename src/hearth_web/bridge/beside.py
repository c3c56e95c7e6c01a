"""The tables of practice, which the return has no place for, read from the database.

Nothing of them feeds the return; what came in under these names goes out so. Measures count some.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals.stable.v2 as nw
from django.apps import apps

from hearth.records import EXTRA_TABLES, Kind, Table
from hearth_web.bridge.tables import Columns, Only, columns_of, of_children, typed
from hearth_web.people.models import AdoptionPlan, Fact
from hearth_web.wellbeing.models import MissingEpisode

__all__ = ["COUNTED", "counted", "practice"]

COUNTED: Mapping[str, tuple[str, ...]] = {
    "visits": ("child", "date", "kind", "seen", "seen_alone", "in_person"),
    "events": (
        *("child", "event", "date", "time", "until", "outcome", "about"),
        *("level", "number", "number_of", "voice"),
    ),
}
"""The tables that measures count, and the columns they do it by: nobody's words are among them."""

# Columns that have another name in the database.
PLACES = {"start": "decom", "end": "dec", "sdq_score": "score", "sdq_reason": "reason"}
OF_TABLE: Mapping[str, Mapping[str, str]] = {
    "missing_interviews": {
        "end": "mis_end",
        "offered": "interview_offered",
        "accepted": "interview_accepted",
    }
}
YES_NO: Mapping[Any, bool | None] = {"1": True, "Y": True, "0": False, "N": False}


def practice(only: Only = None) -> dict[str, nw.DataFrame[Any]]:
    """Each table of practice that facts are kept of, by its name; of these children, or all."""
    return {name: read(model, EXTRA_TABLES[name], only) for name, model in kept()}


def counted(only: Only = None) -> dict[str, nw.DataFrame[Any]]:
    """The tables of `COUNTED`, and their columns."""
    return {
        name: read(model, EXTRA_TABLES[name], only).select(*COUNTED[name])
        for name, model in kept()
        if name in COUNTED
    }


def kept() -> Iterator[tuple[str, type[Fact]]]:
    """Every table of practice with the model that answers to it."""
    yield "adoption", AdoptionPlan
    yield "missing_interviews", MissingEpisode
    for model in apps.get_models():
        if issubclass(model, Fact) and model.table in EXTRA_TABLES:
            yield model.table, model


def read(model: type[Fact], table: Table, only: Only) -> nw.DataFrame[Any]:
    """One table; a column that the model has not is null."""
    own = {field.name for field in model._meta.concrete_fields}
    known = {**PLACES, **OF_TABLE.get(table.name, {})}
    # A column is under its own name first.
    places = {n: at for n in table.names if (at := n if n in own else known.get(n, n)) in own}
    places |= {"child": "child__child"} if "child" in table.names else {}
    rows = of_children(model._default_manager.order_by(), only)
    return typed(table, in_kind(table, columns_of(rows, places)))


def in_kind(table: Table, columns: Columns) -> Columns:
    """The same, with yes and no as true and false."""
    kinds = {column.name: column.kind for column in table.columns}
    return {
        name: [YES_NO.get(value) for value in values] if kinds[name] is Kind.YES_NO else values
        for name, values in columns.items()
    }
