"""What is held beside what the files have: the changes, as they are kept until they are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Model, TextField

__all__ = [
    "ACTS",
    "DATED",
    "change",
    "changes_to",
    "in_model",
    "key_of",
    "model_of",
    "plain",
    "tally",
]

# What a person tells one row of a kind from another by.
DATED = ("decom", "review", "mis_start", "date", "date_placed", "dolo_start", "year")
ACTS = ("new", "changed", "ended", "removed")
Values = Mapping[str, Any]
Change = dict[str, Any]


def changes_to(
    model: type[Model],
    key: Sequence[str],
    held: Iterable[Model],
    wanted: Iterable[Values],
    gone: Callable[[Model], bool] = lambda _row: False,
) -> list[Change]:
    """What makes the rows held say what is wanted.

    Rows are told apart by the columns of `key`. A row that nothing wants is removed where `gone`
    says so. Columns that are not wanted stay as they are.
    """
    standing: dict[tuple[Any, ...], list[Model]] = {}
    for row in held:
        standing.setdefault(key_of(row, key), []).append(row)
    asked, found = set(), []
    for values in wanted:
        asked.add(which := tuple(values.get(name) for name in key))
        if made := change(model, nearest(standing.get(which, []), values), values):
            found.append(made)
    left = (row for which, rows in standing.items() if which not in asked for row in rows)
    found += [change(model, row, None) for row in left if gone(row)]
    return found


def nearest(rows: list[Model], values: Values) -> Model | None:
    """Of rows with one key, taken out of them, the one that says most of what is wanted.

    An attempt at a visit and the visit may be on one day.
    """
    if not rows:
        return None
    # Nothing known is empty text in a row and None in the values.
    found = max(
        rows,
        key=lambda row: sum((getattr(row, n) or None) == (v or None) for n, v in values.items()),
    )
    rows.remove(found)
    return found


def key_of(row: Model, key: Iterable[str]) -> tuple[Any, ...]:
    """What tells a row from others of its kind."""
    return tuple(getattr(row, name) for name in key)


def change(model: type[Model], row: Model | None, values: Values | None) -> Change:
    """One change: an addition (no row), a correction, or a removal (no values); {} for none.

    `before` and `after` hold only what differs, as JSON will give it back.
    """
    label = model._meta.label_lower
    if row is None:
        after = {name: plain(v) for name, v in (values or {}).items() if v not in (None, "")}
        return {"model": label, "id": None, "act": "new", "before": {}, "after": after}
    before = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
    if values is None:
        said = {name: plain(v) for name, v in before.items() if is_worth_saying(name, v)}
        return {"model": label, "id": str(row.pk), "act": "removed", "before": said, "after": {}}
    after = {name: as_held(model, name, value) for name, value in values.items()}
    differ = [name for name, value in after.items() if before[name] != value]
    if not differ:
        return {}
    ended = "dec" in differ and before["dec"] is None
    return {
        "model": label,
        "id": str(row.pk),
        "act": "ended" if ended else "changed",
        "of": {name: plain(before[name]) for name in DATED if before.get(name)},
        "before": {name: plain(before[name]) for name in differ},
        "after": {name: plain(after[name]) for name in differ},
    }


def is_worth_saying(name: str, value: Any) -> bool:
    """Whether a column tells a person something of a row."""
    return value not in (None, "") and name not in {"id", "child_id", "version", "changed_at"}


def as_held(model: type[Model], name: str, value: Any) -> Any:
    """A value as the database would give it back: nothing known is empty text in a text column."""
    field = model._meta.get_field(field_name(name))
    if value is None and isinstance(field, CharField | TextField) and not field.null:
        return ""
    return value


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def model_of(label: str) -> Any:
    """The model a change is of."""
    return apps.get_model(label)


def in_model(model: Any, values: Values) -> dict[str, Any]:
    """JSON values as the model's columns hold them."""
    return {
        name: model._meta.get_field(field_name(name)).to_python(v) for name, v in values.items()
    }


def field_name(column: str) -> str:
    """The field of a column: `worker_id` is of `worker`, but `sw_id` is itself."""
    return column.removesuffix("_id") if column in {"worker_id", "team_id", "other_id"} else column


def tally(changes: Iterable[Change]) -> Counter[str]:
    """How many changes there are of each act, those kept back apart."""
    return Counter("held" if each.get("held") else each["act"] for each in changes)
