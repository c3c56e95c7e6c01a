"""The database's rows as lines of JSON that any engine gives and takes alike."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

from hearth_web.config.backups.errors import BackupError

__all__ = [
    "Model",
    "empty_tables",
    "lines_of",
    "load",
    "model_named",
    "models_kept",
    "set_counters",
]

Model = type[models.Model]
ROWS = 500  # in one part, so that no table need fit in memory
SIGNED_IN = {"sessions.session", "usersessions.usersession"}  # a restore signs everyone out


def all_models() -> list[Model]:
    """Every table the site has."""
    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.managed and not one._meta.proxy]


def models_kept() -> list[Model]:
    """Every table that is backed up."""
    return [one for one in all_models() if one._meta.label_lower not in SIGNED_IN]


def model_named(label: str) -> Model:
    """The table a backup speaks of. Raises BackupError when this version has none."""
    for one in models_kept():
        if one._meta.label_lower == label:
            return one
    raise BackupError(f"The backup holds a table, {label}, that this version of Hearth has not.")


def columns_of(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def lines_of(model: Model) -> Iterator[bytes]:
    """Parts of a table: a line of column names, then a line for each row."""
    fields = model._meta.concrete_fields
    opening = json.dumps(columns_of(model)) + "\n"
    rows = model._base_manager.order_by("pk").iterator(chunk_size=ROWS)
    while part := list(islice(rows, ROWS)):
        text = [json.dumps([plain(f, row) for f in fields], default=said) for row in part]
        yield (opening + "\n".join(text) + "\n").encode()


def plain(field: models.Field[Any, Any], row: models.Model) -> Any:
    value = field.value_from_object(row)
    return value.name if isinstance(field, models.FileField) else value


def said(value: Any) -> Any:
    """Values JSON has no word for; each field's `to_python` reads them back."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()  # to the microsecond: the audit chain is of it
    if isinstance(value, UUID | Decimal | timedelta):
        return str(value)
    if isinstance(value, bytes | memoryview | bytearray):
        return b64encode(bytes(value)).decode()
    raise BackupError(f"A backup cannot hold a value of the kind {type(value).__name__}.")


def load(model: Model, part: bytes) -> int:
    """Add the rows of one part as they were; how many they are."""
    names, *rows = (json.loads(line) for line in part.splitlines())
    fields = list(model._meta.concrete_fields)
    if names != columns_of(model):
        raise BackupError(
            f"The columns of {model._meta.label_lower} in the backup are not this version's."
        )
    add_rows(model, [built(model, fields, row) for row in rows])
    return len(rows)


def built(model: Model, fields: Sequence[models.Field[Any, Any]], row: Iterable[Any]) -> Any:
    values = {
        field.attname: value if isinstance(field, models.JSONField) else field.to_python(value)
        for field, value in zip(fields, row, strict=True)
    }
    return model(**values)


def add_rows(model: Model, rows: list[Any]) -> None:
    """Insert rows with their own keys and times; `raw` keeps Django from stamping today on them."""
    fields = list(model._meta.concrete_fields)
    size = max(1, min(ROWS, connection.ops.bulk_batch_size(fields, rows)))
    for start in range(0, len(rows), size):
        insert = model._base_manager.all()._insert  # type: ignore[attr-defined]
        insert(rows[start : start + size], fields=fields, raw=True)


def empty_tables() -> None:
    """Remove every row. Inside a transaction, so that a failure afterwards brings them back."""
    with connection.cursor() as cursor:
        for model in all_models():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def set_counters() -> None:
    """Let the next numbers given by the database follow those restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_kept()):
            cursor.execute(statement)
