"""Adding, changing and removing a row: the rules are asked first, and the log is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import ProtectedError

from hearth_web import audit
from hearth_web.audit.log import Actor
from hearth_web.board.models import Row
from hearth_web.board.rules import Fault, RefusedError, faults_of, is_closed

__all__ = ["StaleError", "add", "change", "remove"]

R = TypeVar("R", bound=Row)


class StaleError(Exception):
    """Somebody else changed the row since it was read."""


def add(*, by: Actor, row: R) -> R:
    """Keep a new row. Raises RefusedError when it does not fit."""
    with transaction.atomic():
        refuse(row)
        row.save(force_insert=True)
        log(by, row, "added", {}, audit.values_of(row))
    return row


def change(*, by: Actor, row: R, values: Mapping[str, Any], version: int | None = None) -> R:
    """Change a row; with `version`, only if it still has that one.

    Raises RefusedError when it would not fit, StaleError when somebody was there before.
    """
    with transaction.atomic():
        held = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if version is not None and held.version != version:
            raise StaleError
        before = audit.values_of(held)
        for name, value in values.items():
            setattr(held, name, value)
        refuse(held)
        held.version += 1
        held.save()
        log(by, held, "changed", *audit.changes(before, audit.values_of(held)))
    return held


def remove(*, by: Actor, row: Row, why: str = "") -> None:
    """Take a row out. Raises RefusedError while others hang on it."""
    try:
        with transaction.atomic():
            log(by, row, "removed", audit.values_of(row), {}, why)
            row.delete()
    except ProtectedError as held:
        raise RefusedError(Fault("", kept_words(row, held))) from held


def kept_words(row: Row, held: ProtectedError) -> str:
    """Why it cannot go."""
    names = {str(each._meta.verbose_name) for each in held.protected_objects}
    return (
        f"“{row}” cannot be removed, because it stands in what was recorded already "
        f"({', '.join(sorted(names))}). End it, or close it, instead."
    )


def refuse(row: Row) -> None:
    """Raises RefusedError when the row does not fit."""
    if faults := faults_of(row):
        raise RefusedError(*faults)


def log(
    by: Actor,
    row: models.Model,
    done: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    why: str = "",
) -> None:
    """Tell the log; of what is closed only which columns, as its readers may not see it."""
    if is_closed(row):
        before, after = {}, {"closed": sorted({*before, *after} - {"version"})}
    audit.record(
        by=by,
        action=f"{row._meta.label_lower}.{done}",
        subject=row,
        before=before,
        after=after,
        why=why,
    )
