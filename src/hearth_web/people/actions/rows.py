"""Rows in memory: copied, given values, compared, saved again."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import models
from django.db.models.fields.files import FieldFile

from hearth_web import audit
from hearth_web.people.actions.geography import DERIVED

__all__ = ["copy_of", "give", "logged", "save_again"]

Row = TypeVar("Row", bound=models.Model)
KEPT_BY_US = ("version", "changed_at")
NEVER_GIVEN = {"id", *KEPT_BY_US}


def copy_of(row: Row) -> Row:
    """Another in memory, so that how it was is still known."""
    return copy.copy(row)


def give(row: models.Model, values: Mapping[str, Any]) -> None:
    """Set fields by name. Nothing known is empty text where a column holds text."""
    for name, value in values.items():
        each = row._meta.get_field(name.removesuffix("_id"))
        if name in NEVER_GIVEN or (each.name == "child" and each.is_relation):
            raise TypeError(f"{name} is not given: the action sets it.")
        plain_text = isinstance(each, models.CharField | models.TextField) and not each.null
        setattr(row, name, "" if value is None and plain_text else value)


def logged(row: models.Model) -> dict[str, Any]:
    """The columns that the log keeps: neither ours nor what is worked out of others."""
    worked_out = DERIVED if row._meta.model_name == "placement" else ()
    values = audit.values_of(row, leave_out=("child_id", *KEPT_BY_US, *worked_out))
    files = {name: str(value) for name, value in values.items() if isinstance(value, FieldFile)}
    return values | files


def save_again(
    model: type[models.Model], rows: Sequence[models.Model], columns: Sequence[str] = ()
) -> None:
    """Write rows that exist already, in as few statements as one can."""
    if rows:
        names = columns or [
            each.name for each in model._meta.concrete_fields if not each.primary_key
        ]
        model._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=names
        )
